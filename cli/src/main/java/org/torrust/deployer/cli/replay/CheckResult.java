package org.torrust.deployer.cli.replay;

import java.util.List;

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

    public boolean isGood() {
        return found == 0;
    }
}
