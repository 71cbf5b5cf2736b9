package org.torrust.deployer.adapter.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One command that sets something right.
 *
 * @param words the program and its arguments; no shell looks at them
 * @param asRoot whether it only works as root
 */
public record Command(List<String> words, boolean asRoot) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./~-]+");

    public Command {
        words = List.copyOf(words);
    }

    static Command plain(String... words) {
        return new Command(List.of(words), false);
    }

    static Command root(String... words) {
        return new Command(List.of(words), true);
    }

    /** The words as one who may become root that way has to run them. */
    List<String> words(Privilege privilege) {
        if (!asRoot || privilege == Privilege.ROOT) {
            return words;
        }
        var whole = new ArrayList<>(List.of("sudo", "-n"));
        whole.addAll(words);
        return whole;
    }

    /** The program that does the work, behind what only prepares it. */
    String program() {
        return words.stream()
                .filter(word -> !word.equals("env") && word.indexOf('=') < 0)
                .findFirst()
                .orElse("env");
    }

    /** As it could be typed into a shell. */
    static String shown(List<String> words) {
        return String.join(" ", words.stream().map(Command::quoted).toList());
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
