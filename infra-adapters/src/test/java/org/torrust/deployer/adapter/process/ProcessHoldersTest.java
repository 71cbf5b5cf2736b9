package org.torrust.deployer.adapter.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.operation.Holder;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.command.port.Holders.Liveness;

class ProcessHoldersTest {

    static final EnvironmentName DEMO = new EnvironmentName("demo");
    static final OperationId OPERATION = new OperationId("now");

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
    void seesAToolThatOutlivedItsDeployer() throws IOException {
        var self = holders().self();
        var job = new Workspace(folder)
                .environment(DEMO)
                .job(OPERATION, Step.TOFU_APPLY)
                .resolve("machine");
        Files.createDirectories(job);
        Files.writeString(
                job.resolve("holder"),
                "%d\n%d\n%s\n%s\n".formatted(self.pid(), self.started(), self.bootId(), self.pidNamespace()));

        assertThat(liveness(new Holder(1_999_999_999, 1, self.bootId(), self.pidNamespace())))
                .isEqualTo(Liveness.TOOL_ALIVE);
    }

    private ProcessHolders holders() {
        return new ProcessHolders(new Workspace(folder));
    }

    private Liveness liveness(Holder holder) {
        return holders().liveness(DEMO, OPERATION, holder);
    }
}
