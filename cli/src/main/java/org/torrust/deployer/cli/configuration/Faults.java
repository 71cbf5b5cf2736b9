package org.torrust.deployer.cli.configuration;

import java.util.List;

/** All that is wrong with a configuration, told at once. */
public final class Faults extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int MOST_TOLD = 50;

    private final transient List<Violation> violations;

    Faults(List<Violation> violations) {
        super(title(violations));
        this.violations = violations.stream().limit(MOST_TOLD).toList();
    }

    private static String title(List<Violation> violations) {
        if (violations.size() == 1) {
            return violations.getFirst().toString();
        }
        return violations.size() <= MOST_TOLD
                ? "The configuration has %d faults.".formatted(violations.size())
                : "The configuration has %d faults; the first %d are told.".formatted(violations.size(), MOST_TOLD);
    }

    /** One sentence each. */
    public List<Violation> violations() {
        return violations;
    }
}
