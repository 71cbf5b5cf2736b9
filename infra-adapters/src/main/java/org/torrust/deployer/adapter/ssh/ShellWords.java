package org.torrust.deployer.adapter.ssh;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Spells an argument list so that a POSIX shell reads back the same list (XCU 2.2.2, single quotes). SSH knows only command
 * lines, and the account's shell takes them apart.
 */
public final class ShellWords {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+:,./-]+");

    private ShellWords() {}

    /** @throws IllegalArgumentException when the command is empty or an argument holds a NUL, which no program can be given */
    public static String line(List<String> command) {
        if (command.isEmpty()) {
            throw new IllegalArgumentException("there is no command to run");
        }
        return command.stream().map(ShellWords::word).collect(Collectors.joining(" "));
    }

    private static String word(String word) {
        if (word.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("an argument holds a NUL character");
        }
        return PLAIN.matcher(word).matches() ? word : quoted(word);
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
