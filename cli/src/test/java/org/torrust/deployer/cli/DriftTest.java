package org.torrust.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.adapter.drift.Drift;
import org.torrust.deployer.adapter.drift.Drift.Finding;
import org.torrust.deployer.adapter.drift.Drift.Kind;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.cli.wiring.DeployerProgram;

class DriftTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The whole program, on a machine that is played and that someone lays hands on. */
    @Nested
    class OfAPlayedMachine {

        @TempDir
        Path workspace;

        @BeforeEach
        void aTracker() {
            good(
                    "create",
                    "demo",
                    "--provider",
                    "simulated",
                    "--set",
                    "provider.step-seconds=0",
                    "--set",
                    "firewall.enabled=true");
            good("deploy", "demo", "--auto-approve");
        }

        @Test
        void isNoneWhereNobodyDid() {
            assertThat(run("status", "demo", "--drift")).isEqualTo(DeployerRun.printing("""
                    SIMULATED: nothing of demo is real.
                    No drift: demo is as it is recorded.
                    """));
        }

        @Test
        void isNamedAndMendedWhereAFileWasChanged() throws IOException {
            byHand(world -> ((ObjectNode) world.at("/releases/0")).put("digest", "0".repeat(64)));

            namedAndMended(": was changed (recorded: as it was uploaded)", "release   upload           done");
        }

        @Test
        void isNamedAndMendedWhereAnotherImageRuns() throws IOException {
            byHand(world -> world.putObject("byHand").put("image", "evil:latest"));

            namedAndMended(
                    "  image     service tracker: runs evil:latest (recorded: runs torrust/tracker:3.0.0)\n",
                    "run       start            done");
        }

        @Test
        void isNamedAndMendedWhereAPortWasOpened() throws IOException {
            byHand(world -> world.putObject("byHand").putArray("ports").add("8080/tcp"));

            namedAndMended("  port      8080/tcp: answers (recorded: is closed)\n", "run       switch           done");
        }

        @Test
        void isNamedAndMendedWhereServicesWereStopped() throws IOException {
            byHand(world -> world.putNull("up"));

            namedAndMended(
                    "  service   service tracker: is not there (recorded: running)\n",
                    "run       start            done");
        }

        @Test
        void isMendedByAnotherMachineWhereItWasDeletedAndOnlyWhenThatIsApproved() throws IOException {
            Files.delete(world());
            var named = run("status", "demo", "--drift");
            assertThat(named.exitCode()).isEqualTo(ExitCodes.SAYS_NO);
            assertThat(named.out())
                    .contains(
                            "  machine   lxd_instance.machine: is not there (recorded: as OpenTofu made it)\n",
                            "Not looked at: files, images, services and ports. SIMULATED: There is no machine.\n",
                            "Mend it: torrust-tracker-deployer deploy demo\n");

            var nobody = run("deploy", "demo");
            assertThat(nobody.exitCode()).isEqualTo(ExitCodes.USAGE);
            assertThat(nobody.err())
                    .contains("The machine of demo is gone. It has to be made again", "+ lxd_instance.machine (create)")
                    .endsWith("Approve it beforehand: torrust-tracker-deployer deploy demo --auto-approve\n");
            assertThat(asked("n").exitCode()).isEqualTo(ExitCodes.USAGE);
            assertThat(world()).doesNotExist();

            var yes = asked("y");
            assertThat(yes.exitCode()).as(yes.err()).isZero();
            assertThat(yes.err()).contains("provision tofu-apply       done", "demo is running.");
            assertThat(run("status", "demo", "--drift").exitCode()).isZero();
            good("replay", "--all", "--check");
        }

        @Test
        void isPartOfWhatADryRunTells() throws IOException {
            byHand(world -> ((ObjectNode) world.at("/releases/0")).put("digest", "0".repeat(64)));

            assertThat(good("deploy", "demo", "--dry-run").out())
                    .startsWith("would do   release   render-release   because it is not as it was left\n");
            assertThat(run("status", "demo", "--drift").exitCode()).isEqualTo(ExitCodes.SAYS_NO);
        }

        @Test
        void leavesNothingInTheHistory() {
            var before = good("events", "list", "demo").out();
            run("status", "demo", "--drift");

            assertThat(good("events", "list", "demo").out()).isEqualTo(before);
        }

        private void namedAndMended(String named, String mending) {
            var seen = run("status", "demo", "--drift");
            assertThat(seen.exitCode()).isEqualTo(ExitCodes.SAYS_NO);
            assertThat(seen.out())
                    .startsWith("SIMULATED: nothing of demo is real.\n")
                    .contains(named);

            assertThat(good("deploy", "demo").err())
                    .contains("demo differs from what is recorded of it; that will be mended:", named, mending);

            assertThat(run("status", "demo", "--drift").exitCode()).isZero();
            assertThat(good("deploy", "demo").err()).contains("nothing was changed");
            good("replay", "--all", "--check");
        }

        private DeployerRun asked(String answer) {
            return DeployerRun.of(
                    new DeployerProgram(),
                    new FakeConsole(answer),
                    "deploy",
                    "demo",
                    "--workspace",
                    workspace.toString());
        }

        private void byHand(Consumer<ObjectNode> deed) throws IOException {
            var world = (ObjectNode) JSON.readTree(world().toFile());
            deed.accept(world);
            Files.writeString(world(), world.toString());
        }

        private Path world() {
            return workspace.resolve("data/demo/simulated/world.json");
        }

        private DeployerRun good(String... arguments) {
            var run = run(arguments);
            assertThat(run.exitCode()).as(run.toString()).isZero();
            return run;
        }

        private DeployerRun run(String... arguments) {
            var line = Stream.concat(Arrays.stream(arguments), Stream.of("--workspace", workspace.toString()))
                    .toArray(String[]::new);
            return DeployerRun.of(new DeployerProgram(), line);
        }
    }

    @Nested
    class AsItIsTold {

        private final FakeProgram program =
                new FakeProgram(Story.of("demo", "lxd", Duration.ofMinutes(5)).running("op-2"));

        @Test
        void isNoneOnlyWhereAllWasLookedAt() {
            program.drift = Drift.unseen("what is at LXD", "'tofu' was not found on PATH.");

            assertThat(DeployerRun.of(program, "status", "demo", "--drift"))
                    .isEqualTo(new DeployerRun(ExitCodes.TOOL_FAILED, """
                            Not looked at: what is at LXD. 'tofu' was not found on PATH.
                            No drift of demo was seen in what could be looked at.
                            """, ""));
            assertThat(DeployerRun.of(program, "deploy", "demo").err())
                    .startsWith("Not looked at: what is at LXD. 'tofu' was not found on PATH.\n");
        }

        @Test
        void isMendedByThePhasesItBelongsTo() {
            program.drift = Drift.of(new Finding(Kind.FIREWALL, "rules", "as wanted", "were changed", Phase.CONFIGURE))
                    .and(Drift.of(new Finding(Kind.FILE, "/opt/x", "as uploaded", "was changed", Phase.RELEASE)));

            DeployerRun.of(program, "deploy", "demo");

            assertThat(program.asked).contains("deploy demo mend-configure mend-release");
        }

        @Test
        void isNothingOfAnEnvironmentWithoutAMachine() {
            var created = new FakeProgram(Story.of("demo", "lxd", Duration.ofMinutes(5)));

            assertThat(DeployerRun.of(created, "status", "demo", "--drift").exitCode())
                    .isEqualTo(ExitCodes.WRONG_STATE);
        }

        @Test
        void isALookOfItsOwn() {
            for (var other : new String[] {"--watch", "--recorded", "--services-only", "--at=~1"}) {
                assertThat(DeployerRun.of(program, "status", "demo", "--drift", other))
                        .isEqualTo(DeployerRun.saying(ExitCodes.USAGE, """
                                Error: --drift is a look of its own.
                                Leave --watch, --services-only, --recorded and --at out.
                                """));
            }
        }
    }
}
