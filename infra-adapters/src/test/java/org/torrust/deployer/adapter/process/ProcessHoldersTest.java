package org.torrust.deployer.adapter.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.operation.Holder;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.command.port.Holders.Liveness;
import org.torrust.deployer.command.port.InterruptedByOperatorException;
import org.torrust.deployer.command.port.Interruption;

class ProcessHoldersTest {

    static final EnvironmentName DEMO = new EnvironmentName("demo");
    static final OperationId OPERATION = new OperationId("now");

    final Interruption interruption = new Interruption();

    @TempDir
    Path folder;

    @Test
    void seesThatItLives() {
        assertThat(liveness(holders().self())).isEqualTo(Liveness.ALIVE);
    }

    @Test
    void isNotDeceivedByAPidThatIsUsedAgain() {
        var self = holders().self();
        var earlier = new Holder(self.pid(), self.started() - 1, self.bootId(), self.pidNamespace());

        assertThat(liveness(earlier)).isEqualTo(Liveness.GONE);
    }

    @Test
    void knowsThatNothingOutlivesABoot() {
        var self = holders().self();

        assertThat(liveness(new Holder(self.pid(), self.started(), "another boot", self.pidNamespace())))
                .isEqualTo(Liveness.GONE);
    }

    @Test
    void saysNothingOfAnotherPidNamespace() {
        var self = holders().self();

        assertThat(liveness(new Holder(self.pid(), self.started(), self.bootId(), "pid:[1]")))
                .isEqualTo(Liveness.UNKNOWN);
    }

    @Test
    void seesThatAProcessIsStopped() throws IOException {
        var process = new ProcessBuilder("sleep", "600").start();
        try {
            Signals.send("STOP", process.pid());
            while (!new Processes().isStopped(process.pid())) {
                Thread.onSpinWait();
            }
            var self = holders().self();
            var started = Long.parseLong(Files.readString(Path.of("/proc/%d/stat".formatted(process.pid())))
                    .replaceFirst("^.*\\) ", "")
                    .split(" ")[19]);
            var stopped = new Holder(process.pid(), started, self.bootId(), self.pidNamespace());

            assertThat(liveness(stopped)).isEqualTo(Liveness.STOPPED);
        } finally {
            process.destroyForcibly();
        }
    }

    @Nested
    class OnceTheDeployerIsGone {

        @Test
        void seesAToolThatWorksStill() throws IOException {
            leaves(job(Step.TOFU_APPLY), holders().self());

            assertThat(liveness(gone())).isEqualTo(Liveness.TOOL_ALIVE);
            assertThat(hasLeft(Step.TOFU_APPLY)).isTrue();
            assertThat(hasLeft(Step.TOFU_INIT)).isFalse();
        }

        @Test
        void seesAToolThatHasEndedSince() throws IOException {
            leaves(job(Step.TOFU_APPLY), gone());
            Files.writeString(job(Step.TOFU_APPLY).resolve("exit"), "0\n");

            assertThat(liveness(gone())).isEqualTo(Liveness.GONE);
            assertThat(hasLeft(Step.TOFU_APPLY)).isTrue();
        }

        @Test
        void expectsNothingOfAToolThatWasKilled() throws IOException {
            leaves(job(Step.TOFU_APPLY), gone());

            assertThat(liveness(gone())).isEqualTo(Liveness.GONE);
            assertThat(hasLeft(Step.TOFU_APPLY)).isFalse();
        }

        @Test
        void expectsAToolThatIsAboutToBegin() {
            new JobFolder(job(Step.TOFU_APPLY)).prepare(gone());

            assertThat(hasLeft(Step.TOFU_APPLY)).isTrue();
        }

        @Test
        void findsARunOfSeveralStepsByAnyOfThem() throws IOException {
            leaves(job(Step.SYSTEM_UPDATES), holders().self());

            assertThat(holders().hasLeftWork(DEMO, OPERATION, Step.FIREWALL.ofOneRun()))
                    .isTrue();
        }

        @Test
        void waitsForToolsOfOtherStepsUntilTheOperatorStopsIt() throws IOException {
            leaves(job(Step.TOFU_DESTROY), holders().self());
            interruption.raise("INT");

            holders().awaitOtherTools(DEMO, OPERATION, List.of(Step.TOFU_DESTROY));
            assertThatThrownBy(() -> holders().awaitOtherTools(DEMO, OPERATION, List.of(Step.TOFU_APPLY)))
                    .isInstanceOf(InterruptedByOperatorException.class);
        }

        private boolean hasLeft(Step step) {
            return holders().hasLeftWork(DEMO, OPERATION, step.ofOneRun());
        }

        private Holder gone() {
            var self = holders().self();
            return new Holder(1_999_999_999, 1, self.bootId(), self.pidNamespace());
        }

        private Path job(Step step) {
            return new Workspace(folder).environment(DEMO).job(OPERATION, step).resolve("machine");
        }

        private static void leaves(Path job, Holder tool) throws IOException {
            Files.createDirectories(job);
            Files.writeString(job.resolve("claimed"), "");
            Files.writeString(
                    job.resolve("holder"),
                    "%d\n%d\n%s\n%s\n%1$d\n%2$d\n"
                            .formatted(tool.pid(), tool.started(), tool.bootId(), tool.pidNamespace()));
        }
    }

    private ProcessHolders holders() {
        return new ProcessHolders(new Workspace(folder), interruption);
    }

    private Liveness liveness(Holder holder) {
        return holders().liveness(DEMO, OPERATION, holder);
    }
}
