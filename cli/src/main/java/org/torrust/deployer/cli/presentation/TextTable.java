package org.torrust.deployer.cli.presentation;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Rows in columns as wide as they need, the first row being the heads. */
final class TextTable {

    static final String MARK = " SIMULATED";

    private static final String CUT = "…";

    private final List<List<String>> rows;
    private final int[] widths;
    private final int gap;

    private TextTable(List<List<String>> rows, int[] widths, int gap) {
        this.rows = rows;
        this.widths = widths;
        this.gap = gap;
    }

    static TextTable of(List<String> heads, Stream<List<String>> rows) {
        var all = Stream.concat(Stream.of(heads), rows).toList();
        return new TextTable(all, widest(all), 3);
    }

    static void print(PrintWriter out, List<List<String>> rows) {
        new TextTable(rows, widest(rows), 3).print(out);
    }

    /** Columns its longest line can take. */
    int width() {
        return Arrays.stream(widths).sum() + gap * (widths.length - 1);
    }

    /** The same with less room between the columns. */
    TextTable closer() {
        return new TextTable(rows, widths.clone(), 2);
    }

    /** The same in at most {@code room} columns: the first of the {@code columns} is cut first, none below its head. */
    TextTable within(int room, List<Integer> columns) {
        var closer = closer();
        for (var column : columns) {
            var needed = Math.max(0, closer.width() - room);
            var least = Math.max(rows.getFirst().get(column).length(), 12);
            closer.widths[column] = Math.max(Math.min(closer.widths[column], least), closer.widths[column] - needed);
        }
        return closer;
    }

    void print(PrintWriter out) {
        rows.forEach(row -> out.println(line(row)));
    }

    private static int[] widest(List<List<String>> rows) {
        var widths = new int[rows.getFirst().size()];
        for (var row : rows) {
            for (var i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return widths;
    }

    private String line(List<String> row) {
        var line = new StringBuilder();
        for (var i = 0; i < widths.length; i++) {
            var text = fitting(row.get(i), widths[i]);
            line.append(text).repeat(' ', widths[i] - text.length() + gap);
        }
        return line.toString().stripTrailing();
    }

    /** What says that nothing of it is real is kept whole. */
    private static String fitting(String text, int width) {
        if (text.length() <= width) {
            return text;
        }
        var mark = text.endsWith(MARK) ? MARK : "";
        return text.substring(0, width - mark.length() - 1) + CUT + mark;
    }
}
