package org.torrust.deployer.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import org.torrust.deployer.api.json.HarmlessCharacters;
import picocli.CommandLine.Help.Ansi;

/** Writes a problem to stderr: sentences for people, or one JSON object after RFC 9457 for programs. */
final class ProblemPrinter {

    private ProblemPrinter() {}

    static void print(PrintWriter err, Format format, Ansi ansi, Problem problem) {
        if (format == Format.table) {
            sentences(err, ansi, problem);
        } else {
            err.println(json(problem));
        }
        err.flush();
    }

    private static void sentences(PrintWriter err, Ansi ansi, Problem problem) {
        err.println((ansi.enabled() ? "\u001b[1;31mError:\u001b[0m " : "Error: ") + problem.title());
        if (problem.detail() != null) {
            problem.detail().lines().forEach(line -> err.println("  " + line));
        }
        if (problem.violations().size() > 1) {
            problem.violations().forEach(violation -> err.println("  - " + violation));
        }
        if (problem.hint() != null) {
            err.println(problem.hint());
        }
        if (problem.log() != null) {
            err.println("Log: " + problem.log());
        }
    }

    private static String json(Problem problem) {
        var node = new ObjectMapper()
                .createObjectNode()
                .put("type", "urn:torrust-tracker-deployer:problem:" + problem.type())
                .put("title", problem.title())
                .put("detail", problem.detail())
                .put("exitCode", problem.exitCode())
                .put("operation", problem.operation())
                .put("hint", problem.hint())
                .put("log", problem.log());
        var violations = node.putArray("violations");
        problem.violations()
                .forEach(violation -> violations
                        .addObject()
                        .put("source", violation.source())
                        .put("line", violation.line())
                        .put("path", violation.path())
                        .put("message", violation.message()));
        node.put("schemaVersion", 1);
        try {
            return HarmlessCharacters.in(new ObjectMapper()).writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can be written", e);
        }
    }
}
