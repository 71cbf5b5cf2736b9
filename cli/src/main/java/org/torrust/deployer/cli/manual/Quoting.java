package org.torrust.deployer.cli.manual;

/** Texts as words of a shell. */
final class Quoting {

    private Quoting() {}

    /** For bash, zsh and fish alike, in which a quote ends the word and a backslash brings one in. */
    static String single(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** For fish, where a backslash counts within the quotes. */
    static String fish(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /** Within the brackets and colons of zsh's {@code _arguments} and {@code _describe}. */
    static String zsh(String text) {
        return text.replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("]", "\\]")
                .replace(":", "\\:");
    }

    /** The first sentence: shells show one line beside a word. */
    static String firstSentence(String text) {
        var end = text.indexOf(". ");
        var sentence = end < 0 ? text : text.substring(0, end);
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
