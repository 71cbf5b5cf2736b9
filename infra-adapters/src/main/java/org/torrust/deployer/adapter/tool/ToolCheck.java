package org.torrust.deployer.adapter.tool;

import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import org.torrust.deployer.adapter.process.Query;
import org.torrust.deployer.command.port.StepFailedException;

/** Looks whether a program is there and new enough, by asking it. */
final class ToolCheck {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Operator operator;

    ToolCheck(Operator operator) {
        this.operator = operator;
    }

    CheckResult of(Tool tool) {
        if (!operator.toolbox().has(tool.program())) {
            return missing(tool);
        }
        try {
            return judge(tool, operator.toolbox().ask(tool.question(), LIMIT));
        } catch (StepFailedException e) {
            return silent(tool, e.failure().summary());
        }
    }

    /** ssh tells its version on stderr. */
    private static CheckResult judge(Tool tool, Query.Answer answer) {
        var version = answer.isGood() ? ToolVersions.in(answer.out() + "\n" + answer.err()) : Optional.<String>empty();
        if (version.isEmpty()) {
            return silent(tool, answer.err().strip().lines().findFirst().orElse("it says nothing"));
        }
        return Versions.isAtLeast(version.get(), tool.least())
                ? CheckResult.ok(tool.shown(), version.get(), "OK")
                : CheckResult.fail(
                                tool.shown(),
                                version.get(),
                                "older than " + tool.least(),
                                "Install a newer one: " + tool.how())
                        .needing(new Need.Program(tool));
    }

    private static CheckResult silent(Tool tool, String why) {
        return CheckResult.fail(
                tool.shown(), "", "does not tell its version: " + why, "Try it: " + String.join(" ", tool.question()));
    }

    private CheckResult missing(Tool tool) {
        var own = operator.ownPrograms().resolve(tool.program());
        if (Files.isExecutable(own)) {
            return CheckResult.fail(
                    tool.shown(),
                    "",
                    "it is in %s, which is not on PATH".formatted(operator.ownPrograms()),
                    "Put it there: export PATH=\"%s:$PATH\"".formatted(operator.ownPrograms()));
        }
        return CheckResult.fail(
                        tool.shown(), "", "'%s' is not on PATH".formatted(tool.program()), "Install it: " + tool.how())
                .needing(new Need.Program(tool));
    }
}
