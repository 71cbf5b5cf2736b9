package org.torrust.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.torrust.deployer.command.port.ProbeReport;
import org.torrust.deployer.command.port.ProbeReport.Answer;

/** The subcommand that asks a tracker and judges: test. */
class AnswersTest {

    private final FakeProgram program =
            new FakeProgram(Story.of("demo", "lxd", Duration.ofMinutes(5)).running("op-2"));

    private static final Answer GOOD =
            new Answer("udp-announce", "udp://10.77.0.12:6969", true, "2 peers", Duration.ofMillis(20));
    private static final Answer BAD =
            new Answer("api-stats", "http://10.77.0.12:1212", false, "HTTP 500", Duration.ofMillis(1200));

    @Test
    void aTrackerThatAnswersPasses() {
        program.report = new ProbeReport(List.of(GOOD));

        assertThat(DeployerRun.of(program, "test", "demo")).isEqualTo(DeployerRun.printing("""
                udp://10.77.0.12:6969
                  ok  udp-announce       0.0 s  2 peers
                1 tests, 0 failed
                """));
    }

    @Test
    void aTrackerThatDoesNotSaysNo() {
        program.report = new ProbeReport(List.of(GOOD, BAD));

        assertThat(DeployerRun.of(program, "test", "demo")).isEqualTo(new DeployerRun(ExitCodes.SAYS_NO, """
                udp://10.77.0.12:6969
                  ok  udp-announce       0.0 s  2 peers
                http://10.77.0.12:1212
                  NO  api-stats          1.2 s  HTTP 500
                2 tests, 1 failed
                """, """
                Error: 1 of 2 tests of demo failed.
                See how it stands: torrust-tracker-deployer status demo
                """));
    }

    @Test
    void programsGetTheAnswersAsJson() throws Exception {
        program.report = new ProbeReport(List.of(GOOD, BAD));

        var json = new ObjectMapper()
                .readTree(DeployerRun.of(program, "test", "demo", "--format", "json")
                        .out());

        assertThat(json.path("schemaVersion").asInt()).isEqualTo(1);
        assertThat(json.path("good").asBoolean(true)).isFalse();
        assertThat(json.at("/answers/1/check").asText()).isEqualTo("api-stats");
    }
}
