package org.torrust.deployer.cli.configuration;

import java.util.List;

/** All that is wrong with a configuration, told at once. */
public final class Faults extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<String> violations;

    Faults(List<String> violations) {
        super(
                violations.size() == 1
                        ? violations.getFirst()
                        : "The configuration has %d faults.".formatted(violations.size()));
        this.violations = List.copyOf(violations);
    }

    /** One sentence each. */
    public List<String> violations() {
        return violations;
    }
}
