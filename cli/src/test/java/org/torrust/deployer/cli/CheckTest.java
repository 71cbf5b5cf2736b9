package org.torrust.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.cli.Checkup.Fix;
import org.torrust.deployer.cli.Checkup.Plan;
import org.torrust.deployer.cli.progress.Console;

class CheckTest {

    private static final CheckLine JDK = new CheckLine("JDK", CheckLine.Status.OK, "25.0.3", "OK", null);
    private static final CheckLine NO_TOFU =
            new CheckLine("OpenTofu", CheckLine.Status.FAIL, "", "'tofu' is not on PATH", "Install it.");
    private static final CheckLine TOFU = new CheckLine("OpenTofu", CheckLine.Status.OK, "1.12.6", "OK", null);
    private static final CheckLine LITTLE =
            new CheckLine("Disk", CheckLine.Status.WARN, "1.5 GiB", "little room", "Free some.");
    private static final Fix INSTALL =
            new Fix("install OpenTofu", Map.of("go.mod", "module build\n"), List.of("go build", "install tofu"));

    private final FakeProgram program =
            new FakeProgram(Story.of("demo", "lxd", Duration.ofMinutes(5)).running("op-2"));

    @Test
    void tellsWhatIsMissingAndHowToGetIt() {
        program.checkup.finding(JDK, LITTLE, NO_TOFU);

        assertThat(DeployerRun.of(program, "check")).isEqualTo(new DeployerRun(ExitCodes.SAYS_NO, """
                OK JDK 25.0.3 - OK
                WARN Disk 1.5 GiB - little room
                     Free some.
                NO OpenTofu - 'tofu' is not on PATH
                     Install it.
                """, """
                Error: 1 of 3 checks failed.
                Do what is said above, then check again; or see what can be done for you: check --fix
                """));
    }

    @Test
    void showsSignsWhereTheTerminalCan() {
        program.checkup.finding(JDK, LITTLE, NO_TOFU);

        assertThat(DeployerRun.of(program, new Utf8Console("n"), "check").out())
                .startsWith("✅ JDK 25.0.3 - OK")
                .contains("⚠️ Disk 1.5 GiB - little room", "❌ OpenTofu - 'tofu' is not on PATH");
    }

    @Test
    void foldsWhatIsLongerThanTheTerminalIsWide() {
        program.checkup.finding(new CheckLine(
                "Registry",
                CheckLine.Status.FAIL,
                "registry.example:5000",
                "word ".repeat(30).strip(),
                "hint ".repeat(40)));

        assertThat(DeployerRun.of(program, "check").out().lines())
                .hasSizeGreaterThan(4)
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void passesWithWarnings() {
        program.checkup.finding(LITTLE);

        assertThat(DeployerRun.of(program, "check").exitCode()).isEqualTo(ExitCodes.OK);
    }

    @Test
    void looksForWhatTheProviderNeeds() {
        DeployerRun.of(program, "check", "--provider", "simulated");
        DeployerRun.of(program, "check", "--provider", "multipass");
        var unknown = DeployerRun.of(program, "check", "--provider", "aws");

        assertThat(program.asked).containsExactly("check simulated", "check multipass");
        assertThat(unknown.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(unknown.err()).contains("lxd, multipass, ssh, simulated");
    }

    @Test
    void looksForWhatTheWorkspacesDefaultsName(@TempDir Path workspace) throws IOException {
        Files.writeString(workspace.resolve("config.yaml"), """
                defaults:
                  provider:
                    name: simulated
                  docker:
                    registry-mirrors: [http://10.0.0.1:5000]
                """);

        DeployerRun.of(program, "check", "--workspace", workspace.toString());
        DeployerRun.of(program, "check", "--workspace", workspace.toString(), "--provider", "lxd");

        assertThat(program.asked).containsExactly("check simulated", "check lxd");
        assertThat(program.checkup.settings)
                .containsEntry("provider.image", "debian/13/cloud")
                .containsEntry("docker.registry-mirrors", "http://10.0.0.1:5000");
    }

    @Nested
    class OfAnEnvironment {

        @Test
        void looksForWhatItsOwnSettingsName() {
            DeployerRun.of(program, "check", "demo");

            assertThat(program.asked).containsExactly("check lxd of demo");
            assertThat(program.checkup.settings)
                    .containsEntry("provider.image", "debian/13/cloud")
                    .containsEntry("provider.data-disk", "10GiB")
                    .containsEntry("docker.registry-mirrors", "")
                    .containsEntry("tracker.image", "torrust/tracker")
                    .containsEntry("ssh.port", "22");
        }

        @Test
        void refusesOneThatIsNotThere() {
            assertThat(DeployerRun.of(program, "check", "nobody").exitCode()).isEqualTo(ExitCodes.NOT_FOUND);
        }

        @Test
        void takesItsProviderFromItsSettingsAlone() {
            assertThat(DeployerRun.of(program, "check", "demo", "--provider", "lxd")
                            .exitCode())
                    .isEqualTo(ExitCodes.USAGE);
        }
    }

    @Nested
    class WithFix {

        @Test
        void saysTheCommandsAsksRunsThemAndChecksAgain() {
            program.checkup.finding(NO_TOFU).then(TOFU).planning(INSTALL);

            var run = DeployerRun.of(program, new FakeConsole("y"), "check", "--fix");

            assertThat(run).isEqualTo(new DeployerRun(ExitCodes.OK, """
                    NO OpenTofu - 'tofu' is not on PATH
                         Install it.
                    OK OpenTofu 1.12.6 - OK
                    """, """
                    To set it right, these commands will run:
                      # install OpenTofu
                      # with a file go.mod:
                      #   module build
                      go build
                      install tofu
                    Run them? [y/N]\s

                    -- install OpenTofu
                       $ go build
                       $ install tofu
                       reading lists
                    """));
        }

        @Test
        void runsNothingWithoutConsent() {
            program.checkup.finding(NO_TOFU).planning(INSTALL);

            var run = DeployerRun.of(program, new FakeConsole("no"), "check", "--fix");

            assertThat(program.checkup.carriedOut).isEmpty();
            assertThat(run.exitCode()).isEqualTo(ExitCodes.SAYS_NO);
            assertThat(run.err()).contains("Nothing was run.");
        }

        @Test
        void isAUsageErrorWhereNobodyCanBeAsked() {
            program.checkup.finding(NO_TOFU).planning(INSTALL);

            var run = DeployerRun.of(program, new FakeConsole(null), "check", "--fix");

            assertThat(program.checkup.carriedOut).isEmpty();
            assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
            assertThat(run.err())
                    .contains("go build", "Nobody can be asked here", "torrust-tracker-deployer check --fix --yes");
        }

        @Test
        void asksNobodyUnderNoInput() {
            program.checkup.finding(NO_TOFU).planning(INSTALL);

            var run = DeployerRun.of(program, new FakeConsole("y"), "check", "--fix", "--no-input");

            assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
            assertThat(program.checkup.carriedOut).isEmpty();
        }

        @Test
        void doesNotAskWithYes() {
            program.checkup.finding(NO_TOFU).then(TOFU).planning(INSTALL);

            var run = DeployerRun.of(program, new FakeConsole(null), "check", "--fix", "--yes");

            assertThat(program.checkup.carriedOut).containsExactly("go build", "install tofu");
            assertThat(run.exitCode()).isEqualTo(ExitCodes.OK);
        }

        @Test
        void triesTheNextBestWhenTheFirstFailed() {
            var second = new Fix("build it", Map.of(), List.of("make tofu"));
            program.checkup.finding(NO_TOFU).planning(INSTALL).planning(second);
            program.checkup.failure = java.util.Optional.of("'go build' ended with exit code 1");

            var run = DeployerRun.of(program, "check", "--fix", "--yes");

            assertThat(program.checkup.carriedOut).containsExactly("go build", "install tofu", "make tofu");
            assertThat(run.exitCode()).isEqualTo(ExitCodes.SAYS_NO);
            assertThat(run.err()).contains("-- failed: 'go build' ended with exit code 1");
        }

        @Test
        void saysWhatIsNotForItToDo() {
            program.checkup.finding(NO_TOFU);
            program.checkup.plans.add(new Plan(List.of(), List.of("Registry: that is not for 'check --fix'.")));

            var run = DeployerRun.of(program, "check", "--fix", "--yes");

            assertThat(run.exitCode()).isEqualTo(ExitCodes.SAYS_NO);
            assertThat(run.err()).contains("Not from here: Registry: that is not for 'check --fix'.");
        }

        @Test
        void keepsAProgramsStdoutOneDocument() throws Exception {
            program.checkup.finding(NO_TOFU).then(TOFU).planning(INSTALL);

            var run = DeployerRun.of(program, "check", "--fix", "--yes", "--format", "json");
            var json = new ObjectMapper().readTree(run.out());

            assertThat(run.err()).isEmpty();
            assertThat(json.at("/checks/0/status").asText()).isEqualTo("OK");
            assertThat(json.at("/fixes/0/commands/1").asText()).isEqualTo("install tofu");
        }

        @Test
        void isWhatYesIsFor() {
            assertThat(DeployerRun.of(program, "check", "--yes").exitCode()).isEqualTo(ExitCodes.USAGE);
        }
    }

    private record Utf8Console(String answer) implements Console {

        @Override
        public boolean isLive() {
            return false;
        }

        @Override
        public boolean isOutputLive() {
            return false;
        }

        @Override
        public int width() {
            return 80;
        }

        @Override
        public boolean isUtf8() {
            return true;
        }

        @Override
        public String ask(PrintWriter err, String question) {
            return answer;
        }
    }
}
