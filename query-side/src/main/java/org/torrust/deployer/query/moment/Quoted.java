package org.torrust.deployer.query.moment;

/** What was typed, fit to be shown in a message. */
final class Quoted {

    private static final int LONGEST = 60;

    private Quoted() {}

    static String of(String typed) {
        var visible = typed.replaceAll("\\p{C}", "?");
        return visible.length() <= LONGEST ? visible : visible.substring(0, LONGEST) + "…";
    }
}
