package org.torrust.deployer.command.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.torrust.deployer.command.environment.Samples.ADDRESS;
import static org.torrust.deployer.command.environment.Samples.CONFIGURATION;
import static org.torrust.deployer.command.environment.Samples.DEMO;
import static org.torrust.deployer.command.environment.Samples.EARLIER;
import static org.torrust.deployer.command.environment.Samples.FAILURE;
import static org.torrust.deployer.command.environment.Samples.FIRST;
import static org.torrust.deployer.command.environment.Samples.HOLDER;
import static org.torrust.deployer.command.environment.Samples.NOW;
import static org.torrust.deployer.command.environment.Samples.SECOND;
import static org.torrust.deployer.command.environment.Samples.configuring;
import static org.torrust.deployer.command.environment.Samples.created;
import static org.torrust.deployer.command.environment.Samples.doneBefore;
import static org.torrust.deployer.command.environment.Samples.storyTo;
import static org.torrust.deployer.command.environment.Samples.succeeded;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.torrust.deployer.api.environment.EnvironmentCommand;
import org.torrust.deployer.api.environment.EnvironmentCommand.AbandonOperation;
import org.torrust.deployer.api.environment.EnvironmentCommand.AdoptOperation;
import org.torrust.deployer.api.environment.EnvironmentCommand.ChangeConfiguration;
import org.torrust.deployer.api.environment.EnvironmentCommand.ChooseTrackerConfiguration;
import org.torrust.deployer.api.environment.EnvironmentCommand.CompleteStep;
import org.torrust.deployer.api.environment.EnvironmentCommand.ConfigureEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.CreateEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.DeployEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.DestroyEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.InterruptOperation;
import org.torrust.deployer.api.environment.EnvironmentCommand.ProvisionEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.RecordTest;
import org.torrust.deployer.api.environment.EnvironmentCommand.ReleaseEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.RunEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.StopEnvironment;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.environment.EnvironmentEvent.AddressRead;
import org.torrust.deployer.api.environment.EnvironmentEvent.BackupTaken;
import org.torrust.deployer.api.environment.EnvironmentEvent.ConfigurationChanged;
import org.torrust.deployer.api.environment.EnvironmentEvent.ConfiguringStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.DeploymentStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.DestructionStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentConfigured;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentCreated;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentDestroyed;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentProvisioned;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentReleased;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentRunning;
import org.torrust.deployer.api.environment.EnvironmentEvent.HostKeyPinned;
import org.torrust.deployer.api.environment.EnvironmentEvent.LateOutcomeObserved;
import org.torrust.deployer.api.environment.EnvironmentEvent.MachineCreated;
import org.torrust.deployer.api.environment.EnvironmentEvent.MachineRemoved;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationAbandoned;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationAdopted;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationFailed;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationInterrupted;
import org.torrust.deployer.api.environment.EnvironmentEvent.ProvisioningStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.ReleaseShipped;
import org.torrust.deployer.api.environment.EnvironmentEvent.ReleaseSwitchedBack;
import org.torrust.deployer.api.environment.EnvironmentEvent.ReleasingStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.RestorationStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.RunStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.ServicesStopped;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepCompleted;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepSkipped;
import org.torrust.deployer.api.environment.EnvironmentEvent.StoppingStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.TestFinished;
import org.torrust.deployer.api.environment.EnvironmentEvent.TrackerConfigurationChosen;
import org.torrust.deployer.api.environment.Refused;
import org.torrust.deployer.api.environment.Refused.Reason;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.Holder;
import org.torrust.deployer.api.operation.OperationOption;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.api.operation.StepOutcome;

class EnvironmentTest {

    static final CreateEnvironment CREATE = new CreateEnvironment(DEMO, NOW, CONFIGURATION, null);
    static final ProvisionEnvironment PROVISION = new ProvisionEnvironment(DEMO, NOW, HOLDER, OperationOptions.NONE);
    static final ConfigureEnvironment CONFIGURE = new ConfigureEnvironment(DEMO, NOW, HOLDER, OperationOptions.NONE);
    static final ReleaseEnvironment RELEASE =
            new ReleaseEnvironment(DEMO, NOW, HOLDER, OperationOptions.of(OperationOption.OWN_CONFIGURATION));
    static final RunEnvironment RUN = new RunEnvironment(DEMO, NOW, HOLDER, OperationOptions.NONE);
    static final DeployEnvironment DEPLOY = new DeployEnvironment(DEMO, NOW, HOLDER, OperationOptions.NONE);
    static final StopEnvironment STOP = new StopEnvironment(DEMO, NOW, HOLDER, OperationOptions.NONE.within(30));
    static final ChangeConfiguration CHANGE =
            new ChangeConfiguration(DEMO, NOW, Samples.tagged("4.0.0"), List.of("tracker.tag"));
    static final DestroyEnvironment DESTROY = new DestroyEnvironment(DEMO, NOW, HOLDER, OperationOptions.NONE);

    static final ProvisioningStarted PROVISIONING =
            new ProvisioningStarted(DEMO, NOW, HOLDER, Phase.PROVISION.steps(), OperationOptions.NONE);
    static final ConfiguringStarted CONFIGURING =
            new ConfiguringStarted(DEMO, NOW, HOLDER, Phase.CONFIGURE.steps(), OperationOptions.NONE);
    static final ReleasingStarted RELEASING = new ReleasingStarted(
            DEMO, NOW, HOLDER, Phase.RELEASE.steps(), OperationOptions.of(OperationOption.OWN_CONFIGURATION));
    static final RunStarted RUNNING = new RunStarted(DEMO, NOW, HOLDER, Phase.RUN.steps(), OperationOptions.NONE);
    static final StoppingStarted STOPPING =
            new StoppingStarted(DEMO, NOW, HOLDER, List.of(Step.SHUT_DOWN), OperationOptions.NONE.within(30));
    static final ConfigurationChanged CHANGED = new ConfigurationChanged(
            DEMO, NOW, Samples.tagged("4.0.0"), List.of("tracker.tag"), List.of(Phase.RELEASE));
    static final DestructionStarted DESTROYING =
            new DestructionStarted(DEMO, NOW, HOLDER, Phase.DESTROY.steps(), OperationOptions.NONE);

    FixtureConfiguration<Environment> environment;

    @BeforeEach
    void anEnvironment() {
        environment = new AggregateTestFixture<>(Environment.class);
    }

    static DeploymentStarted deploying(Phase... phases) {
        return new DeploymentStarted(
                DEMO,
                NOW,
                HOLDER,
                Stream.of(phases).flatMap(phase -> phase.steps().stream()).toList(),
                OperationOptions.NONE);
    }

    @Nested
    class InEveryState {

        /** Command, state, and the event that follows; what is not listed here is refused in {@link #refusals}. */
        static Stream<Arguments> acceptances() {
            var rows = new ArrayList<Arguments>();
            for (var state :
                    List.of(State.CREATED, State.PROVISIONED, State.CONFIGURED, State.RELEASED, State.RUNNING)) {
                rows.add(Arguments.of(PROVISION, state, PROVISIONING));
                rows.add(Arguments.of(DESTROY, state, DESTROYING));
                rows.add(Arguments.of(CHANGE, state, CHANGED));
                if (state.isAtLeast(State.PROVISIONED)) {
                    rows.add(Arguments.of(CONFIGURE, state, CONFIGURING));
                }
                if (state.isAtLeast(State.CONFIGURED)) {
                    rows.add(Arguments.of(RELEASE, state, RELEASING));
                }
                if (state.isAtLeast(State.RELEASED)) {
                    rows.add(Arguments.of(RUN, state, RUNNING));
                    rows.add(Arguments.of(STOP, state, STOPPING));
                }
            }
            rows.add(Arguments.of(
                    DEPLOY, State.CREATED, deploying(Phase.PROVISION, Phase.CONFIGURE, Phase.RELEASE, Phase.RUN)));
            rows.add(Arguments.of(DEPLOY, State.PROVISIONED, deploying(Phase.CONFIGURE, Phase.RELEASE, Phase.RUN)));
            rows.add(Arguments.of(DEPLOY, State.CONFIGURED, deploying(Phase.RELEASE, Phase.RUN)));
            rows.add(Arguments.of(DEPLOY, State.RELEASED, deploying(Phase.RUN)));
            rows.add(Arguments.of(DEPLOY, State.RUNNING, deploying(Phase.RUN)));
            return rows.stream();
        }

        @ParameterizedTest(name = "{1}: {0}")
        @MethodSource("acceptances")
        void acceptsWhatComesNextOrAgain(EnvironmentCommand command, State state, EnvironmentEvent started) {
            environment.given(storyTo(state)).when(command).expectEvents(started);
        }

        static Stream<Arguments> refusals() {
            return Stream.of(
                    Arguments.of(CONFIGURE, State.CREATED, "demo is created; this needs it to be provisioned."),
                    Arguments.of(RELEASE, State.CREATED, "demo is created; this needs it to be configured."),
                    Arguments.of(RELEASE, State.PROVISIONED, "demo is provisioned; this needs it to be configured."),
                    Arguments.of(RUN, State.CREATED, "demo is created; this needs it to be released."),
                    Arguments.of(RUN, State.PROVISIONED, "demo is provisioned; this needs it to be released."),
                    Arguments.of(RUN, State.CONFIGURED, "demo is configured; this needs it to be released."),
                    Arguments.of(STOP, State.CREATED, "demo is created; this needs it to be released."),
                    Arguments.of(STOP, State.CONFIGURED, "demo is configured; this needs it to be released."),
                    Arguments.of(STOP, State.DESTROYED, "demo was destroyed."),
                    Arguments.of(CHANGE, State.DESTROYED, "demo was destroyed."),
                    Arguments.of(PROVISION, State.DESTROYED, "demo was destroyed."),
                    Arguments.of(CONFIGURE, State.DESTROYED, "demo was destroyed."),
                    Arguments.of(RELEASE, State.DESTROYED, "demo was destroyed."),
                    Arguments.of(RUN, State.DESTROYED, "demo was destroyed."),
                    Arguments.of(DEPLOY, State.DESTROYED, "demo was destroyed."),
                    Arguments.of(DESTROY, State.DESTROYED, "demo was destroyed."));
        }

        @ParameterizedTest(name = "{1}: {0}")
        @MethodSource("refusals")
        void refusesWhatComesTooEarlyOrTooLate(EnvironmentCommand command, State state, String why) {
            environment
                    .given(storyTo(state))
                    .when(command)
                    .expectNoEvents()
                    .expectException(Refused.class)
                    .expectExceptionMessage(why);
        }

        static Stream<Arguments> openings() {
            return Stream.of(
                    Arguments.of(PROVISION),
                    Arguments.of(CONFIGURE),
                    Arguments.of(RELEASE),
                    Arguments.of(RUN),
                    Arguments.of(DEPLOY),
                    Arguments.of(STOP),
                    Arguments.of(CHANGE),
                    Arguments.of(DESTROY));
        }

        @ParameterizedTest
        @MethodSource("openings")
        void refusesASecondOperationWhileOneIsOpen(EnvironmentCommand command) {
            environment
                    .given(storyTo(State.RUNNING))
                    .andGiven(configuring(EARLIER))
                    .when(command)
                    .expectNoEvents()
                    .expectException(Refused.class)
                    .expectExceptionMessage("configure is at work on demo (operation earlier, process 42).");
        }
    }

    @Test
    void endsADeploymentAtOnceThatHasNothingToDo() {
        var skipping = OperationOptions.of(OperationOption.SKIP_RUN);
        environment
                .given(storyTo(State.RELEASED))
                .when(new DeployEnvironment(DEMO, NOW, HOLDER, skipping))
                .expectEvents(new DeploymentStarted(DEMO, NOW, HOLDER, List.of(), skipping), succeeded(NOW));
    }

    @Nested
    class ChangingSettings {

        @Test
        void keepsAMachineThatIsThereFromBecomingAnother() {
            environment
                    .given(storyTo(State.PROVISIONED))
                    .when(new ChangeConfiguration(DEMO, NOW, Samples.loggingInAs("ada"), List.of("ssh.user")))
                    .expectNoEvents()
                    .expectException(Refused.class)
                    .expectExceptionMessage(
                            "The machine of demo is there; it cannot get another provider, kind, image, volume, apt source or way in,"
                                    + " with multipass no other size.");
        }

        @Test
        void keepsAMachineOfMultipassAtItsSize() {
            environment
                    .given(new EnvironmentCreated(DEMO, EARLIER, Samples.onMultipass(2), null))
                    .andGiven(new AddressRead(DEMO, EARLIER, ADDRESS))
                    .when(new ChangeConfiguration(DEMO, NOW, Samples.onMultipass(4), List.of("provider.cpus")))
                    .expectNoEvents()
                    .expectException(Refused.class);
        }

        @Test
        void takesAnySettingWhileNoMachineIsThere() {
            environment
                    .given(created())
                    .when(new ChangeConfiguration(DEMO, NOW, Samples.loggingInAs("ada"), List.of("ssh.user")))
                    .expectEvents(new ConfigurationChanged(
                            DEMO, NOW, Samples.loggingInAs("ada"), List.of("ssh.user"), List.of()));
        }

        @Test
        void makesADeployOfARunningEnvironmentGoThroughWhatTheyTouch() {
            environment
                    .given(storyTo(State.RUNNING))
                    .andGiven(CHANGED)
                    .when(DEPLOY)
                    .expectEvents(deploying(Phase.RELEASE, Phase.RUN));
        }
    }

    @Nested
    class WithATrackerConfigurationOfTheOperators {

        static final String DIGEST = "ab".repeat(32);
        static final TrackerConfigurationChosen OWN = new TrackerConfigurationChosen(DEMO, EARLIER, DIGEST);

        @Test
        void itIsRemembered() {
            environment
                    .given(storyTo(State.RUNNING))
                    .when(new ChooseTrackerConfiguration(DEMO, NOW, DIGEST))
                    .expectEvents(new TrackerConfigurationChosen(DEMO, NOW, DIGEST));
        }

        @Test
        void itIsReleasedByTheNextDeploy() {
            environment
                    .given(storyTo(State.RUNNING))
                    .andGiven(OWN)
                    .when(DEPLOY)
                    .expectEvents(deploying(Phase.RELEASE, Phase.RUN));
        }

        @Test
        void itDecidesOnWhatTheSettingsWouldSay() {
            environment
                    .given(storyTo(State.RUNNING))
                    .andGiven(OWN)
                    .when(new ChangeConfiguration(
                            DEMO, NOW, Samples.isPrivate(), List.of("tracker.private", "firewall.enabled")))
                    .expectNoEvents()
                    .expectException(Refused.class)
                    .expectExceptionMessage("demo runs with a tracker configuration of your own, which decides on"
                            + " tracker.private; nothing was changed.");
        }

        @Test
        void itDoesNotDecideOnTheImage() {
            environment.given(storyTo(State.RUNNING)).andGiven(OWN).when(CHANGE).expectEvents(CHANGED);
        }

        @Test
        void itCanBeGivenUp() {
            environment
                    .given(storyTo(State.RUNNING))
                    .andGiven(OWN, new TrackerConfigurationChosen(DEMO, EARLIER, null))
                    .when(new ChangeConfiguration(DEMO, NOW, Samples.isPrivate(), List.of("tracker.private")))
                    .expectSuccessfulHandlerExecution();
        }
    }

    @Nested
    class KeepingData {

        static final DestroyEnvironment KEEPING =
                new DestroyEnvironment(DEMO, NOW, HOLDER, OperationOptions.of(OperationOption.KEEP_DATA));

        @Test
        void isRefusedWhereNothingKeepsIt() {
            environment
                    .given(new EnvironmentCreated(DEMO, EARLIER, Samples.onMultipass(2), null))
                    .when(KEEPING)
                    .expectNoEvents()
                    .expectException(Refused.class)
                    .expectExceptionMessage("The data of demo lies in its machine: provider multipass has no volume"
                            + " that could be kept.");
        }

        @Test
        void andAHostCannotBeGivenUpWhereAProviderCanBeAsked() {
            environment
                    .given(storyTo(State.RUNNING))
                    .when(new DestroyEnvironment(DEMO, NOW, HOLDER, OperationOptions.of(OperationOption.HOST_GONE)))
                    .expectNoEvents()
                    .expectException(Refused.class);
        }

        @Test
        void isNotInTheWayOfABackup() {
            var options = OperationOptions.of(OperationOption.BACKUP);
            environment
                    .given(new EnvironmentCreated(DEMO, EARLIER, Samples.onMultipass(2), null))
                    .when(new DestroyEnvironment(DEMO, NOW, HOLDER, options))
                    .expectEvents(new DestructionStarted(
                            DEMO,
                            NOW,
                            HOLDER,
                            List.of(Step.STOP_SERVICES, Step.BACKUP, Step.TOFU_DESTROY, Step.CLEAN_UP),
                            options));
        }
    }

    @Nested
    class Creating {

        @Test
        void recordsTheConfiguration() {
            environment
                    .givenNoPriorActivity()
                    .when(CREATE)
                    .expectEvents(new EnvironmentEvent.EnvironmentCreated(DEMO, NOW, CONFIGURATION, null));
        }

        @ParameterizedTest
        @EnumSource(names = "DESTROYED", mode = EnumSource.Mode.EXCLUDE)
        void refusesANameThatIsTaken(State state) {
            environment
                    .given(storyTo(state))
                    .when(CREATE)
                    .expectNoEvents()
                    .expectException(Refused.class)
                    .expectExceptionMessage("There is an environment demo already.");
        }

        @Test
        void takesTheNameOfADestroyedOneAgain() {
            environment
                    .given(storyTo(State.DESTROYED))
                    .when(CREATE)
                    .expectEvents(new EnvironmentEvent.EnvironmentCreated(DEMO, NOW, CONFIGURATION, null));
        }
    }

    @Nested
    class WhenAStepIsDone {

        @Test
        void recordsItWithTheFactItFound() {
            story(created(), PROVISIONING)
                    .andGiven(doneBefore(Step.READ_OUTPUTS, NOW))
                    .when(report(Step.READ_OUTPUTS, new StepOutcome.AddressRead(ADDRESS)))
                    .expectEvents(new AddressRead(DEMO, NOW, ADDRESS), new StepCompleted(DEMO, NOW, Step.READ_OUTPUTS));
        }

        @Test
        void recordsTheProofOfAStepThatHadNothingToDo() {
            story(created(), PROVISIONING)
                    .andGiven(doneBefore(Step.TOFU_APPLY, NOW))
                    .when(report(Step.TOFU_APPLY, new StepOutcome.AlreadyTrue("no changes")))
                    .expectEvents(new StepSkipped(DEMO, NOW, Step.TOFU_APPLY, "no changes"));
        }

        @Test
        void recordsANewMachine() {
            story(created(), PROVISIONING)
                    .andGiven(doneBefore(Step.TOFU_APPLY, NOW))
                    .when(report(Step.TOFU_APPLY, new StepOutcome.MachineApplied(true)))
                    .expectEvents(new MachineCreated(DEMO, NOW), new StepCompleted(DEMO, NOW, Step.TOFU_APPLY));
        }

        @Test
        void leavesAChangedMachineTheSameMachine() {
            story(created(), PROVISIONING)
                    .andGiven(doneBefore(Step.TOFU_APPLY, NOW))
                    .when(report(Step.TOFU_APPLY, new StepOutcome.MachineApplied(false)))
                    .expectEvents(new StepCompleted(DEMO, NOW, Step.TOFU_APPLY));
        }

        @Test
        void recordsThePinnedKey() {
            story(created(), PROVISIONING)
                    .andGiven(doneBefore(Step.PIN_HOST_KEY, NOW))
                    .when(report(Step.PIN_HOST_KEY, new StepOutcome.HostKeyPinned("SHA256:abc")))
                    .expectEvents(
                            new HostKeyPinned(DEMO, NOW, "SHA256:abc"),
                            new StepCompleted(DEMO, NOW, Step.PIN_HOST_KEY));
        }

        @Test
        void isProvisionedAfterTheLastStepOfItsPhase() {
            story(created(), PROVISIONING, new AddressRead(DEMO, NOW, ADDRESS))
                    .andGiven(doneBefore(Step.WAIT_CLOUD_INIT, NOW))
                    .when(report(Step.WAIT_CLOUD_INIT, StepOutcome.done()))
                    .expectEvents(
                            new StepCompleted(DEMO, NOW, Step.WAIT_CLOUD_INIT),
                            new EnvironmentProvisioned(DEMO, NOW, ADDRESS),
                            succeeded(NOW));
        }

        @Test
        void isConfiguredAfterTheLastStepOfItsPhaseThoughThatHadNothingToDo() {
            environment
                    .given(storyTo(State.PROVISIONED))
                    .andGiven(CONFIGURING)
                    .andGiven(doneBefore(Step.MONITORING, NOW))
                    .when(report(Step.MONITORING, new StepOutcome.AlreadyTrue("nothing to change")))
                    .expectEvents(
                            new StepSkipped(DEMO, NOW, Step.MONITORING, "nothing to change"),
                            new EnvironmentConfigured(DEMO, NOW),
                            succeeded(NOW));
        }

        @Test
        void isReleasedWithWhatWasShipped() {
            environment
                    .given(storyTo(State.CONFIGURED))
                    .andGiven(RELEASING, new ReleaseShipped(DEMO, NOW, SECOND))
                    .andGiven(doneBefore(Step.PULL_IMAGES, NOW))
                    .when(report(Step.PULL_IMAGES, StepOutcome.done()))
                    .expectEvents(
                            new StepCompleted(DEMO, NOW, Step.PULL_IMAGES),
                            new EnvironmentReleased(DEMO, NOW, SECOND),
                            succeeded(NOW));
        }

        @Test
        void remembersAReleaseThatWasFoundOnTheHost() {
            environment
                    .given(storyTo(State.CONFIGURED))
                    .andGiven(RELEASING)
                    .andGiven(doneBefore(Step.UPLOAD, NOW))
                    .when(report(Step.UPLOAD, new StepOutcome.ReleaseShipped(FIRST, "its digest is on the host")))
                    .expectEvents(
                            new ReleaseShipped(DEMO, NOW, FIRST),
                            new StepSkipped(DEMO, NOW, Step.UPLOAD, "its digest is on the host"));
        }

        @Test
        void runsTheReleaseOnceItsTrackerAnswers() {
            environment
                    .given(storyTo(State.RELEASED))
                    .andGiven(RUNNING)
                    .andGiven(doneBefore(Step.PROBE, NOW))
                    .when(report(Step.PROBE, StepOutcome.done()))
                    .expectEvents(
                            new StepCompleted(DEMO, NOW, Step.PROBE),
                            new EnvironmentRunning(DEMO, NOW, FIRST),
                            succeeded(NOW));
        }

        @Test
        void goesOnWithTheNextPhaseOfADeployment() {
            environment
                    .given(storyTo(State.PROVISIONED))
                    .andGiven(deploying(Phase.CONFIGURE, Phase.RELEASE, Phase.RUN))
                    .andGiven(doneBefore(Step.MONITORING, NOW))
                    .when(report(Step.MONITORING, StepOutcome.done()))
                    .expectEvents(new StepCompleted(DEMO, NOW, Step.MONITORING), new EnvironmentConfigured(DEMO, NOW));
        }

        @Test
        void isRunningWhenItsContainersStayUpWhereNobodyAskedToWait() {
            var quickly = OperationOptions.of(OperationOption.WITHOUT_WAITING);
            environment
                    .given(storyTo(State.RELEASED))
                    .andGiven(
                            new RunStarted(DEMO, NOW, HOLDER, List.of(Step.SWITCH, Step.START, Step.STAY_UP), quickly))
                    .andGiven(doneBefore(Step.WAIT_HEALTHY, NOW))
                    .when(report(Step.STAY_UP, StepOutcome.done()))
                    .expectEvents(
                            new StepCompleted(DEMO, NOW, Step.STAY_UP),
                            new EnvironmentRunning(DEMO, NOW, FIRST),
                            succeeded(NOW));
        }

        @Test
        void isReleasedAgainWhenItsServicesAreShutDown() {
            environment
                    .given(storyTo(State.RUNNING))
                    .andGiven(STOPPING)
                    .when(report(Step.SHUT_DOWN, StepOutcome.done()))
                    .expectEvents(
                            new ServicesStopped(DEMO, NOW),
                            new StepCompleted(DEMO, NOW, Step.SHUT_DOWN),
                            succeeded(NOW));
        }

        @Test
        void keepsTheBackupThatWasTakenInMind() {
            var keeping = OperationOptions.of(OperationOption.BACKUP);
            environment
                    .given(storyTo(State.RUNNING))
                    .andGiven(new DestructionStarted(
                            DEMO, NOW, HOLDER, List.of(Step.BACKUP, Step.TOFU_DESTROY, Step.CLEAN_UP), keeping))
                    .when(report(Step.BACKUP, new StepOutcome.BackedUp("b.tar.gz", "ab")))
                    .expectEvents(
                            new BackupTaken(DEMO, NOW, "b.tar.gz", "ab"), new StepCompleted(DEMO, NOW, Step.BACKUP));
        }

        @Test
        void isDownWhileADatabaseIsPutBack() {
            environment
                    .given(storyTo(State.RUNNING))
                    .andGiven(new RestorationStarted(
                            DEMO, NOW, HOLDER, List.of(Step.PUT_BACK, Step.START), OperationOptions.NONE))
                    .when(report(Step.PUT_BACK, StepOutcome.done()))
                    .expectEvents(new ServicesStopped(DEMO, NOW), new StepCompleted(DEMO, NOW, Step.PUT_BACK));
        }

        @Test
        void losesTheMachineThatAFailedProvisionRemovedAgain() {
            environment
                    .given(created())
                    .andGiven(PROVISIONING, new MachineCreated(DEMO, NOW))
                    .andGiven(doneBefore(Step.WAIT_SSH, NOW))
                    .when(report(
                            Step.WAIT_SSH, new StepOutcome.Failed(Failure.of("No answer.", "Try again."), null, true)))
                    .expectEvents(
                            new MachineRemoved(DEMO, NOW),
                            new OperationFailed(DEMO, NOW, Step.WAIT_SSH, Failure.of("No answer.", "Try again.")));
        }

        @Test
        void stopsRunningWhenItsServicesAreStopped() {
            environment
                    .given(storyTo(State.RUNNING))
                    .andGiven(DESTROYING)
                    .when(report(Step.STOP_SERVICES, StepOutcome.done()))
                    .expectEvents(new ServicesStopped(DEMO, NOW), new StepCompleted(DEMO, NOW, Step.STOP_SERVICES));
        }

        @Test
        void isDestroyedAfterTheLastStepOfAll() {
            environment
                    .given(storyTo(State.RUNNING))
                    .andGiven(DESTROYING)
                    .andGiven(doneBefore(Step.CLEAN_UP, NOW))
                    .when(report(Step.CLEAN_UP, StepOutcome.done()))
                    .expectEvents(
                            new StepCompleted(DEMO, NOW, Step.CLEAN_UP),
                            new EnvironmentDestroyed(DEMO, NOW),
                            succeeded(NOW));
        }
    }

    @Nested
    class WhenAStepFails {

        @Test
        void endsTheOperationAndTakesNothingBack() {
            environment
                    .given(storyTo(State.PROVISIONED))
                    .andGiven(CONFIGURING)
                    .andGiven(doneBefore(Step.INSTALL_DOCKER, NOW))
                    .when(report(Step.INSTALL_DOCKER, new StepOutcome.Failed(FAILURE, null)))
                    .expectEvents(new OperationFailed(DEMO, NOW, Step.INSTALL_DOCKER, FAILURE));
        }

        @Test
        void mayBeTriedAgain() {
            environment
                    .given(storyTo(State.PROVISIONED))
                    .andGiven(configuring(EARLIER), new OperationFailed(DEMO, EARLIER, Step.INSTALL_DOCKER, FAILURE))
                    .when(CONFIGURE)
                    .expectEvents(CONFIGURING);
        }

        @Test
        void saysWhichReleaseServesAgain() {
            environment
                    .given(storyTo(State.RUNNING))
                    .andGiven(new EnvironmentReleased(DEMO, EARLIER, SECOND), RUNNING)
                    .andGiven(doneBefore(Step.PROBE, NOW))
                    .when(report(Step.PROBE, new StepOutcome.Failed(FAILURE, FIRST.id())))
                    .expectEvents(
                            new ReleaseSwitchedBack(DEMO, NOW, FIRST.id()),
                            new OperationFailed(DEMO, NOW, Step.PROBE, FAILURE));
        }
    }

    @Nested
    class Facts {

        @Test
        void areKeptThoughTheirOperationIsOver() {
            story(created(), PROVISIONING, new OperationInterrupted(DEMO, NOW, Step.TOFU_APPLY, "INT"))
                    .when(report(Step.TOFU_APPLY, StepOutcome.done()))
                    .expectSuccessfulHandlerExecution()
                    .expectEvents(new LateOutcomeObserved(DEMO, NOW, Step.TOFU_APPLY, "done"));
        }

        @Test
        void areKeptThoughTheyComeOutOfTurn() {
            story(created(), PROVISIONING)
                    .when(report(Step.WAIT_SSH, new StepOutcome.Failed(FAILURE, null)))
                    .expectEvents(new LateOutcomeObserved(DEMO, NOW, Step.WAIT_SSH, "failed: It broke."));
        }

        @Test
        void areNotCountedTwice() {
            story(created(), PROVISIONING, new StepCompleted(DEMO, NOW, Step.RENDER_TOFU))
                    .when(report(Step.RENDER_TOFU, new StepOutcome.AlreadyTrue("rendered")))
                    .expectEvents(new LateOutcomeObserved(DEMO, NOW, Step.RENDER_TOFU, "nothing to do: rendered"));
        }
    }

    @Nested
    class WhenItsOperationIsCutOff {

        static final Holder OTHER = new Holder(77, 4712, "boot", "pid:[1]");

        @Test
        void namesTheStepAnInterruptionCameIn() {
            story(created(), PROVISIONING)
                    .andGiven(doneBefore(Step.TOFU_APPLY, NOW))
                    .when(new InterruptOperation(DEMO, NOW, "INT"))
                    .expectEvents(new OperationInterrupted(DEMO, NOW, Step.TOFU_APPLY, "INT"));
        }

        @Test
        void namesTheStepAnAbandonedOneWasAt() {
            story(created(), PROVISIONING)
                    .when(new AbandonOperation(DEMO, NOW, "process 42 is gone"))
                    .expectEvents(new OperationAbandoned(DEMO, NOW, Step.RENDER_TOFU, "process 42 is gone"));
        }

        @Test
        void isTakenOverFromTheProcessThatIsGone() {
            story(created(), PROVISIONING)
                    .andGiven(doneBefore(Step.TOFU_APPLY, NOW))
                    .when(new AdoptOperation(DEMO, NOW, HOLDER, OTHER))
                    .expectEvents(new OperationAdopted(DEMO, NOW, Step.TOFU_APPLY, HOLDER, OTHER));
        }

        @Test
        void isTakenOverByTheFirstWhoWantsToOnly() {
            story(created(), PROVISIONING, new OperationAdopted(DEMO, NOW, Step.RENDER_TOFU, HOLDER, OTHER))
                    .when(new AdoptOperation(DEMO, NOW, HOLDER, new Holder(78, 1, "boot", "pid:[1]")))
                    .expectException(Refused.class)
                    .expectExceptionMessage("Someone else changed demo at the same moment.");
        }

        @Test
        void hearsOfItOnlyOnce() {
            story(created(), PROVISIONING, succeeded(NOW))
                    .when(new InterruptOperation(DEMO, NOW, "INT"))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void mayBeProvisionedAgain() {
            story(
                            created(),
                            new ProvisioningStarted(
                                    DEMO, EARLIER, HOLDER, Phase.PROVISION.steps(), OperationOptions.NONE))
                    .andGiven(new OperationAbandoned(DEMO, EARLIER, Step.TOFU_APPLY, "gone"))
                    .when(PROVISION)
                    .expectEvents(PROVISIONING);
        }
    }

    @Nested
    class AClaim {

        @ParameterizedTest
        @EnumSource(names = {"CONFIGURED", "RELEASED", "RUNNING"})
        void fallsWhenTheMachineIsANewOne(State state) {
            environment
                    .given(storyTo(state))
                    .andGiven(new MachineCreated(DEMO, EARLIER))
                    .when(CONFIGURE)
                    .expectException(Refused.class)
                    .expectExceptionMessage("demo is created; this needs it to be provisioned.");
        }

        @Test
        void fallsWhenTheMachineIsGone() {
            environment
                    .given(storyTo(State.RUNNING))
                    .andGiven(new MachineRemoved(DEMO, EARLIER))
                    .when(DEPLOY)
                    .expectEvents(deploying(Phase.PROVISION, Phase.CONFIGURE, Phase.RELEASE, Phase.RUN));
        }

        @Test
        void doesNotFallWhenAnEarlierPhaseIsDoneAgain() {
            environment
                    .given(storyTo(State.RUNNING))
                    .andGiven(new EnvironmentConfigured(DEMO, EARLIER), new EnvironmentReleased(DEMO, EARLIER, SECOND))
                    .when(RUN)
                    .expectEvents(RUNNING);
        }
    }

    @Nested
    class TheResultOfATest {

        static final RecordTest RESULT = new RecordTest(DEMO, NOW, "full", 14, List.of("udp-peers"));
        static final TestFinished FINISHED = new TestFinished(DEMO, NOW, "full", 14, List.of("udp-peers"));

        @ParameterizedTest
        @EnumSource(names = {"CREATED", "RUNNING"})
        void isRecordedInWhateverState(State state) {
            environment.given(storyTo(state)).when(RESULT).expectEvents(FINISHED);
        }

        @Test
        void isRecordedWhileAnOperationIsAtWork() {
            environment
                    .given(storyTo(State.CREATED))
                    .andGiven(PROVISIONING)
                    .when(RESULT)
                    .expectEvents(FINISHED);
        }

        @Test
        void changesNothing() {
            environment
                    .given(storyTo(State.RUNNING))
                    .andGiven(FINISHED)
                    .when(DEPLOY)
                    .expectEvents(deploying(Phase.RUN));
        }
    }

    @Test
    void refusesWithTheReasonTheExitCodeIsChosenBy() {
        assertThat(Refusals.nameTaken(DEMO).reason()).isEqualTo(Reason.INVALID);
        assertThat(Refusals.unknown(DEMO).reason()).isEqualTo(Reason.NOT_FOUND);
        assertThat(Refusals.destroyed(DEMO).reason()).isEqualTo(Reason.WRONG_STATE);
        assertThat(Refusals.overtaken(DEMO).reason()).isEqualTo(Reason.CONFLICT);
        assertThat(Refusals.tooEarly(DEMO, State.CREATED, State.RELEASED).advice())
                .isEqualTo("Take it there: torrust-tracker-deployer provision demo;"
                        + " or all the way: torrust-tracker-deployer deploy demo");
    }

    private org.axonframework.test.aggregate.TestExecutor<Environment> story(EnvironmentEvent... events) {
        return environment.given((Object[]) events);
    }

    private static CompleteStep report(Step step, StepOutcome outcome) {
        return new CompleteStep(DEMO, NOW, step, outcome);
    }
}
