package org.torrust.deployer.cli.manual;

import java.util.List;

/** What an option or argument takes, as far as a shell can help with it. */
sealed interface Value {

    /** Nothing: the option is a flag. */
    record None() implements Value {}

    /** Something nobody can guess. */
    record Any() implements Value {}

    record Files() implements Value {}

    record Folders() implements Value {}

    /** The name of an environment that is there. */
    record Environments() implements Value {}

    /** The id of an operation that was asked for not long ago. */
    record Operations() implements Value {}

    /**
     * One of a few words.
     *
     * @param several whether more of them can follow, with commas between
     */
    record Words(List<String> words, boolean several) implements Value {

        public Words {
            words = List.copyOf(words);
        }

        /** Whether something has to follow right behind each, as a value does behind {@code key=}. */
        boolean isOpen() {
            return !words.isEmpty() && words.stream().allMatch(word -> word.endsWith("="));
        }
    }
}
