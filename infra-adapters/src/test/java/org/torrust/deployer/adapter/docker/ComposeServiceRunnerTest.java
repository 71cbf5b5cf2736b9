package org.torrust.deployer.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.torrust.deployer.adapter.ssh.FakeHost.fails;
import static org.torrust.deployer.adapter.ssh.FakeHost.prints;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.adapter.ssh.FakeHost;
import org.torrust.deployer.adapter.ssh.Patience;
import org.torrust.deployer.adapter.ssh.RemoteResult;
import org.torrust.deployer.adapter.ssh.Sites;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.configuration.FirewallSettings;
import org.torrust.deployer.api.environment.Release;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.StepOutcome;
import org.torrust.deployer.api.operation.StepOutcome.AlreadyTrue;
import org.torrust.deployer.command.port.Progress;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.StepFailedException;

class ComposeServiceRunnerTest {

    private static final OperationId ID = Sites.OPERATION;
    private static final Release RELEASE = new Release(ID, "d1", "torrust/tracker:3.0.0", Sites.LISTENERS);
    private static final Site SITE = Sites.with(Sites.at("10.0.0.7", 22), RELEASE);
    private static final String STARTING = ps("running", "starting", 0);
    private static final String HEALTHY = ps("running", "healthy", 0);

    @TempDir
    Path folder;

    private final FakeHost host = new FakeHost();
    private final List<Duration> pauses = new ArrayList<>();
    private ComposeServiceRunner runner;

    @BeforeEach
    void runner() {
        var workspace = new Workspace(folder);
        PrivateFiles.write(workspace.environment(SITE.environment()).apiToken(), "s3cr3t");
        var limits = new DockerLimits(
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofMillis(500),
                3,
                4,
                3,
                2);
        runner = new ComposeServiceRunner(workspace, host, limits, new Patience(this::now, pauses::add));
    }

    private Instant now() {
        return Instant.EPOCH.plus(pauses.stream().reduce(Duration.ZERO, Duration::plus));
    }

    @Nested
    class Switching {

        @Test
        void isWorkAlsoWhereOnlyTheFirewallHadOtherRules() {
            var usual = SITE.configuration();
            var ruled = new EnvironmentConfiguration(
                    usual.provider(),
                    usual.ssh(),
                    usual.tracker(),
                    usual.docker(),
                    usual.apt(),
                    usual.sources(),
                    new FirewallSettings(true),
                    usual.monitoring(),
                    usual.limits());
            var site = SITE.wishing(ruled, OperationOptions.NONE);
            host.on(ComposeArguments.switchTo(ID), prints("already\n"))
                    .on(OpenPorts.of(RELEASE.listeners()).command(22), prints("changed\n"), prints(""));

            assertThat(runner.switchTo(site, RELEASE)).isEqualTo(StepOutcome.done());
            assertThat(runner.switchTo(site, RELEASE)).isInstanceOf(AlreadyTrue.class);
        }

        @Test
        void leadsTheLinkToTheRelease() {
            host.on(ComposeArguments.switchTo(ID), prints(""));

            assertThat(runner.switchTo(SITE, RELEASE)).isEqualTo(StepOutcome.done());
        }

        @Test
        void provesThatItLeadsThereAlready() {
            host.on(ComposeArguments.switchTo(ID), prints("already\n"));

            assertThat(runner.switchTo(SITE, RELEASE))
                    .isEqualTo(new AlreadyTrue("release 20261124-101500-7f3a9c is the current one"));
        }

        @Test
        void saysWhenTheReleaseIsNotThere() {
            host.on(ComposeArguments.switchTo(ID), fails(66, ""));

            assertThat(failureOf(() -> runner.switchTo(SITE, RELEASE)))
                    .isEqualTo(new Failure(
                            "The release 20261124-101500-7f3a9c is not on the machine of demo.",
                            null,
                            "Bring one there: release demo",
                            "data/demo/jobs/20261124-101500-7f3a9c/switch/ssh.log"));
        }
    }

    @Nested
    class Starting {

        @Test
        void saysThatNothingChangedWhenAllWasUp() {
            host.on(ComposeArguments.up(ID), new RemoteResult(0, "", " Container tracker  Running\n"));

            assertThat(runner.start(SITE, Progress.UNHEARD))
                    .isEqualTo(new AlreadyTrue("the containers of release 20261124-101500-7f3a9c are up"));
        }

        @Test
        void isWorkWhenAContainerWasMade() {
            host.on(
                    ComposeArguments.up(ID),
                    new RemoteResult(0, "", " Container tracker  Created\n Container tracker  Started\n"));

            assertThat(runner.start(SITE, Progress.UNHEARD)).isEqualTo(StepOutcome.done());
        }

        @Test
        void tellsAPortThatIsTakenFromOtherTroubleAndHidesTheToken() {
            host.on(
                    ComposeArguments.up(ID),
                    fails(1, "token s3cr3t\nBind for 0.0.0.0:7070 failed: port is already allocated\n"));

            assertThat(failureOf(() -> runner.start(SITE, Progress.UNHEARD)))
                    .isEqualTo(new Failure(
                            "A port of the tracker is taken by something else on the machine of demo.",
                            "token [token]\nBind for 0.0.0.0:7070 failed: port is already allocated",
                            "Free it there, or let the tracker listen on another one.",
                            "data/demo/jobs/20261124-101500-7f3a9c/start/ssh.log"));
        }
    }

    @Nested
    class WaitingForHealth {

        @Test
        void looksTwiceASecondUntilAllServe() {
            host.on(ComposeArguments.ps(ID), prints(STARTING), prints(STARTING), prints(HEALTHY));

            assertThat(runner.awaitHealthy(SITE, Progress.UNHEARD)).isEqualTo(StepOutcome.done());
            assertThat(pauses).containsExactly(Duration.ofMillis(500), Duration.ofMillis(500));
        }

        @Test
        void failsOnAContainerThatStaysUnhealthyWithItsLastWords() {
            var unhealthy = prints(ps("running", "unhealthy", 0));
            host.on(ComposeArguments.ps(ID), unhealthy, unhealthy);
            host.on(ComposeArguments.lastLines(ID, "tracker", 20), prints("cannot open s3cr3t database\n"));

            var failure = failureOf(() -> runner.awaitHealthy(SITE, Progress.UNHEARD));

            assertThat(failure.summary()).isEqualTo("The service tracker of demo stays unhealthy.");
            assertThat(failure.detail()).isEqualTo("cannot open [token] database");
            assertThat(pauses).hasSize(1);
        }

        @Test
        void waitsForTheNextCheckOfAContainerThatWasPaused() {
            var unhealthy = prints(ps("running", "unhealthy", 0));
            host.on(ComposeArguments.ps(ID), unhealthy, prints(STARTING), unhealthy, prints(HEALTHY));

            assertThat(runner.awaitHealthy(SITE, Progress.UNHEARD)).isEqualTo(StepOutcome.done());
        }

        @Test
        void failsOnAContainerThatEnded() {
            host.on(ComposeArguments.ps(ID), prints(ps("exited", "", 101)));
            host.on(ComposeArguments.lastLines(ID, "tracker", 20), prints("panicked\n"));

            assertThat(failureOf(() -> runner.awaitHealthy(SITE, Progress.UNHEARD))
                            .summary())
                    .isEqualTo("The service tracker of demo is exited with code 101.");
        }

        @Test
        void takesOneRestartForBadLuckAndThreeForACrashLoop() {
            host.on(ComposeArguments.ps(ID), prints(ps("restarting", "", 1)), prints(STARTING), prints(HEALTHY));
            assertThat(runner.awaitHealthy(SITE, Progress.UNHEARD)).isEqualTo(StepOutcome.done());

            host.on(
                    ComposeArguments.ps(ID),
                    prints(ps("restarting", "", 1)),
                    prints(STARTING),
                    prints(ps("restarting", "", 1)),
                    prints(ps("restarting", "", 1)));
            host.on(ComposeArguments.lastLines(ID, "tracker", 20), prints("bad schema\n"));
            var failure = failureOf(() -> runner.awaitHealthy(SITE, Progress.UNHEARD));
            assertThat(failure.summary())
                    .isEqualTo("The service tracker of demo crashes again and again, last with code 1.");
            assertThat(failure.detail()).isEqualTo("bad schema");
        }

        @Test
        void doesNotTakeTheMomentBetweenTwoCrashesForHealth() {
            var up = prints(ps("running", "", 0));
            host.on(ComposeArguments.ps(ID), up, prints(ps("restarting", "", 1)), up, up, up);

            assertThat(runner.awaitHealthy(SITE, Progress.UNHEARD)).isEqualTo(StepOutcome.done());
            assertThat(pauses).hasSize(4);
        }

        @Test
        void givesUpWhenTheTimeIsUp() {
            host.on(ComposeArguments.ps(ID), prints(STARTING));
            host.on(ComposeArguments.lastLines(ID, "tracker", 20), prints(""));

            assertThat(failureOf(() -> runner.awaitHealthy(Sites.within(5, SITE), Progress.UNHEARD))
                            .summary())
                    .isEqualTo("The service tracker of demo is still running, starting after 5 seconds.");
            assertThat(pauses).hasSizeBetween(8, 10);
        }

        @Test
        void doesNotTakeNoContainerForAHealthyOne() {
            host.on(ComposeArguments.ps(ID), prints(""));

            assertThat(failureOf(() -> runner.awaitHealthy(SITE, Progress.UNHEARD))
                            .summary())
                    .isEqualTo("No container of the release runs on the machine of demo.");
        }
    }

    @Nested
    class StayingUp {

        @Test
        void takesContainersThatRunThroughAllLooksWhetherTheyAreHealthyYetOrNot() {
            host.on(ComposeArguments.ps(ID), prints(STARTING));

            assertThat(runner.awaitSteady(SITE, Progress.UNHEARD)).isEqualTo(StepOutcome.done());
            assertThat(pauses).hasSize(3);
        }

        @Test
        void countsAnewAfterAContainerWasSeenDown() {
            var up = prints(STARTING);
            host.on(ComposeArguments.ps(ID), up, up, up, prints(ps("created", "", 0)), up, up, up, up);

            assertThat(runner.awaitSteady(SITE, Progress.UNHEARD)).isEqualTo(StepOutcome.done());
            assertThat(pauses).hasSize(7);
        }

        @Test
        void failsOnACrashLoop() {
            host.on(ComposeArguments.ps(ID), prints(ps("restarting", "", 1)));
            host.on(ComposeArguments.lastLines(ID, "tracker", 20), prints("bad schema\n"));

            assertThat(failureOf(() -> runner.awaitSteady(SITE, Progress.UNHEARD))
                            .summary())
                    .isEqualTo("The service tracker of demo crashes again and again, last with code 1.");
        }
    }

    @Nested
    class ShuttingDown {

        @Test
        void givesTheServicesTheTimeThatWasAskedFor() {
            host.on(ComposeArguments.stop(7), prints("Container tracker  Stopped\nstopped\n"));

            assertThat(runner.shutDown(Sites.within(7, SITE), Progress.UNHEARD)).isEqualTo(StepOutcome.done());
        }

        @Test
        void hasNothingToDoWhereNothingRuns() {
            host.on(ComposeArguments.stop(20), prints(""));

            assertThat(runner.shutDown(SITE, Progress.UNHEARD))
                    .isEqualTo(new AlreadyTrue("no container of the tracker runs on the machine"));
        }

        @Test
        void failsWhereTheMachineCannotBeReached() {
            host.unreachable = true;

            assertThat(failureOf(() -> runner.shutDown(SITE, Progress.UNHEARD)).summary())
                    .isEqualTo("No SSH server answers at 10.0.0.7:22.");
        }
    }

    @Nested
    class Stopping {

        @Test
        void hasNothingToDoWhereNoMachineIs() {
            assertThat(runner.stop(Sites.nowhere(), Progress.UNHEARD))
                    .isEqualTo(new AlreadyTrue("no machine is known, so nothing runs on it"));
        }

        @Test
        void leavesAloneWhatRunsOnAHostThatNothingWasBroughtTo() {
            assertThat(runner.stop(Sites.at("10.0.0.7", 22), Progress.UNHEARD))
                    .isEqualTo(new AlreadyTrue("no release was ever brought there, so nothing of it runs"));
            assertThat(host.asked).isEmpty();
        }

        @Test
        void hasNothingToDoWhereNoContainerIs() {
            host.on(ComposeArguments.down(), prints(""));

            assertThat(runner.stop(SITE, Progress.UNHEARD))
                    .isEqualTo(new AlreadyTrue("no container of the tracker is on the machine"));
        }

        @Test
        void stopsWhatRuns() {
            host.on(ComposeArguments.down(), prints("Container tracker  Removed\nstopped\n"));

            assertThat(runner.stop(SITE, Progress.UNHEARD)).isEqualTo(StepOutcome.done());
        }

        @Test
        void doesNotKeepAMachineFromBeingRemovedThatCannotBeReached() {
            host.unreachable = true;

            assertThat(runner.stop(SITE, Progress.UNHEARD))
                    .isEqualTo(
                            new AlreadyTrue("no service can be stopped there: No SSH server answers at 10.0.0.7:22."));
        }

        @Test
        void hasNothingToDoWhereDockerIsNot() {
            host.on(ComposeArguments.down(), fails(127, "sh: 1: docker: not found\n"));

            assertThat(runner.stop(SITE, Progress.UNHEARD))
                    .isEqualTo(new AlreadyTrue("Docker does not run on the machine"));
        }

        @Test
        void failsWhenDockerCannotStopThem() {
            host.on(
                    ComposeArguments.down(),
                    fails(1, "permission denied while trying to connect to the Docker daemon socket\n"));

            assertThat(failureOf(() -> runner.stop(SITE, Progress.UNHEARD)).summary())
                    .isEqualTo("The account on the machine of demo may not use Docker.");
        }
    }

    private static String ps(String state, String health, int exitCode) {
        return "{\"Service\":\"tracker\",\"State\":\"%s\",\"Health\":\"%s\",\"ExitCode\":%d}\n"
                .formatted(state, health, exitCode);
    }

    private static Failure failureOf(ThrowingCallable work) {
        return catchThrowableOfType(StepFailedException.class, work).failure();
    }
}
