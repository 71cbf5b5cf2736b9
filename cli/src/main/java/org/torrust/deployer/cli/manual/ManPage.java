package org.torrust.deployer.cli.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** A command's page for {@code man}, in the macros of man(7). */
final class ManPage {

    private static final String ELSEWHERE = """
            .TP
            \\fBDEPLOYER_LOG\\fR, \\fBRUST_LOG\\fR
            error, warn, info, debug or trace: show that much of the log.
            .TP
            \\fBNO_COLOR\\fR
            When it is set and not empty, nothing is coloured.
            .TP
            \\fBDEPLOYER_START_CACHE\\fR
            off: start without a start\\-up cache; wait: make a missing one first.
            """;

    private final CommandPage page;
    private final String version;
    private final String date;

    /** @param date of the release, e.g. {@code 2026-11-24} */
    ManPage(CommandPage page, String version, String date) {
        this.page = page;
        this.version = version;
        this.date = date;
    }

    /** E.g. {@code torrust-tracker-deployer-config-set}. */
    String name() {
        return String.join("-", page.words());
    }

    String text() {
        var text = new StringBuilder(".TH \"%s\" \"1\" \"%s\" \"%s %s\" \"\"\n.nh\n.ad l\n"
                .formatted(
                        Roff.escaped(name().toUpperCase(Locale.ROOT)),
                        date,
                        Roff.escaped(page.words().getFirst()),
                        Roff.escaped(version)));
        section(
                text,
                "NAME",
                "%s \\- %s\n".formatted(Roff.escaped(name()), Roff.escaped(Quoting.firstSentence(page.summary()))));
        section(
                text,
                "SYNOPSIS",
                "\\fB%s\\fR%s\n"
                        .formatted(
                                Roff.escaped(page.name()),
                                Roff.escaped(
                                        page.synopsis().substring(page.name().length()))));
        section(text, "DESCRIPTION", Roff.line(page.summary()) + notes());
        section(text, "COMMANDS", commands());
        section(text, "ARGUMENTS", arguments());
        section(text, "OPTIONS", options(page.ownOptions()));
        section(text, "OPTIONS OF EVERY COMMAND", options(page.globalOptions()));
        section(text, "EXIT STATUS", exitStatus());
        section(text, "ENVIRONMENT", variables() + ELSEWHERE);
        section(text, "EXAMPLES", examples());
        section(text, "SEE ALSO", seeAlso());
        return text.toString();
    }

    private static void section(StringBuilder text, String heading, String body) {
        if (!body.isEmpty()) {
            text.append(".SH \"").append(heading).append("\"\n").append(body);
        }
    }

    private String notes() {
        return page.notes().isEmpty() ? "" : ".PP\n" + Roff.block(page.notes());
    }

    private String commands() {
        return page.subcommands().stream()
                .map(sub -> Roff.item(sub.words().getLast(), "", sub.summary()))
                .collect(Collectors.joining());
    }

    private String arguments() {
        return page.arguments().stream()
                .map(argument -> Roff.item(argument.label(), "", argument.description()))
                .collect(Collectors.joining());
    }

    private static String options(List<CommandPage.Option> options) {
        return options.stream()
                .map(option -> Roff.item(String.join(", ", option.names()), option.label(), option.description()))
                .collect(Collectors.joining());
    }

    private String exitStatus() {
        return page.exitCodes().entrySet().stream()
                .map(code -> Roff.item(code.getKey().strip(), "", code.getValue() + "."))
                .collect(Collectors.joining());
    }

    private String variables() {
        return page.options().stream()
                .filter(option -> option.variable() != null)
                .map(option -> Roff.item(
                        Objects.requireNonNull(option.variable()),
                        "",
                        "As %s, where that is left out."
                                .formatted(option.names().getLast())))
                .collect(Collectors.joining());
    }

    private String examples() {
        return page.examples().isEmpty() ? "" : Roff.block(page.examples());
    }

    private String seeAlso() {
        var pages = new ArrayList<String>();
        for (var length = 1; length < page.words().size(); length++) {
            pages.add(String.join("-", page.words().subList(0, length)));
        }
        page.subcommands().forEach(sub -> pages.add(String.join("-", sub.words())));
        return pages.stream()
                .map(name -> "\\fB%s\\fR(1)".formatted(Roff.escaped(name)))
                .collect(Collectors.joining(",\n", "", "\n"));
    }
}
