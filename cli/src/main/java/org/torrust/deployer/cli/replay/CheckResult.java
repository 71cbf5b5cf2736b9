package org.torrust.deployer.cli.replay;

import java.util.List;

/**
 * What a check of a history came to.
 *
 * @param environments the names there are events of, sorted
 * @param decisions how often this program decided again
 */
public record CheckResult(List<String> environments, long events, long decisions, List<Finding> findings) {

    public CheckResult {
        environments = List.copyOf(environments);
        findings = List.copyOf(findings);
    }

    public boolean isGood() {
        return findings.isEmpty();
    }
}
