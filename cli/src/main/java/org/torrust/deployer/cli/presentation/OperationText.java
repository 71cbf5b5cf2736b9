package org.torrust.deployer.cli.presentation;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.ssh.ShellWords;
import org.torrust.deployer.cli.history.OperationStory;
import org.torrust.deployer.cli.history.ToldEvent;
import org.torrust.deployer.cli.history.ToldOperation;
import org.torrust.deployer.command.port.Holders.Liveness;
import org.torrust.deployer.query.LastOperation.Status;
import org.torrust.deployer.query.history.Operation;

/** All of one operation for people. */
final class OperationText {

    private final PrintWriter out;
    private final Instant now;
    private final StatusText status;

    OperationText(PrintWriter out, Instant now) {
        this.out = out;
        this.now = now;
        this.status = new StatusText(out, now);
    }

    void print(OperationStory story) {
        var told = story.told();
        var operation = told.operation();
        line("Operation", operation.id().value());
        line(
                "Environment",
                operation.environment() + (told.simulated() ? " (SIMULATED: nothing of this is real)" : ""));
        line("Command", operation.arguments().isEmpty() ? null : ShellWords.line(operation.arguments()));
        line("Reason", operation.reason());
        line("By", operation.actor());
        line("Began", time(operation.began()));
        end(told);
        line("Status", OperationWords.status(told));
        process(told);
        if (operation.failure() != null) {
            status.failure(operation.failure());
        }
        line("Exit code", told.exitCode() == null ? null : told.exitCode().toString());
        line("Versions", versions(story));
        line("State", state(story));
        steps(story);
        lines("Resources", Presentation.marked(story.resources()));
        lines("Logs", story.logs());
        out.println("Events");
        TextTable.print(out, story.events().stream().map(OperationText::event).toList());
    }

    private void line(String what, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            status.line(what, Words.visible(value));
        }
    }

    private void lines(String what, List<String> values) {
        for (var i = 0; i < values.size(); i++) {
            status.line(i == 0 ? what : "", Words.visible(values.get(i)));
        }
    }

    private void end(ToldOperation told) {
        var operation = told.operation();
        if (operation.ended() == null) {
            line("Ended", ending(told));
        } else if (!operation.isMomentary()) {
            line("Ended", "%s, after %s".formatted(Ages.exact(operation.ended()), Ages.duration(operation.took(now))));
        }
    }

    private String ending(ToldOperation told) {
        var length = Ages.duration(told.took(now));
        return told.isAbandoned()
                ? "never; last seen %s, after %s".formatted(Ages.exact(told.last()), length)
                : "not yet, after " + length;
    }

    private void process(ToldOperation told) {
        var holder = told.operation().holder();
        if (told.liveness() != null && holder != null) {
            line("Process", "%d, %s".formatted(holder.pid(), words(told.liveness())));
        }
    }

    private static String words(Liveness liveness) {
        return switch (liveness) {
            case ALIVE -> "at work";
            case STOPPED -> "stopped: it does nothing until somebody lets it go on";
            case TOOL_ALIVE -> "gone, but a tool it started goes on";
            case GONE -> "gone; the next command for this environment records that";
            case UNKNOWN -> "which cannot be seen from here";
        };
    }

    private void steps(OperationStory story) {
        story.steps().forEach(status::step);
        var operation = story.told().operation();
        if (operation.step() != null && operation.status() != Status.IN_PROGRESS) {
            line("  " + operation.step(), operation.status().words() + last(story, operation));
        }
    }

    /** How long the step took that it ended at; of one whose end nobody saw that is not known. */
    private static String last(OperationStory story, Operation operation) {
        if (!operation.latest().equals(operation.ended())) {
            return "";
        }
        var begun = story.steps().isEmpty()
                ? operation.began()
                : story.steps().getLast().ended();
        return " after " + Ages.duration(Duration.between(begun, operation.ended()));
    }

    private static List<String> event(ToldEvent told) {
        var row = EventsTable.exact(told);
        return List.of("  " + row.get(0), row.get(3), row.get(1), row.get(4), row.get(5));
    }

    private String time(Instant time) {
        return "%s (%s)".formatted(Ages.exact(time), Ages.ago(time, now));
    }

    private static String versions(OperationStory story) {
        return new TreeMap<>(story.versions())
                .entrySet().stream()
                        .map(version -> version.getKey() + " " + version.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static String state(OperationStory story) {
        var after = story.after().state().word();
        var before = story.before() == null ? "nothing" : story.before().state().word();
        return before.equals(after) ? after : before + " → " + after;
    }
}
