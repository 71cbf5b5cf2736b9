package org.torrust.deployer.cli.presentation;

import java.io.PrintWriter;
import java.util.List;
import org.apache.commons.text.WordUtils;
import org.torrust.deployer.cli.CheckLine;

/** Checks for people: one line each, and below it what to do. */
final class CheckText {

    private static final String INDENT = "     ";

    private final PrintWriter out;
    private final Marks marks;
    private final int width;

    CheckText(PrintWriter out, Marks marks, int width) {
        this.out = out;
        this.marks = marks;
        this.width = width;
    }

    void print(List<CheckLine> lines) {
        lines.forEach(this::print);
    }

    private void print(CheckLine line) {
        var version = line.version().isEmpty() ? "" : " " + line.version();
        out.println(wrapped("%s %s%s - %s".formatted(marks.of(line.status()), line.name(), version, line.why())));
        if (line.hint() != null) {
            out.println(wrapped(INDENT + line.hint()));
        }
    }

    /** A word longer than the line, such as a path, is left whole, so that it can be copied. */
    private String wrapped(String text) {
        var indent = text.startsWith(INDENT) ? INDENT : "";
        return indent + WordUtils.wrap(text.strip(), width - INDENT.length(), System.lineSeparator() + INDENT, false);
    }
}
