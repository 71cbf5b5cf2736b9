package org.torrust.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.torrust.deployer.api.environment.EnvironmentEvent.LateOutcomeObserved;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationInterrupted;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationSucceeded;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepCompleted;
import org.torrust.deployer.api.operation.Holder;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.cli.wiring.DeployerProgram;

class HistoryTest {

    private static final Holder GONE = new Holder(4711, 12, "another boot", "pid:[1]");

    @TempDir
    private Path workspace;

    private RecordedPast past;

    @BeforeEach
    void remember() {
        past = RecordedPast.busy(workspace);
    }

    @Nested
    class OfOperations {

        @Test
        void isARowForEachInTheOrderTheyBegan() {
            assertThat(past.run("history")).isEqualTo(DeployerRun.printing("""
                    SEQ  WHEN    ENVIRONMENT     OPERATION   STATUS               DURATION    ACTOR
                    1    29 min  demo SIMULATED  create      succeeded            -           ada
                    2    28 min  demo SIMULATED  deploy      failed at tofu-init  2 min 0 s   ada
                    5    25 min  other           create      succeeded            -           bob
                    6    24 min  demo SIMULATED  deploy      succeeded            4 min 0 s   ada
                    11   19 min  other           deploy      in progress          19 min 0 s  bob
                    12   18 min  demo SIMULATED  test        failed               -           ada
                    13   17 min  demo SIMULATED  config set  succeeded            -           ada
                    """));
        }

        @Test
        void tellsAllWhereItMayBeWide() {
            assertThat(past.run("history", "demo", "--limit", "2", "--wide").out())
                    .isEqualTo("""
                    SEQ   WHEN                       ENVIRONMENT      OPERATION    STATUS      DURATION   ACTOR      ID
                    12    2026-11-24T11:42:00.000Z   demo SIMULATED   test         failed      -          ada@desk   op-6
                    13    2026-11-24T11:43:00.000Z   demo SIMULATED   config set   succeeded   -          ada@desk   op-7
                    """);
        }

        @Test
        void usesWhatRoomTheTerminalHasAndNoMore() {
            assertThat(past.run(new FakeConsole(null, 120), "history").out())
                    .contains("SEQ   WHEN         ENVIRONMENT", "ACTOR        ID", "24 min ago");
            assertThat(past.run(new FakeConsole(null, 66), "history").out().lines())
                    .allMatch(line -> line.length() <= 66)
                    .anyMatch(line -> line.contains("failed at to…"));
        }

        @Test
        void isOfOneEnvironmentWhereOneIsNamed() {
            assertThat(operations("history", "other")).containsExactly("op-3", "op-5");
        }

        @Test
        void saysWhichPartOfHowMuchItIs() {
            assertThat(past.run("history", "--limit", "2"))
                    .returns(
                            "The last 2 of 7 operations, oldest first. All of them: --limit 7; those to come: --after 13\n",
                            DeployerRun::err)
                    .returns(ExitCodes.OK, DeployerRun::exitCode);
            assertThat(past.run("history", "demo", "--limit", "2", "--reverse").err())
                    .isEqualTo(
                            "The last 2 of 5 operations, newest first. All of them: --limit 5; those to come: --after 13\n");
            assertThat(past.run("history", "--limit", "2", "--quiet").err()).isEmpty();
        }

        @Test
        void isReadPageByPageWhateverHappensMeanwhile() {
            assertThat(past.run("history", "--after", "0", "--limit", "3").err())
                    .isEqualTo("3 of 7 operations behind 0, oldest first. The next ones: --after 5\n");
            assertThat(operations("history", "--after", "0", "--limit", "3")).containsExactly("op-1", "op-2", "op-3");
            past.create(RecordedPast.OTHER, "op-8", "lxd");
            assertThat(operations("history", "--after", "5", "--limit", "3")).containsExactly("op-4", "op-5", "op-6");
            assertThat(operations("history", "--after", "12", "--limit", "3")).containsExactly("op-7", "op-8");
        }

        @Test
        void beginsWithTheNewestWhereAsked() {
            assertThat(operations("history", "--limit", "2", "--reverse")).containsExactly("op-7", "op-6");
        }

        @ParameterizedTest(name = "{0} {1}: {2}")
        @CsvSource({
            "--status, failed, op-2 op-6",
            "--status, 'ok,open', op-1 op-3 op-4 op-5 op-7",
            "--actor, bob, op-3 op-5",
            "--actor, ada@desk, op-1 op-2 op-4 op-6 op-7",
            "--op, op-4, op-4",
            "--type, deploy, op-2 op-4 op-5",
            "--type, 'test,config set', op-6 op-7",
            "--type, operation.failed, op-2",
            "--type, 'machine.created,environment.tested', op-4 op-6",
            "--grep, udp-.*nnect, op-6",
            "--grep, locate package, op-2",
            "--since, 18m, op-5 op-6 op-7",
            "--since, 2026-11-24T11:40:00Z, op-4 op-5 op-6 op-7",
            "--until, 28m, op-1 op-2",
            "--until, 2026-11-24, ''"
        })
        void keepsWhatIsAskedFor(String option, String value, String ids) {
            assertThat(String.join(" ", operations("history", option, value))).isEqualTo(ids);
        }

        @Test
        void keepsWhatMeetsAllThatIsAsked() {
            assertThat(operations("history", "demo", "--type", "deploy", "--status", "ok", "--grep", "address"))
                    .containsExactly("op-4");
            assertThat(operations("history", "--type", "deploy,step.completed", "--actor", "ada"))
                    .containsExactly("op-2", "op-4");
        }

        @Test
        void saysThatNoneIsLikeThat() {
            assertThat(past.run("history", "--status", "interrupted"))
                    .isEqualTo(DeployerRun.printing("No operation is like that.\n"));
        }

        @Test
        void tellsProgramsTheSameAndMore() throws IOException {
            var document = json("history", "demo", "--after", "1", "--limit", "1", "--format", "json");

            assertThat(document.toString()).isEqualTo("""
                    {"schemaVersion":1,"order":"oldest first","total":4,"next":2,"operations":[{"position":2,"id":"op-2",\
                    "environment":"demo","simulated":true,"kind":"deploy","status":"failed","step":"tofu-init",\
                    "began":"2026-11-24T11:32:00Z","ended":"2026-11-24T11:34:00Z","latest":"2026-11-24T11:34:00Z","took":"PT2M","actor":"ada@desk",\
                    "reason":"first","exitCode":6,"arguments":["deploy","demo","--reason","first"],"failure":{\
                    "summary":"Ansible could not install Docker.","detail":"E: Unable to locate package docker.io",\
                    "hint":"Look at the log, then try again: torrust-tracker-deployer configure demo",\
                    "log":"data/demo/jobs/op-2/render-ansible/stdout"}}]}""");
        }

        @Test
        void saysTheSameInYamlAsInJsonAndALineEachInJsonLines() throws IOException {
            assertThat(new YAMLMapper()
                            .readTree(past.run("history", "--format", "yaml").out()))
                    .isEqualTo(json("history", "--format", "json"));
            assertThat(past.run("history", "--format", "jsonl").out().lines())
                    .hasSize(7)
                    .allMatch(line -> line.startsWith("{\"schemaVersion\":1,\"position\":"));
        }

        @Test
        void saysOfAnOpenOneWhetherAnybodyIsAtWork() throws IOException {
            past.begin(RecordedPast.DEMO, "op-8", GONE);

            assertThat(past.run("history", "--limit", "1").out()).contains("  abandoned  ");
            assertThat(past.run("list", "--wide").out()).contains("deploy: abandoned");
            assertThat(past.run("list", "--format", "json").out()).contains("\"status\" : \"abandoned\"");
            assertThat(json("history", "--op", "op-8", "--format", "json")
                            .at("/operations/0/process")
                            .asText())
                    .isEqualTo("gone");
            assertThat(json("history", "--op", "op-5", "--format", "json")
                            .at("/operations/0/process")
                            .asText())
                    .isEqualTo("alive");
        }

        @Test
        void isFoundByHowItStandsWhereNobodyIsAtWork() throws IOException {
            past.begin(RecordedPast.DEMO, "op-8", GONE);

            assertThat(operations("history", "--status", "abandoned")).containsExactly("op-8");
            assertThat(operations("history", "--status", "open")).containsExactly("op-5");
            assertThat(operations("history", "--status", "abandoned,failed")).containsExactly("op-2", "op-6", "op-8");
            assertThat(past.run("history", "--events", "--status", "abandoned").out())
                    .contains("15 ", "deploy begins")
                    .doesNotContain("other");
            assertThat(json("history", "--op", "op-8", "--format", "json")
                            .at("/operations/0/status")
                            .asText())
                    .isEqualTo("abandoned");
        }

        @Test
        void doesNotCountTheTimeSinceItsProcessVanished() {
            past.begin(RecordedPast.DEMO, "op-8", GONE);
            past.tell(new StepCompleted(RecordedPast.DEMO, new OperationId("op-8"), Step.RENDER_TOFU));

            assertThat(past.run("history", "--limit", "1").out()).contains("abandoned  1 min 0 s");
            assertThat(past.run("history", "show", "op-8").out())
                    .contains("Ended              never; last seen 2026-11-24T11:46:00.000Z, after 1 min 0 s\n");
        }

        @Test
        void callsNobodyGoneWhomItCannotSeeBecauseTheHistoryWasImported(@TempDir Path folder) {
            past.begin(RecordedPast.DEMO, "op-8", GONE);
            var audit = folder.resolve("audit").toString();
            var export = folder.resolve("export.jsonl").toString();
            past.run("events", "export", "-o", export);
            past.run("events", "import", export, "--into", audit);

            assertThat(imported(audit, "history", "demo"))
                    .contains("in progress")
                    .doesNotContain("abandoned");
            assertThat(imported(audit, "list", "--wide"))
                    .contains("deploy: in progress")
                    .doesNotContain("abandoned");
            assertThat(imported(audit, "status", "demo"))
                    .contains("deploy: in progress")
                    .doesNotContain("Process", "Next");
        }

        private static String imported(String workspace, String... line) {
            var arguments = java.util.stream.Stream.concat(
                    java.util.stream.Stream.of(line), java.util.stream.Stream.of("--workspace", workspace));
            return DeployerRun.of(new DeployerProgram(), arguments.toArray(String[]::new))
                    .out();
        }

        @Test
        void saysThatNothingIsBehindAPlace() {
            assertThat(past.run("history", "--after", "9999"))
                    .isEqualTo(DeployerRun.printing("Behind 9999 no operation is like that.\n"));
        }

        @Test
        void keepsPlayedOnesApartThoughTheNameWasGivenAgain() throws IOException {
            past.create(RecordedPast.DEMO, "op-8", "lxd");

            assertThat(json("history", "demo", "--format", "json").at("/operations"))
                    .extracting(operation -> operation.path("simulated").asBoolean())
                    .containsExactly(true, true, true, true, true, false);
        }
    }

    @Nested
    class OfEvents {

        @Test
        void isARowForEachAsItIsKept() {
            assertThat(past.run("history", "demo", "--events", "--limit", "4").out())
                    .isEqualTo("""
                    SEQ  WHEN    ENVIRONMENT  N    TYPE                  WHAT
                    9    21 min  demo         @8   environment.provisi…  provisioned
                    10   20 min  demo         @9   operation.succeeded   succeeded
                    12   18 min  demo         @10  environment.tested    tested (basic): 6 tests, 1…
                    13   17 min  demo         @11  environment.configu…  settings changed: ssh.port…
                    """);
        }

        @ParameterizedTest(name = "{0} {1}: {2}")
        @CsvSource({
            "--type, step.completed, 3 8 14",
            "--type, deploy, 2 3 4 6 7 8 9 10 11 14",
            "--status, failed, 2 3 4 12",
            "--op, op-2, 2 3 4",
            "--actor, bob, 5 11 14",
            "--grep, '\"host\":\"10', 9",
            "--since, 18m, 12 13 14",
            "--until, 28m, 1 2",
            "--after, 11, 12 13 14"
        })
        void keepsWhatIsAskedFor(String option, String value, String positions) {
            assertThat(events(option, value)).isEqualTo(positions);
        }

        @Test
        void saysWhichPartOfHowMuchItIs() {
            assertThat(past.run("history", "--events", "--limit", "3").err())
                    .isEqualTo(
                            "The last 3 of 14 events, oldest first. All of them: --limit 14; those to come: --after 14\n");
            assertThat(past.run("history", "--events", "--after", "3", "--limit", "3")
                            .err())
                    .isEqualTo("3 of 11 events behind 3, oldest first. The next ones: --after 6\n");
        }

        @Test
        void showsThoseOfANewerDeployerAsTheyAreKept() throws Exception {
            past.tamper(
                    "UPDATE events SET type = 'moon.landed', payload = '{\"operation\":\"op-9\"}' WHERE position = 7");
            past.tamper("UPDATE events SET revision = 99 WHERE position = 8");

            assertThat(past.run("history", "--events", "--wide").out())
                    .contains("moon.landed", "revision 1, unknown here: {\"operation\":\"op-9\"}")
                    .contains("revision 99, unknown here: {\"environment\":\"demo\"");
            var events = json("history", "--events", "--op", "op-4", "--format", "json");
            assertThat(events.at("/events/1/known").asBoolean(true)).isFalse();
            assertThat(events.at("/events/1/payload/step").asText()).isEqualTo("tofu-apply");
            assertThat(past.run("history", "--events", "--type", "moon.landed").out())
                    .contains("moon.landed");
        }

        @Test
        void standsPayloadsThatAreNoJson() throws SQLException {
            past.tamper("UPDATE events SET payload = '{half', time = 'once' WHERE position = 14");

            assertThat(past.run("history", "--events", "--limit", "1", "--wide").out())
                    .contains("once", "unknown here: {half");
            assertThat(past.run("history", "--events", "--limit", "1", "--format", "jsonl")
                            .out())
                    .contains("\"payload\":\"{half\"", "\"operation\":null");
        }

        @Test
        void letsNoControlCharacterThrough() throws SQLException {
            past.tamper("UPDATE events SET type = 'x' || char(27) || '[2J', payload = char(27) WHERE position = 14");

            assertThat(past.run("history", "--events").out()).doesNotContain("\u001b");
        }

        @Test
        void tellsProgramsAllThatIsKept() throws IOException {
            assertThat(json("history", "--events", "--op", "op-2", "--type", "step.completed", "--format", "json"))
                    .isEqualTo(new ObjectMapper().readTree("""
                            {"schemaVersion":1,"order":"oldest first","total":1,"next":3,"events":[{"position":3,"number":3,
                            "environment":"demo","id":"demo-2","type":"step.completed","revision":1,"known":true,
                            "time":"2026-11-24T11:33:00Z","operation":"op-2","meaning":"render-tofu done",
                            "payload":{"environment":"demo","operation":"op-2","step":"render-tofu"},
                            "metadata":{"actor":"ada@desk","cause":"","arguments":["deploy","demo","--reason","first"],
                            "versions":{"deployer":"0.1.0","tofu":"1.8.0"},"reason":"first"}}]}"""));
        }
    }

    @Nested
    class Followed {

        private final OperationId open = new OperationId("op-5");
        private final OperationSucceeded end = new OperationSucceeded(RecordedPast.OTHER, open);

        @Test
        void tellsWhatBeginsAndWhatEndsAndNotEachStep() {
            past.then(() -> past.tell(new StepCompleted(RecordedPast.OTHER, open, Step.TOFU_INIT)));
            past.then(() -> past.begin(RecordedPast.DEMO, "op-8"));
            past.then(() -> {});
            past.then(() -> past.tell(end));

            assertThat(past.run("history", "other", "--follow", "--op", "op-5", "--limit", "1"))
                    .isEqualTo(DeployerRun.printing("""
                            2026-11-24T11:41:00.000Z  other                 deploy      in progress                 19 min 0 s   bob@server  op-5
                            2026-11-24T11:47:00.000Z  other                 deploy      succeeded                   6 min 0 s    bob@server  op-5
                            """));
        }

        @Test
        void endsWithTheTimeThatIsAskedFor() {
            assertThat(past.run("history", "-f", "--until", "2026-11-24T11:33:00Z"))
                    .returns(ExitCodes.OK, DeployerRun::exitCode)
                    .extracting(DeployerRun::out)
                    .asString()
                    .contains("op-2")
                    .doesNotContain("op-3");
        }

        @Test
        void writesALineOfJsonEach() {
            past.then(() -> past.tell(end));

            assertThat(past.run("history", "-f", "--op", "op-5", "--format", "jsonl")
                            .out()
                            .lines())
                    .hasSize(2)
                    .first()
                    .asString()
                    .contains("\"status\":\"in progress\"", "\"exitCode\":null");
        }

        @Test
        void tellsEachEventWhereEventsAreAsked() {
            past.then(() -> past.tell(new StepCompleted(RecordedPast.OTHER, open, Step.TOFU_INIT)));
            past.then(() -> past.tell(end));

            assertThat(past.run("history", "--events", "-f", "--op", "op-5", "--limit", "1"))
                    .isEqualTo(DeployerRun.printing("""
                                 14  2026-11-24T11:44:00.000Z  other                 @3     step.completed                  render-tofu done
                                 15  2026-11-24T11:45:00.000Z  other                 @4     step.completed                  tofu-init done
                                 16  2026-11-24T11:46:00.000Z  other                 @5     operation.succeeded             succeeded
                            """));
        }

        @Test
        void keepsWhatIsAskedFor() {
            past.then(() -> past.begin(RecordedPast.DEMO, "op-8"));
            past.then(() -> past.tell(
                    new LateOutcomeObserved(RecordedPast.DEMO, new OperationId("op-2"), Step.TOFU_INIT, "done")));
            past.then(() -> past.tell(end));

            assertThat(past.run("history", "--exit-status", "-f", "--op", "op-5", "--status", "ok")
                            .out()
                            .lines())
                    .singleElement()
                    .asString()
                    .contains("succeeded", "op-5");
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({"op-4, 0", "op-2, 6", "op-6, 7"})
        void endsWithTheResultOfWhatHasEnded(String operation, int exitCode) {
            assertThat(past.run("history", "-f", "--exit-status", "--op", operation)
                            .exitCode())
                    .isEqualTo(exitCode);
            assertThat(past.run("history", "-f", "--op", operation).exitCode()).isEqualTo(ExitCodes.OK);
        }

        @Test
        void endsWithTheResultOfTheOneInProgress() {
            past.then(() -> past.tell(new OperationInterrupted(RecordedPast.OTHER, open, Step.TOFU_INIT, "TERM")));

            assertThat(past.run("history", "other", "-f", "--exit-status").exitCode())
                    .isEqualTo(143);
        }

        @Test
        void endsWithTheResultOfTheNextToBeginWhereNoneIsInProgress() {
            past.then(() -> past.begin(RecordedPast.DEMO, "op-8"));
            past.then(() -> past.tell(new OperationSucceeded(RecordedPast.DEMO, new OperationId("op-8"))));

            assertThat(past.run("history", "demo", "-f", "--exit-status").exitCode())
                    .isZero();
        }

        @Test
        void waitsForNobodyWhoIsGone() {
            past.begin(RecordedPast.DEMO, "op-8", GONE);

            assertThat(past.run("history", "demo", "-f", "--exit-status"))
                    .returns(130, DeployerRun::exitCode)
                    .extracting(DeployerRun::out)
                    .asString()
                    .contains("abandoned");
        }

        @Test
        void showsWhatStoodBesideWhatTheGoneOneLeft() {
            past.begin(RecordedPast.DEMO, "op-8", GONE);

            assertThat(past.run("history", "demo", "-f", "--exit-status").out().lines())
                    .hasSize(6)
                    .anyMatch(line -> line.contains("op-1"))
                    .anyMatch(line -> line.contains("abandoned") && line.contains("op-8"));
        }

        @Test
        void showsTheGoneAmongTheFirstThoughAnotherIsFollowed() {
            past.begin(RecordedPast.DEMO, "op-8", GONE).begin(RecordedPast.DEMO, "op-9");
            past.then(() -> past.tell(new OperationSucceeded(RecordedPast.DEMO, new OperationId("op-9"))));

            assertThat(past.run("history", "demo", "-f", "--exit-status", "--since", "16m")
                            .out()
                            .lines())
                    .satisfiesExactly(
                            gone -> assertThat(gone).contains("abandoned", "op-8"),
                            begun -> assertThat(begun).contains("in progress", "op-9"),
                            ended -> assertThat(ended).contains("succeeded", "op-9"));
        }

        @Test
        void takesNobodyForGoneWhoRecordedTheEndMeanwhile() {
            past.then(() -> past.begin(RecordedPast.DEMO, "op-8", GONE));
            past.then(() -> past.tell(new OperationSucceeded(RecordedPast.DEMO, new OperationId("op-8"))));

            assertThat(past.run("history", "demo", "-f", "--exit-status"))
                    .returns(ExitCodes.OK, DeployerRun::exitCode)
                    .extracting(DeployerRun::out)
                    .asString()
                    .doesNotContain("abandoned");
        }
    }

    @Nested
    class AskedWrongly {

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "--limit 0 | --limit is a number, 1 or more.",
                    "--after -1 | --after is the SEQ of a row, or 0.",
                    "--follow --reverse | --follow goes on with what is newer, --reverse begins with it.",
                    "--follow --format json | --follow writes a stream: --format is table or jsonl.",
                    "demo --exit-status | --exit-status tells how what is followed ends; it needs --follow.",
                    "-f --exit-status | --exit-status needs to know whose: name an environment, or an operation with --op.",
                    "--since 1h --until 2h | --since is later than --until, so that nothing can be between.",
                    "--grep ( | --grep '(' is no regular expression: Unclosed group.",
                    "--grep ((((((.a?)?)?)?)?)?)+# | --grep '((((((.a?)?)?)?)?)?)+#' goes too deep for what the history holds.",
                    "--grep (.*)(.*)(.*)(.*)(.*)(.*)ZZ$ | --grep '(.*)(.*)(.*)(.*)(.*)(.*)ZZ$' takes for ever on what the history holds; say it more plainly.",
                    "--type deploi | 'deploi' is none of create,",
                    "--status bad | 'bad' is none of ok, failed, interrupted, open, abandoned",
                    "--since soon | 'soon' is not a time: use one like 2026-11-24T12:00:00Z",
                    "--op ../x | '../x' is not an operation id"
                })
        void isToldInASentence(String line, String sentence) {
            assertThat(past.run(("history " + line).split(" ")))
                    .returns(ExitCodes.USAGE, DeployerRun::exitCode)
                    .returns("", DeployerRun::out)
                    .extracting(DeployerRun::err)
                    .asString()
                    .contains(sentence);
        }

        @Test
        void isToldWhatNeverWas() {
            assertThat(past.run("history", "nobody")).isEqualTo(DeployerRun.saying(ExitCodes.NOT_FOUND, """
                            Error: There is no environment nobody.
                            See which there are: torrust-tracker-deployer list
                            """));
            assertThat(past.run("history", "--op", "op-99")).isEqualTo(DeployerRun.saying(ExitCodes.NOT_FOUND, """
                            Error: The history has no operation op-99.
                            See which there are: torrust-tracker-deployer history
                            """));
        }

        @Test
        void isToldWhatToDoAboutAnEventOfANewerDeployer() throws SQLException {
            past.tamper("UPDATE events SET revision = 99 WHERE position = 8");

            assertThat(past.run("history", "demo"))
                    .returns(ExitCodes.STORE, DeployerRun::exitCode)
                    .extracting(DeployerRun::err)
                    .asString()
                    .contains("history --events");
        }
    }

    @Nested
    class WhereNothingHappened {

        @TempDir
        private Path empty;

        @Test
        void saysHowToBegin() {
            assertThat(new RecordedPast(empty).run("history"))
                    .isEqualTo(DeployerRun.printing(
                            "Nothing has happened yet. Begin with: torrust-tracker-deployer create demo\n"));
            assertThat(new RecordedPast(empty).run("history", "--events", "--format", "jsonl"))
                    .isEqualTo(DeployerRun.printing(""));
        }
    }

    private List<String> operations(String... line) {
        return values("id", "/operations", line);
    }

    private String events(String... line) {
        return String.join(
                " ",
                values(
                        "position",
                        "/events",
                        Stream.concat(Stream.of("history", "--events"), Stream.of(line))
                                .toArray(String[]::new)));
    }

    private List<String> values(String field, String list, String... line) {
        var values = new ArrayList<String>();
        var asked =
                Stream.concat(Stream.of(line), Stream.of("--format", "json")).toArray(String[]::new);
        try {
            json(asked).at(list).forEach(item -> values.add(item.path(field).asText()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return values;
    }

    private JsonNode json(String... line) throws IOException {
        var run = past.run(line);
        assertThat(run.exitCode()).as(run.toString()).isZero();
        return new ObjectMapper().readTree(run.out());
    }
}
