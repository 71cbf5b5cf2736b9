package org.torrust.deployer.command.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.torrust.deployer.command.environment.Samples.CONFIGURATION;
import static org.torrust.deployer.command.environment.Samples.DEMO;
import static org.torrust.deployer.command.environment.Samples.FAILURE;
import static org.torrust.deployer.command.environment.Samples.HOLDER;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.torrust.deployer.api.environment.EnvironmentCommand.AbandonOperation;
import org.torrust.deployer.api.environment.EnvironmentCommand.CompleteStep;
import org.torrust.deployer.api.environment.EnvironmentCommand.ConfigureEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.CreateEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.DeployEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.DestroyEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.RecordTest;
import org.torrust.deployer.api.environment.EnvironmentCommand.ReleaseEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.RunEnvironment;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.environment.EnvironmentEvent.DeploymentStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationAbandoned;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationAdopted;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationFailed;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationInterrupted;
import org.torrust.deployer.api.environment.EnvironmentEvent.ProvisioningStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepCompleted;
import org.torrust.deployer.api.environment.EnvironmentEvent.TestFinished;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.Refused;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.api.operation.Holder;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.api.operation.StepOutcome;
import org.torrust.deployer.command.OperationResult.Failed;
import org.torrust.deployer.command.OperationResult.Interrupted;
import org.torrust.deployer.command.OperationResult.Succeeded;
import org.torrust.deployer.command.PlannedStep;
import org.torrust.deployer.command.port.Holders;
import org.torrust.deployer.command.port.Holders.Liveness;
import org.torrust.deployer.command.port.InterruptedByOperatorException;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.Progress;
import org.torrust.deployer.command.port.StepFailedException;

/** The write side as a whole, on an event store in memory: aggregate, saga, queue and worker. */
class OperationsTest {

    static final MetaData BY_ALICE = MetaData.with("actor", "alice@desk");

    final PlayedWorld world = new PlayedWorld();
    final Interruption interruption = new Interruption();
    final Seen seen = new Seen();
    Liveness liveness = Liveness.GONE;
    boolean leftWork;
    final List<List<Step>> awaited = new ArrayList<>();

    final CrowdedEngine engine = new CrowdedEngine();
    final InMemory writeSide = InMemory.started(engine, world, seen, interruption, new PlayedHolders());
    final Configuration axon = writeSide.axon();
    final Operations operations = writeSide.operations();

    @AfterEach
    void shutDown() {
        axon.shutdown();
    }

    @Test
    void deploysFromNothingInOneOperation() {
        create();

        assertThat(deploy("first")).isEqualTo(new Succeeded(id("first"), State.RUNNING, true));

        assertThat(seen.ended)
                .containsExactlyElementsOf(Samples.stepsOf(Phase.PROVISION, Phase.CONFIGURE, Phase.RELEASE, Phase.RUN));
        assertThat(world.done).endsWith("switch to first", "start", "wait-healthy", "probe first");
    }

    @Test
    void showsEveryStepBeginAndEnd() {
        create();
        deploy("first");

        assertThat(seen.started).isEqualTo(seen.ended);
    }

    @Test
    void goesOnAtThePhaseThatFailed() {
        create();
        world.outcomes.put(Step.INSTALL_DOCKER, () -> {
            throw new StepFailedException(FAILURE);
        });

        assertThat(deploy("first")).isEqualTo(new Failed(id("first"), Step.INSTALL_DOCKER, FAILURE, null));
        assertThat(operations.plan(OperationKind.DEPLOY, DEMO, OperationOptions.NONE))
                .extracting(PlannedStep::step)
                .isEqualTo(Samples.stepsOf(Phase.CONFIGURE, Phase.RELEASE, Phase.RUN));

        world.outcomes.remove(Step.INSTALL_DOCKER);
        assertThat(deploy("second")).isEqualTo(new Succeeded(id("second"), State.RUNNING, true));
    }

    @Test
    void callsNoStepFailedWhoseOutcomeCouldNotBeRecorded() {
        create();
        deploy("first");
        operations.perform(new ReleaseEnvironment(DEMO, id("second"), HOLDER, OperationOptions.NONE), BY_ALICE);
        engine.crowdedOut = new StepCompleted(DEMO, id("third"), Step.START);

        assertThatThrownBy(() -> deploy("third"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Refused.Reason.CONFLICT))
                .hasMessageContaining("step start could not be recorded");
        // The new release is up: nothing is switched back.
        assertThat(world.done).endsWith("switch to second", "start");
        assertThat(engine.readEvents(DEMO.value()).asStream().map(Message::getPayload))
                .noneMatch(OperationFailed.class::isInstance);

        engine.crowdedOut = null;
        assertThat(deploy("fourth")).isEqualTo(new Succeeded(id("fourth"), State.RUNNING, true));
    }

    @Test
    void recordsTheResultOfATestThoughOthersWriteAtTheSameMoment() {
        create();
        var finished = new TestFinished(DEMO, id("test"), "full", 14, List.of("udp-peers"));
        engine.crowdedOut = finished;
        engine.crowdedTimes = 3;

        operations.record(new RecordTest(DEMO, id("test"), "full", 14, List.of("udp-peers")), BY_ALICE);

        assertThat(engine.readEvents(DEMO.value()).asStream().map(Message::getPayload))
                .last()
                .isEqualTo(finished);
    }

    @Test
    void refusesTheResultOfATestOfNothing() {
        assertThatThrownBy(() -> operations.record(new RecordTest(DEMO, id("test"), "full", 1, List.of()), BY_ALICE))
                .isInstanceOf(Refused.class)
                .hasMessage("There is no environment demo.");
    }

    @Test
    void saysThatNothingChangedWhenEveryStepHadNothingToDo() {
        create();
        deploy("first");
        world.outcomes.put(Step.START, () -> new StepOutcome.AlreadyTrue("up since then"));

        var again = operations.perform(new RunEnvironment(DEMO, id("second"), HOLDER, OperationOptions.NONE), BY_ALICE);

        // The switch of this world always does its work; a real one finds the link in place.
        assertThat(again).isEqualTo(new Succeeded(id("second"), State.RUNNING, true));
        assertThat(Step.SWITCH.onlyLooks()).isFalse();
        assertThat(List.of(Step.WAIT_HEALTHY, Step.PROBE)).allMatch(Step::onlyLooks);
    }

    @Test
    void switchesBackWhenANewReleaseDoesNotAnswer() {
        create();
        deploy("first");
        operations.perform(new ReleaseEnvironment(DEMO, id("second"), HOLDER, OperationOptions.NONE), BY_ALICE);
        world.trackerAnswers = false;

        var run = operations.perform(new RunEnvironment(DEMO, id("third"), HOLDER, OperationOptions.NONE), BY_ALICE);

        assertThat(run).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.step()).isEqualTo(Step.PROBE);
            assertThat(failed.servingAgain()).isEqualTo(id("first"));
            assertThat(failed.failure().summary()).isEqualTo("The tracker of demo does not answer 1 of 1 requests.");
        });
        assertThat(world.done).endsWith("probe second", "switch to first", "start", "wait-healthy");
        assertThat(operations.site(DEMO, id("x")).running()).isEqualTo(Samples.release("first"));
    }

    @Test
    void leavesTheFirstReleaseWhereThereIsNoneToSwitchBackTo() {
        create();
        world.trackerAnswers = false;

        assertThat(deploy("first"))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.servingAgain()).isNull());
    }

    @Test
    void destroysAndFreesTheName() {
        create();
        deploy("first");

        var destroyed =
                operations.perform(new DestroyEnvironment(DEMO, id("end"), HOLDER, OperationOptions.NONE), BY_ALICE);

        assertThat(destroyed).isEqualTo(new Succeeded(id("end"), State.DESTROYED, true));
        operations.requireFree(DEMO);
    }

    @Test
    void recordsThatTheOperatorStoppedIt() {
        create();
        world.outcomes.put(Step.TOFU_APPLY, () -> {
            throw new InterruptedByOperatorException("INT");
        });

        assertThat(deploy("first")).isEqualTo(new Interrupted(id("first"), Step.TOFU_APPLY, "INT"));
    }

    @Test
    void beginsNoFurtherStepOnceASignalWasRaised() {
        create();
        world.outcomes.put(Step.TOFU_INIT, () -> {
            interruption.raise("TERM");
            return StepOutcome.done();
        });

        assertThat(deploy("first")).isEqualTo(new Interrupted(id("first"), Step.TOFU_APPLY, "TERM"));
        assertThat(world.done).containsExactly("render", "tofu-init");
    }

    @Test
    void recordsOurOwnDefectAndLetsItBeSeen() {
        create();
        world.outcomes.put(Step.TOFU_INIT, () -> {
            throw new IllegalStateException("oops");
        });

        assertThatThrownBy(() -> deploy("first")).hasMessage("oops");
        world.outcomes.remove(Step.TOFU_INIT);
        assertThat(deploy("second")).isInstanceOf(Succeeded.class);
    }

    @Test
    void takesOverFromAProcessThatIsGone() {
        create();
        begunElsewhere();

        assertThat(deploy("first")).isInstanceOf(Succeeded.class);
        assertThat(events())
                .contains(new OperationAbandoned(DEMO, id("elsewhere"), Step.RENDER_TOFU, "process 42 is gone"));
    }

    @Test
    void refusesWhileTheOtherProcessLives() {
        create();
        begunElsewhere();

        var words = Map.of(
                Liveness.ALIVE, "provision is at work on demo (operation elsewhere, process 42, for 60 min).",
                Liveness.STOPPED, "process 42, for 60 min). Its process is stopped.",
                Liveness.UNKNOWN, "in another container");
        words.forEach((other, said) -> {
            liveness = other;
            assertThatThrownBy(() -> deploy("first"))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Refused.Reason.CONFLICT))
                    .hasMessageContaining(said);
        });
        assertThat(world.done).isEmpty();
    }

    @Test
    void takesTheOutcomeOfAToolThatWorksStillBeforeItBeginsAnything() {
        create();
        begunElsewhere();
        liveness = Liveness.TOOL_ALIVE;
        leftWork = true;

        assertThat(deploy("first")).isInstanceOf(Succeeded.class);

        assertThat(awaited).containsExactly(List.of(Step.RENDER_TOFU));
        assertThat(seen.notes)
                .containsExactly("provision, which process 42 carried, was cut off at render-tofu;"
                        + " its tool still works and is waited for.");
        assertThat(events().subList(2, 6))
                .containsExactly(
                        new OperationAdopted(DEMO, id("elsewhere"), Step.RENDER_TOFU, HOLDER, HOLDER),
                        new StepCompleted(DEMO, id("elsewhere"), Step.RENDER_TOFU),
                        new OperationAbandoned(DEMO, id("elsewhere"), Step.TOFU_INIT, "process 42 is gone"),
                        events().get(5));
        assertThat(events().get(5)).isInstanceOf(DeploymentStarted.class);
    }

    @Test
    void triesAgainWhatTheToolFailedAt() {
        create();
        begunElsewhere();
        leftWork = true;
        world.outcomes.put(Step.RENDER_TOFU, failingOnce());

        assertThat(deploy("first")).isInstanceOf(Succeeded.class);
        assertThat(events()).contains(new OperationFailed(DEMO, id("elsewhere"), Step.RENDER_TOFU, FAILURE));
    }

    @Test
    void beginsNothingWhenTheOperatorStopsWhatItTookOver() {
        create();
        begunElsewhere();
        leftWork = true;
        world.outcomes.put(Step.RENDER_TOFU, () -> {
            throw new InterruptedByOperatorException("INT");
        });

        assertThat(deploy("first")).isEqualTo(new Interrupted(id("elsewhere"), Step.RENDER_TOFU, "INT"));
        assertThat(events()).endsWith(new OperationInterrupted(DEMO, id("elsewhere"), Step.RENDER_TOFU, "INT"));
    }

    @Test
    void saysThatSomeoneElseEndedItsOperation() {
        create();
        world.outcomes.put(Step.TOFU_APPLY, () -> {
            axon.commandGateway().sendAndWait(new AbandonOperation(DEMO, id("first"), "unlocked: its host burnt down"));
            return new StepOutcome.MachineApplied(true);
        });

        assertThatThrownBy(() -> deploy("first"))
                .isInstanceOf(Refused.class)
                .hasMessage("Someone else ended this operation meanwhile (first): unlocked: its host burnt down.");
        assertThat(world.done).endsWith("tofu-apply");
        assertThat(events())
                .endsWith(new EnvironmentEvent.LateOutcomeObserved(DEMO, id("first"), Step.TOFU_APPLY, "done"));
    }

    @Test
    void unlocksWhatCannotBeJudgedAndNothingElse() {
        create();
        begunElsewhere();

        liveness = Liveness.ALIVE;
        assertThatThrownBy(() -> unlock("elsewhere")).hasMessageContaining("provision is at work on demo");
        liveness = Liveness.UNKNOWN;
        assertThatThrownBy(() -> unlock("another"))
                .hasMessage("The operation under way on demo is elsewhere (provision), not another.");
        unlock("elsewhere");

        assertThat(events())
                .endsWith(new OperationAbandoned(
                        DEMO, id("elsewhere"), Step.RENDER_TOFU, "unlocked: its host burnt down"));
        assertThatThrownBy(() -> unlock("elsewhere"))
                .hasMessage("No operation on demo is under way, so there is nothing to unlock.");
    }

    private void unlock(String operation) {
        operations.unlock(DEMO, id(operation), "its host burnt down", BY_ALICE);
    }

    private static Supplier<StepOutcome> failingOnce() {
        var tries = new AtomicInteger();
        return () -> {
            if (tries.incrementAndGet() == 1) {
                throw new StepFailedException(FAILURE);
            }
            return StepOutcome.done();
        };
    }

    @Test
    void refusesWhatWasNeverCreated() {
        assertThatThrownBy(() -> deploy("first"))
                .isInstanceOf(Refused.class)
                .hasMessage("There is no environment demo.");
        assertThatThrownBy(() -> operations.perform(
                        new ConfigureEnvironment(new EnvironmentName("other"), id("x"), HOLDER, OperationOptions.NONE),
                        BY_ALICE))
                .hasMessage("There is no environment other.");
    }

    @Test
    void handsTheActorOnToEverythingThatIsRecorded() {
        create();
        deploy("first");

        var actors = new ArrayList<Object>();
        axon.eventStore()
                .readEvents("demo")
                .asStream()
                .forEach(e -> actors.add(e.getMetaData().get("actor")));
        assertThat(actors).isNotEmpty().containsOnly("alice@desk");
    }

    @Test
    void keepsAnOutcomeThatComesTooLate() {
        create();
        deploy("first");

        axon.commandGateway().sendAndWait(new CompleteStep(DEMO, id("first"), Step.START, StepOutcome.done()));

        assertThat(events()).endsWith(new EnvironmentEvent.LateOutcomeObserved(DEMO, id("first"), Step.START, "done"));
    }

    private void create() {
        operations.create(new CreateEnvironment(DEMO, id("create"), CONFIGURATION, null), BY_ALICE);
    }

    private org.torrust.deployer.command.OperationResult deploy(String operation) {
        return operations.perform(new DeployEnvironment(DEMO, id(operation), HOLDER, OperationOptions.NONE), BY_ALICE);
    }

    /** Another process began to provision and never came to its first outcome. */
    private void begunElsewhere() {
        var sequence = events().size();
        engine.appendEvents(new GenericDomainEventMessage<>(
                "Environment",
                DEMO.value(),
                sequence,
                new ProvisioningStarted(
                        DEMO, id("elsewhere"), HOLDER, Phase.PROVISION.steps(), OperationOptions.NONE)));
    }

    private List<Object> events() {
        var events = new ArrayList<>();
        axon.eventStore().readEvents("demo").asStream().forEach(event -> events.add(event.getPayload()));
        return events;
    }

    private static OperationId id(String value) {
        return new OperationId(value);
    }

    private final class PlayedHolders implements Holders {
        @Override
        public boolean hasLeftWork(EnvironmentName environment, OperationId operation, List<Step> steps) {
            return leftWork;
        }

        @Override
        public void awaitOtherTools(EnvironmentName environment, OperationId operation, List<Step> steps) {
            awaited.add(steps);
        }

        @Override
        public Holder self() {
            return HOLDER;
        }

        @Override
        public Liveness liveness(EnvironmentName environment, OperationId operation, Holder holder) {
            return liveness;
        }
    }

    static final class Seen implements Progress {
        final List<Step> started = new ArrayList<>();
        final List<Step> ended = new ArrayList<>();
        final List<String> notes = new ArrayList<>();

        @Override
        public void note(String sentence) {
            notes.add(sentence);
        }

        @Override
        public void started(Step step) {
            started.add(step);
        }

        @Override
        public void doing(Step step, String what) {}

        @Override
        public void ended(Step step, StepOutcome outcome) {
            ended.add(step);
        }
    }

    /** Keeps one event from being written, as a store does while someone else keeps it locked. */
    static final class CrowdedEngine extends InMemoryEventStorageEngine {
        EnvironmentEvent crowdedOut;
        int crowdedTimes = Integer.MAX_VALUE;

        @Override
        public void appendEvents(List<? extends EventMessage<?>> events) {
            if (events.stream().anyMatch(event -> event.getPayload().equals(crowdedOut)) && crowdedTimes-- > 0) {
                throw new ConcurrencyException("someone else keeps writing to the history");
            }
            super.appendEvents(events);
        }
    }
}
