package org.torrust.deployer.query.views;

import java.util.List;

/**
 * The kept answers of a projection beside those that follow from the events.
 *
 * @param position how far it has come, and so how far the events were folded; 0 when nothing is kept
 * @param head where the history ends; before {@code position} where its end was cut off
 * @param rows how many answers follow from the events
 * @param differing how many answers differ, are missing, or are too many
 * @param differences where; of many only the first
 */
public record Comparison(
        String projection, long position, long head, long rows, long differing, List<Difference> differences) {

    public Comparison {
        differences = List.copyOf(differences);
    }

    public boolean isSame() {
        return differing == 0 && !isAhead();
    }

    /** Whether it was made of events that are no more. */
    public boolean isAhead() {
        return position > head;
    }
}
