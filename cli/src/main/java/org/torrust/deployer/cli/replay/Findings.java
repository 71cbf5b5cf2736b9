package org.torrust.deployer.cli.replay;

import java.util.ArrayList;
import java.util.List;

/** What a check has found so far; of very many the first are kept and the others counted. */
final class Findings {

    private static final int MOST = 1000;

    private final List<Finding> kept = new ArrayList<>();
    private long count;

    void add(Finding finding) {
        count++;
        if (kept.size() < MOST) {
            kept.add(finding);
        }
    }

    /** Takes one in the place of another that was added before, where that was kept. */
    void replace(Finding before, Finding after) {
        var place = kept.lastIndexOf(before);
        if (place >= 0) {
            kept.set(place, after);
        }
    }

    List<Finding> kept() {
        return List.copyOf(kept);
    }

    long count() {
        return count;
    }
}
