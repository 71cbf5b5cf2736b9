package org.torrust.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentDestroyed;
import org.torrust.deployer.api.environment.EnvironmentEvent.LateOutcomeObserved;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.Step;

/** One moment, one operation, or the difference of two moments of a past that was recorded. */
class PastTest {

    @TempDir
    private Path workspace;

    private RecordedPast past;

    @BeforeEach
    void remember() {
        past = RecordedPast.busy(workspace);
    }

    @Nested
    class OfOneOperation {

        @Test
        void isToldWithWhoWhenWhyHowLongAndHowItWent() {
            assertThat(past.run("history", "show", "op-2")).isEqualTo(DeployerRun.printing("""
                    Operation          op-2
                    Environment        demo (SIMULATED: nothing of this is real)
                    Command            deploy demo --reason first
                    Reason             first
                    By                 ada@desk
                    Began              2026-11-24T11:32:00.000Z (28 min ago)
                    Ended              2026-11-24T11:34:00.000Z, after 2 min 0 s
                    Status             failed at tofu-init
                    Failure            Ansible could not install Docker.
                                       E: Unable to locate package docker.io
                    Log                data/demo/jobs/op-2/render-ansible/stdout
                    Hint               Look at the log, then try again: torrust-tracker-deployer configure demo
                    Exit code          6
                    Versions           deployer 0.1.0, tofu 1.8.0
                    State              created
                      render-tofu      1 min 0 s
                      tofu-init        failed after 1 min 0 s
                    Events
                      2   @2   2026-11-24T11:32:00.000Z   environment.deployment-started   deploy begins: 7 steps, render-tofu to wait-cloud-init
                      3   @3   2026-11-24T11:33:00.000Z   step.completed                   render-tofu done
                      4   @4   2026-11-24T11:34:00.000Z   operation.failed                 failed at tofu-init: Ansible could not install Docker.
                    """));
        }

        @ParameterizedTest
        @ValueSource(strings = {"2", "3", "4", "op:op-2"})
        void isNamedByAnyOfItsEventsToo(String name) {
            assertThat(past.run("history", "show", name)).isEqualTo(past.run("history", "show", "op-2"));
        }

        @Test
        void tellsWhatItChanged() throws IOException {
            tool("data/demo/jobs/op-4/tofu-apply/machine/stdout", """
                    {"type":"apply_complete","hook":{"resource":{"addr":"lxd_instance.machine","resource_type":"lxd_instance"},"action":"create"}}
                    {"type":"apply_complete","hook":{"resource":{"addr":"data.lxd_info.host"},"action":"read"}}
                    """);
            tool("data/demo/jobs/op-4/tofu-apply/machine/stderr", "");
            tool("data/demo/jobs/op-4/tofu-apply/machine/exit", "0");

            assertThat(past.run("history", "show", "op-4").out())
                    .contains("State              created → provisioned\n")
                    .contains("Resources          + lxd_instance.machine (create)\n")
                    .contains("Logs               data/demo/jobs/op-4/tofu-apply/machine/stdout\n")
                    .contains("machine.created                  a new machine was made\n")
                    .doesNotContain("stderr", "/exit");
        }

        @Test
        void tellsWhatToolsSaidThoughTheEnvironmentIsDestroyed() throws IOException {
            tool("data/.archive/demo/op-99/op-4/tofu-destroy/machine/stdout", """
                    {"type":"apply_complete","hook":{"resource":{"addr":"lxd_instance.machine"},"action":"delete"}}
                    """);

            assertThat(past.run("history", "show", "op-4").out())
                    .contains("- lxd_instance.machine (delete)", "data/.archive/demo/op-99/op-4/tofu-destroy");
        }

        @Test
        void tellsOfAnOpenOneHowFarItIsAndWhoIsAtWork() {
            assertThat(past.run("history", "show", "op-5").out())
                    .contains("Ended              not yet, after 19 min 0 s\n")
                    .contains("Status             in progress\n")
                    .containsPattern("Process            [0-9]+, at work\n")
                    .doesNotContain("Exit code");
        }

        @Test
        void tellsOfWhatTakesButAMomentNoStepsOfTheOneBefore() {
            assertThat(past.run("history", "show", "op-6").out())
                    .contains("Failure            1 of 6 tests failed: udp-connect.\n", "Exit code          7\n")
                    .doesNotContain("tofu-apply", "Ended");
        }

        @Test
        void endsWhereItEndedThoughSomethingCameLate() {
            past.tell(new LateOutcomeObserved(RecordedPast.DEMO, new OperationId("op-2"), Step.TOFU_INIT, "done"));

            assertThat(past.run("history", "show", "op-2").out())
                    .contains("State              created\n", "late: tofu-init: done\n")
                    .doesNotContain("→ provisioned");
        }

        @Test
        void isToldToProgramsWithItsEvents() throws IOException {
            var story = json("history", "show", "op-4");

            assertThat(story.path("stateBefore").asText()).isEqualTo("created");
            assertThat(story.path("stateAfter").asText()).isEqualTo("provisioned");
            assertThat(story.at("/steps/0/step").asText()).isEqualTo("tofu-apply");
            assertThat(story.at("/steps/0/took").asText()).isEqualTo("PT2M");
            assertThat(story.at("/events/1/type").asText()).isEqualTo("machine.created");
            assertThat(story.at("/versions/tofu").asText()).isEqualTo("1.8.0");
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "op-99 | The history has no operation op-99.",
                    "99 | The history has no event 99; the newest is 14.",
                    "0 | The history has no event 0; the newest is 14."
                })
        void isNotFoundWhereThereNeverWasOne(String name, String why) {
            assertThat(past.run("history", "show", name))
                    .returns(ExitCodes.NOT_FOUND, DeployerRun::exitCode)
                    .extracting(DeployerRun::err)
                    .asString()
                    .startsWith("Error: " + why + "\n");
        }

        private void tool(String file, String said) throws IOException {
            var path = workspace.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, said);
        }
    }

    @Nested
    class OfTwoMoments {

        @Test
        void isTheDifferenceOfWhatWasTrueAndOfSettings() {
            assertThat(past.run("history", "diff", "demo@@2", "demo")).isEqualTo(new DeployerRun(7, """
                    --- demo@@2     event @2    recorded 2026-11-24T11:32:00.000Z
                    +++ demo@head   event @11   recorded 2026-11-24T11:43:00.000Z
                    ~ state     created → provisioned
                    + address   10.77.0.12:22
                    ~ ssh.port  22 → 2222
                    """, ""));
        }

        @Test
        void tellsWhatWentToo() {
            past.tell(new EnvironmentDestroyed(RecordedPast.DEMO, new OperationId("op-8")));

            assertThat(past.run("history", "diff", "demo@~1").out())
                    .contains("~ state    provisioned → destroyed\n")
                    .contains("- address  10.77.0.12:22\n");
        }

        @Test
        void isOfTheLastOperationWhereOnlyAnEnvironmentIsNamed() {
            assertThat(past.run("history", "diff", "demo")).isEqualTo(past.run("history", "diff", "demo@~1", "head"));
            assertThat(past.run("history", "diff", "demo").out())
                    .contains("ssh.port")
                    .doesNotContain("state");
        }

        @Test
        void isBetweenTwoEnvironments() {
            assertThat(past.run("history", "diff", "demo@@8", "other").out())
                    .contains("~ state                  provisioned → created\n")
                    .contains("~ provider.name          simulated → lxd\n");
        }

        @ParameterizedTest
        @ValueSource(strings = {"@11", "head", "op:op-7", "2026-11-24T11:43:00Z", "1m"})
        void canLeaveTheEnvironmentOutBehindTheFirst(String second) {
            assertThat(past.run("history", "diff", "demo@@10", second).exitCode())
                    .isEqualTo(7);
            assertThat(past.run("history", "diff", "demo", second)).returns(ExitCodes.OK, DeployerRun::exitCode);
        }

        @Test
        void isAllThereIsWhereNothingWasThereBefore() throws IOException {
            assertThat(past.run("history", "diff", "demo@~5", "@1"))
                    .returns(7, DeployerRun::exitCode)
                    .extracting(DeployerRun::out)
                    .asString()
                    .startsWith(
                            "--- demo@~5   nothing yet\n+++ demo@@1   event @1      recorded 2026-11-24T11:31:00.000Z\n")
                    .contains("+ state ")
                    .doesNotContain("~ ");
            assertThat(past.run("history", "diff", "demo@1h", "--format", "json")
                            .out())
                    .contains("\"moment\" : \"1h\"", "\"number\" : 0", "\"recorded\" : null");
        }

        @Test
        void saysWhereNothingDiffers() throws IOException {
            assertThat(past.run("history", "diff", "demo@@2", "@3").out()).endsWith("Nothing differs.\n");
            assertThat(json("history", "diff", "demo@@2", "@3").path("same").asBoolean())
                    .isTrue();
        }

        @Test
        void isToldToPrograms() throws IOException {
            var run = past.run("history", "diff", "demo", "--format", "json");

            assertThat(run.exitCode()).isEqualTo(7);
            assertThat(new ObjectMapper().readTree(run.out()).toString()).isEqualTo("""
                    {"schemaVersion":1,"same":false,"from":{"environment":"demo","moment":"~1","number":10,"position":12,\
                    "recorded":"2026-11-24T11:42:00Z"},"to":{"environment":"demo","moment":"head","number":11,\
                    "position":13,"recorded":"2026-11-24T11:43:00Z"},"differences":[{"field":"ssh.port","before":"22","after":"2222"}]}""");
        }

        @ParameterizedTest(name = "{0}: {1} {2}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "demo@@99 | 3 | The history has 11 events there, and no event @99.",
                    "demo@~99 | 3 | See its events: torrust-tracker-deployer history demo --events",
                    "demo demo@1h | 3 | At 1h there was no environment demo yet.",
                    "nobody@~1 | 3 | There is no environment nobody.",
                    "@3 | 2 | '@3' does not say of which environment: write demo@@3 for that of demo",
                    "demo@now | 2 | 'now' is not a moment",
                    "demo nobody@ | 2 | The second REF cannot be used: '' is not a moment"
                })
        void isToldInASentenceWhereOneIsNone(String refs, int exitCode, String sentence) {
            assertThat(past.run(("history diff " + refs).split(" ")))
                    .returns(exitCode, DeployerRun::exitCode)
                    .returns("", DeployerRun::out)
                    .extracting(DeployerRun::err)
                    .asString()
                    .contains(sentence);
        }
    }

    @Nested
    class OfOneMoment {

        @Test
        void isTheStatusAsItWasThen() {
            assertThat(past.run("status", "demo", "--at", "@4")).isEqualTo(DeployerRun.printing("""
                    As of              after event @4, recorded 2026-11-24T11:34:00.000Z (26 min ago)
                    Environment        demo
                    State              created
                    Provider           simulated (SIMULATED: nothing of this is real)
                    Created            29 min ago
                    Last operation     deploy: failed, begun 28 min ago by ada@desk (op-2)
                    Stopped at         tofu-init
                    Failure            Ansible could not install Docker.
                                       E: Unable to locate package docker.io
                    Log                data/demo/jobs/op-2/render-ansible/stdout
                    Hint               Look at the log, then try again: torrust-tracker-deployer configure demo
                      render-tofu      1 min 0 s
                    """));
        }

        @Test
        void saysAsOfWhenToProgramsToo() throws IOException {
            var status = json("status", "demo", "--at", "26m");

            assertThat(status.path("asOf").toString()).isEqualTo("""
                    {"environment":"demo","moment":"2026-11-24T11:34:00Z","number":4,"position":4,\
                    "recorded":"2026-11-24T11:34:00Z"}""");
            assertThat(status.path("state").asText()).isEqualTo("created");
            assertThat(status.has("machine")).isFalse();
            assertThat(past.run("status", "demo", "--at", "26m", "--format", "yaml")
                            .out())
                    .contains("asOf:");
        }

        @Test
        void isTheListAsItWasThen() {
            assertThat(past.run("list", "--at", "2026-11-24T11:35:30Z")).isEqualTo(DeployerRun.printing("""
                    As of 2026-11-24T11:35:30Z (24 min ago)
                    NAME    STATE                     CREATED      MODIFIED     IP ADDRESS
                    demo    created (deploy failed)   29 min ago   26 min ago   - SIMULATED
                    other   created                   25 min ago   25 min ago   -
                    """));
        }

        @Test
        void leavesOutOfTheListWhatWasNotYetThere() throws IOException {
            var list = json("list", "--at", "27m");

            assertThat(list.at("/asOf/time").asText()).isEqualTo("2026-11-24T11:33:00Z");
            assertThat(list.path("environments"))
                    .extracting(environment -> environment.path("name").asText())
                    .containsExactly("demo");
            assertThat(list.at("/environments/0/lastOperation/status").asText()).isEqualTo("in progress");
            assertThat(past.run("list", "--at", "1h"))
                    .isEqualTo(DeployerRun.printing("As of 2026-11-24T11:00:00Z there were no environments.\n"));
        }

        @Test
        void isNowWhereNothingHappenedSince() throws IOException {
            var now = (com.fasterxml.jackson.databind.node.ObjectNode) json("list");
            var then = (com.fasterxml.jackson.databind.node.ObjectNode) json("list", "--at", "1m");
            then.remove("asOf");

            assertThat(then).isEqualTo(now);
        }

        @Test
        void isNotThePresent() {
            assertThat(past.run("status", "demo", "--at", "~1", "--watch"))
                    .isEqualTo(DeployerRun.saying(ExitCodes.USAGE, """
                            Error: --at looks at the past, --watch at the present.
                            Leave one of them out.
                            """));
        }

        @Test
        void isNotFoundBeforeTheBeginning() {
            assertThat(past.run("status", "demo", "--at", "1h"))
                    .isEqualTo(DeployerRun.saying(ExitCodes.NOT_FOUND, """
                            Error: At 1h there was no environment demo yet.
                            See what happened to it: torrust-tracker-deployer history demo
                            """));
        }
    }

    private JsonNode json(String... line) throws IOException {
        var asked = java.util.stream.Stream.concat(
                        java.util.Arrays.stream(line), java.util.stream.Stream.of("--format", "json"))
                .toArray(String[]::new);
        var run = past.run(asked);
        assertThat(run.exitCode()).as(run.toString()).isZero();
        return new ObjectMapper().readTree(run.out());
    }
}
