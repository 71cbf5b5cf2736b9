package org.torrust.deployer.cli.configuration;

import java.util.Comparator;
import java.util.List;

/** All that is wrong with a configuration, told at once. */
public final class Faults extends RuntimeException {

    private static final long serialVersionUID = 1L;
    static final int MOST_TOLD = 50;

    private final transient List<Violation> violations;

    Faults(List<Violation> violations) {
        super(title(violations));
        this.violations = inOrder(violations).stream().limit(MOST_TOLD).toList();
    }

    /** Those of a file together, by its lines. */
    private static List<Violation> inOrder(List<Violation> violations) {
        var sources = violations.stream().map(Violation::source).distinct().toList();
        return violations.stream()
                .sorted(Comparator.<Violation>comparingInt(violation -> sources.indexOf(violation.source()))
                        .thenComparingInt(violation -> violation.line() == null ? 0 : violation.line()))
                .toList();
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
