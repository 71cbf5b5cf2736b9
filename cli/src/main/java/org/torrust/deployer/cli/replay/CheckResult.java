package org.torrust.deployer.cli.replay;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a check of a history came to.
 *
 * @param environments the names there are events of, sorted
 * @param decisions how often this program decided again
 * @param found how many findings there are; of very many {@code findings} holds the first
 */
public record CheckResult(List<String> environments, long events, long decisions, long found, List<Finding> findings) {

    public CheckResult {
        environments = List.copyOf(environments);
        findings = List.copyOf(findings);
    }

    /** The same with what is found where it does not look itself. */
    public CheckResult and(Finding more) {
        return new CheckResult(
                environments,
                events,
                decisions,
                found + 1,
                Stream.concat(findings.stream(), Stream.of(more)).toList());
    }

    public boolean isGood() {
        return found == 0;
    }
}
