package org.torrust.deployer.cli.manual;

import java.util.List;
import java.util.stream.Collectors;

/** Texts as roff wants them. */
final class Roff {

    private Roff() {}

    /** Nothing in the text is taken for a request or an escape, and what is to be typed can be copied from the page. */
    static String escaped(String text) {
        return text.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("'", "\\(aq")
                .replace("\"", "\\(dq")
                .replace("`", "\\(ga")
                .replace("^", "\\(ha")
                .replace("~", "\\(ti")
                .replace("…", "...");
    }

    /** A line of its own, never a request. */
    static String line(String text) {
        var escaped = escaped(text);
        return (escaped.startsWith(".") ? "\\&" : "") + escaped + "\n";
    }

    /** A term with what it means beside or below it. */
    static String item(String term, String label, String text) {
        var value = label.isEmpty() ? "" : " \\fI%s\\fR".formatted(escaped(label));
        return ".TP\n\\fB%s\\fR%s\n%s".formatted(escaped(term), value, line(text));
    }

    /** Lines as they are. */
    static String block(List<String> lines) {
        return lines.stream().map(Roff::line).collect(Collectors.joining("", ".nf\n", ".fi\n"));
    }
}
