package org.torrust.deployer.adapter.docker;

import java.util.Set;

/**
 * What {@code docker compose up --detach} says of each thing it looked at, e.g. {@code Container torrust-tracker-1  Running}.
 * A word it does not know counts as work done.
 */
final class UpOutput {

    private static final Set<String> FOUND_AS_WISHED = Set.of("Running", "Healthy", "Waiting", "Exited");

    private UpOutput() {}

    /** Whether everything was there and up before. */
    static boolean changedNothing(String output) {
        var lines = output.lines()
                .map(String::strip)
                .filter(UpOutput::isAboutAThing)
                .toList();
        return !lines.isEmpty() && lines.stream().allMatch(line -> FOUND_AS_WISHED.contains(lastWord(line)));
    }

    private static boolean isAboutAThing(String line) {
        return line.startsWith("Container ")
                || line.startsWith("Network ")
                || line.startsWith("Volume ")
                || line.startsWith("Image ");
    }

    private static String lastWord(String line) {
        return line.substring(line.lastIndexOf(' ') + 1);
    }
}
