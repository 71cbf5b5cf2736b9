package org.torrust.deployer.adapter.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.torrust.deployer.api.input.PlainFile;

/** A tool's words as they are kept with a failure: as many as somebody reads, however much it said and in whatever bytes. */
public final class ToolWords {

    private static final int LOOKED_AT = 1 << 16;
    private static final int LONGEST_LINE = 2000;

    private ToolWords() {}

    /** The text, or its beginning where it is longer than that. */
    public static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }

    /** The same for one line. */
    public static String line(String text) {
        return cut(text, LONGEST_LINE);
    }

    /** The first lines of a file that are not blank; empty when there are none, or no file. */
    public static String first(Path file, int most) {
        return told(lines(file, 0).stream()
                .filter(line -> !line.isBlank())
                .limit(most)
                .toList());
    }

    /** The last lines of a file; empty when there are none, or no file. */
    public static String last(Path file, int most) {
        var lines = lines(file, Math.max(0, file.toFile().length() - LOOKED_AT));
        return told(lines.subList(Math.max(0, lines.size() - most), lines.size()));
    }

    private static String told(List<String> lines) {
        return lines.stream().map(ToolWords::line).collect(Collectors.joining("\n"));
    }

    private static List<String> lines(Path file, long from) {
        if (!PlainFile.isReadable(file)) {
            return List.of(); // It is a courtesy; the failure itself is told.
        }
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(from);
            var bytes = new byte[(int) Math.min(LOOKED_AT, in.length() - from)];
            in.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
