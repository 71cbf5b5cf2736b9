package org.torrust.deployer.api.input;

/** What was typed, fit to be shown in a message: with nothing that steers a terminal, and not endless. */
public final class Quoted {

    private static final int LONGEST = 60;

    /** Control characters, marks of direction, halves of letters; and what separates lines and is none of those. */
    private static final String STEERING = "[\\p{C}\\p{Zl}\\p{Zp}]";

    private Quoted() {}

    /** On one line. */
    public static String of(String typed) {
        var start = typed.length() <= LONGEST ? typed : typed.substring(0, LONGEST) + "…";
        return line(start);
    }

    /** All of it, on one line. */
    public static String line(String text) {
        return text.replaceAll(STEERING, "?");
    }

    /** All of it, on as many lines as it has. */
    public static String whole(String text) {
        return text.replaceAll("[" + STEERING + "&&[^\n]]", "?");
    }
}
