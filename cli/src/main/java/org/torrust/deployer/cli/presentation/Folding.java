package org.torrust.deployer.cli.presentation;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.regex.Pattern;
import org.apache.commons.text.WordUtils;

/** Folds lines at the edge of a terminal, between words, so that what is folded stands below where it began. */
public final class Folding extends Writer {

    /** What stands before the words: blanks, or a name and the blanks behind it. */
    private static final Pattern HEAD = Pattern.compile("^ *(\\S+( \\S+)*  +)?");

    private final PrintWriter out;
    private final int width;
    private final StringBuilder begun = new StringBuilder();

    private Folding(PrintWriter out, int width) {
        this.out = out;
        this.width = width;
    }

    /** A writer whose lines are folded into another one. */
    public static PrintWriter into(PrintWriter out, int width) {
        return new PrintWriter(new Folding(out, width));
    }

    /** A line in lines of at most {@code width} columns; a longer word, such as a path, is left whole to be copied. */
    public static String fold(String line, int width) {
        if (line.length() <= width) {
            return line;
        }
        var indent = indent(line, width);
        var next = System.lineSeparator() + " ".repeat(indent);
        return line.substring(0, indent) + WordUtils.wrap(line.substring(indent), width - indent, next, false);
    }

    private static int indent(String line, int width) {
        var head = HEAD.matcher(line);
        var indent = head.find() ? head.end() : 0;
        return indent <= width / 2
                ? indent
                : line.length() - line.stripLeading().length();
    }

    @Override
    public void write(char[] text, int from, int length) {
        for (var i = from; i < from + length; i++) {
            if (text[i] == '\n') {
                out.println(fold(begun.toString(), width));
                begun.setLength(0);
            } else {
                begun.append(text[i]);
            }
        }
    }

    /** What is no whole line yet waits for its end. */
    @Override
    public void flush() {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.print(begun);
        begun.setLength(0);
        out.flush();
    }
}
