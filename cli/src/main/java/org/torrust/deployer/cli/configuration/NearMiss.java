package org.torrust.deployer.cli.configuration;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Guesses which word was meant, where one is near enough to what was typed. */
public final class NearMiss {

    private static final int FARTHEST = 3;
    private static final LevenshteinDistance LETTERS = new LevenshteinDistance(FARTHEST);

    private NearMiss() {}

    /** The word that fewest letters tell from what was typed. */
    public static Optional<String> among(Stream<String> words, String typed) {
        return among(words, typed, word -> letters(word, typed));
    }

    static Optional<String> among(Stream<String> words, String typed, ToIntFunction<String> distance) {
        return words.distinct()
                .min(Comparator.comparingInt(distance))
                .filter(word -> distance.applyAsInt(word) <= Math.min(FARTHEST, typed.length() / 2));
    }

    /** How many letters tell them apart; very many where it is more than anyone would guess. */
    static int letters(String word, String typed) {
        var letters = LETTERS.apply(word, typed);
        return letters < 0 ? Integer.MAX_VALUE : letters;
    }
}
