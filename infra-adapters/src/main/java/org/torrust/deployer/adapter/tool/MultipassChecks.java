package org.torrust.deployer.adapter.tool;

import java.time.Duration;
import java.util.List;
import org.torrust.deployer.command.port.StepFailedException;

/** Looks whether Multipass is there and its daemon answers. */
final class MultipassChecks {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String DAEMON = "Multipass daemon";

    private final Operator operator;

    MultipassChecks(Operator operator) {
        this.operator = operator;
    }

    List<CheckResult> run() {
        var client = new ToolCheck(operator).of(Tool.MULTIPASS);
        return client.version().isEmpty() ? List.of(client) : List.of(client, daemon());
    }

    private CheckResult daemon() {
        try {
            var answer = operator.toolbox().ask(List.of("multipass", "list", "--format", "json"), LIMIT);
            return answer.isGood()
                    ? CheckResult.ok(DAEMON, "", "OK")
                    : silent(answer.err().strip().replaceAll("\\s+", " "));
        } catch (StepFailedException e) {
            return silent(e.failure().summary());
        }
    }

    private static CheckResult silent(String why) {
        return CheckResult.fail(DAEMON, "", "does not answer: " + why, "Start it: snap start multipass");
    }
}
