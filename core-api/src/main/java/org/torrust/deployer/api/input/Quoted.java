package org.torrust.deployer.api.input;

/** What was typed, fit to be shown in a message: with nothing that steers a terminal, and not endless. */
public final class Quoted {

    private static final int LONGEST = 60;

    private Quoted() {}

    /** On one line. */
    public static String of(String typed) {
        var start = typed.length() <= LONGEST ? typed : typed.substring(0, LONGEST) + "…";
        return start.replaceAll("\\p{C}", "?");
    }

    /** All of it, on as many lines as it has. */
    public static String whole(String text) {
        return text.replaceAll("[\\p{C}&&[^\n]]", "?");
    }
}
