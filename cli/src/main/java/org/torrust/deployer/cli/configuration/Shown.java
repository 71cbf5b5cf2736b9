package org.torrust.deployer.cli.configuration;

import org.torrust.deployer.api.input.Quoted;

/** What was typed, as it can be shown: no control characters, not endless, and nobody's password out of an address. */
final class Shown {

    private static final int LONGEST = 120;
    private static final int KEPT = 60;

    private Shown() {}

    static String of(String typed) {
        var open = typed.replaceAll("//[^/\\s]*@", "//***@");
        var start = open.length() <= LONGEST ? open : open.substring(0, KEPT) + "…";
        return Quoted.line(start);
    }

    /** The words as a sentence. */
    static String sentence(String words) {
        return words.matches("(?s).*[.?…]") ? words : words + ".";
    }
}
