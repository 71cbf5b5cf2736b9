package org.torrust.deployer.adapter.docker;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Cuts a tool's output down to what an operator can read in an error: its end, without colours, each line once (a crash
 * loop says the same again and again), in lines that fit. */
final class LastLines {

    private static final int LINES = 20;
    private static final int WIDTH = 1000;
    private static final Pattern TERMINAL = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]|[\\p{Cntrl}&&[^\\n\\t]]");

    private LastLines() {}

    static String of(String text) {
        var lines = TERMINAL.matcher(text)
                .replaceAll("")
                .lines()
                .filter(line -> !line.isBlank())
                .distinct()
                .toList();
        return lines.stream()
                .skip(Math.max(0, lines.size() - LINES))
                .map(line -> line.length() <= WIDTH ? line : line.substring(0, WIDTH) + "…")
                .collect(Collectors.joining("\n"));
    }
}
