package org.torrust.deployer.command.environment;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.torrust.deployer.command.environment.Samples.CONFIGURATION;
import static org.torrust.deployer.command.environment.Samples.DEMO;
import static org.torrust.deployer.command.environment.Samples.FIRST;
import static org.torrust.deployer.command.environment.Samples.HOLDER;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.torrust.deployer.api.environment.EnvironmentCommand.CreateEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.DeployEnvironment;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationAdopted;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationEnded;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationStarted;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.api.history.Provenance;
import org.torrust.deployer.api.history.RecordedEvent;
import org.torrust.deployer.api.operation.Holder;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.api.operation.StepOutcome;
import org.torrust.deployer.command.OperationResult;
import org.torrust.deployer.command.OperationResult.Succeeded;
import org.torrust.deployer.command.port.Holders;
import org.torrust.deployer.command.port.Interruption;

/**
 * A deployment is cut off by a kill behind each of its events, with its child in each state it can be in; the same command
 * again converges, and nothing out there is done twice.
 */
class EveryCutTest {

    /** What has become of the work on the step at hand when its deployer is killed. */
    enum Child {
        ALIVE,
        ENDED,
        NEVER_STARTED
    }

    static final List<Step> DEPLOYMENT = Samples.stepsOf(Phase.PROVISION, Phase.CONFIGURE, Phase.RELEASE, Phase.RUN);

    /** Those outlive the deployer; all else is done by the deployer itself, and dies or is done with it. */
    static final Set<Step> OF_TOOLS = EnumSet.copyOf(DEPLOYMENT.stream()
            .filter(step -> step.isOfPlaybook() || step == Step.TOFU_INIT || step == Step.TOFU_APPLY)
            .toList());

    final Map<Step, Integer> effects = new EnumMap<>(Step.class);
    final Set<Step> left = EnumSet.noneOf(Step.class);
    final PlayedWorld world = new PlayedWorld();
    final KilledEngine engine = new KilledEngine();
    final InMemory writeSide =
            InMemory.started(engine, world, new OperationsTest.Seen(), new Interruption(), new HoldersAfterwards());
    boolean toolLives;

    @AfterEach
    void shutDown() {
        writeSide.axon().shutdown();
    }

    static Stream<Arguments> everyCut() {
        return DEPLOYMENT.stream()
                .flatMap(step -> Arrays.stream(Child.values()).map(child -> Arguments.of(step, child)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyCut")
    void convergesWithTheSameCommand(Step step, Child child) {
        playEffectsThatHappenOnce();
        create();
        killAt(step, child);

        assertThat(deploy("second"))
                .isInstanceOfSatisfying(
                        Succeeded.class, done -> assertThat(done.state()).isEqualTo(State.RUNNING));

        assertThat(effects).containsExactlyInAnyOrderEntriesOf(each(1));
        assertThat(events().stream().filter(OperationAdopted.class::isInstance))
                .hasSize(OF_TOOLS.contains(step) && child != Child.NEVER_STARTED ? 1 : 0);
        assertThat(events().stream().filter(OperationStarted.class::isInstance)).hasSize(2);
        assertThat(events().stream().filter(OperationEnded.class::isInstance)).hasSize(2);
        assertThat(differencesWhenDecidedAgain()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyCut")
    void takesNoOutcomeFromAnotherOperation(Step step, Child child) {
        playEffectsThatHappenOnce();
        create();
        killAt(step, child);
        deploy("second");

        assertThat(deploy("third")).isEqualTo(new Succeeded(id("third"), State.RUNNING, false));
        assertThat(effects).containsExactlyInAnyOrderEntriesOf(each(1));
    }

    private void killAt(Step step, Child child) {
        switch (child) {
            case ENDED -> engine.killedAt = step;
            case ALIVE, NEVER_STARTED ->
                world.outcomes.put(step, () -> {
                    throw new Killed();
                });
        }
        if (step.name().startsWith("RENDER")) {
            // Rendering has no child; all that can be cut is the record of it.
            engine.killedAt = step;
            world.outcomes.remove(step);
        }
        assertThatThrownBy(() -> deploy("first")).isInstanceOf(Throwable.class).satisfies(EveryCutTest::isKill);
        engine.killedAt = null;
        playEffectsThatHappenOnce();
        if (OF_TOOLS.contains(step) && child != Child.NEVER_STARTED) {
            toolLives = child == Child.ALIVE;
            step.ofOneRun().stream().filter(other -> other.compareTo(step) >= 0).forEach(left::add);
            if (!toolLives) {
                left.stream().filter(other -> !effects.containsKey(other)).forEach(this::happens);
            }
        }
    }

    private void playEffectsThatHappenOnce() {
        DEPLOYMENT.forEach(step -> world.outcomes.put(step, () -> work(step)));
    }

    private StepOutcome work(Step step) {
        if (left.remove(step)) {
            if (toolLives) {
                happens(step);
            }
            toolLives &= !left.isEmpty();
            return outcome(step);
        }
        assertThat(toolLives).as("a tool is started beside one that lives").isFalse();
        if (effects.containsKey(step) && !step.onlyLooks()) {
            return found(step);
        }
        happens(step);
        return outcome(step);
    }

    private void happens(Step step) {
        if (!step.onlyLooks()) {
            effects.merge(step, 1, Integer::sum);
        }
    }

    private static StepOutcome outcome(Step step) {
        return switch (step) {
            case TOFU_APPLY -> new StepOutcome.MachineApplied(true);
            case READ_OUTPUTS -> new StepOutcome.AddressRead(Samples.ADDRESS);
            case PIN_HOST_KEY -> new StepOutcome.HostKeyPinned("SHA256:abc");
            case UPLOAD -> new StepOutcome.ReleaseShipped(FIRST, null);
            default -> StepOutcome.done();
        };
    }

    private static StepOutcome found(Step step) {
        return switch (step) {
            case PIN_HOST_KEY -> new StepOutcome.AlreadyTrue("it is pinned");
            case UPLOAD -> new StepOutcome.ReleaseShipped(FIRST, "the same files are there");
            default -> new StepOutcome.AlreadyTrue("it is so");
        };
    }

    private static Map<Step, Integer> each(int times) {
        return DEPLOYMENT.stream().filter(step -> !step.onlyLooks()).collect(toMap(step -> step, step -> times));
    }

    private List<Difference> differencesWhenDecidedAgain() {
        var judge = new Judge();
        var differences = new ArrayList<Difference>();
        var number = 0;
        for (var event : events()) {
            var cause = new Provenance("ada@workshop", "", List.of(), Map.of(), null);
            differences.addAll(judge.hear(new RecordedEvent(++number, number, Instant.EPOCH, event, cause), false));
        }
        differences.addAll(judge.end());
        return differences;
    }

    private void create() {
        writeSide
                .operations()
                .create(new CreateEnvironment(DEMO, id("create"), CONFIGURATION, null), MetaData.emptyInstance());
    }

    private OperationResult deploy(String operation) {
        var request = new DeployEnvironment(DEMO, id(operation), HOLDER, OperationOptions.NONE);
        return writeSide.operations().perform(request, MetaData.emptyInstance());
    }

    private List<EnvironmentEvent> events() {
        return writeSide
                .axon()
                .eventStore()
                .readEvents(DEMO.value())
                .asStream()
                .<EnvironmentEvent>map(message -> (EnvironmentEvent) message.getPayload())
                .toList();
    }

    private static OperationId id(String value) {
        return new OperationId(value);
    }

    private static void isKill(Throwable thrown) {
        assertThat(Stream.iterate(thrown, cause -> cause != null, Throwable::getCause))
                .hasAtLeastOneElementOfType(Killed.class);
    }

    /** Ends the process on the spot: no code of ours gets to do anything about it. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Kills before the outcome of a step is recorded. */
    static final class KilledEngine extends InMemoryEventStorageEngine {
        Step killedAt;

        @Override
        public void appendEvents(List<? extends EventMessage<?>> events) {
            if (events.stream().anyMatch(this::isOfStep)) {
                throw new Killed();
            }
            super.appendEvents(events);
        }

        private boolean isOfStep(EventMessage<?> message) {
            return switch ((EnvironmentEvent) ((DomainEventMessage<?>) message).getPayload()) {
                case EnvironmentEvent.StepCompleted e -> e.step() == killedAt;
                case EnvironmentEvent.StepSkipped e -> e.step() == killedAt;
                default -> false;
            };
        }
    }

    private final class HoldersAfterwards implements Holders {

        @Override
        public Holder self() {
            return new Holder(77, 4712, "boot", "pid:[1]");
        }

        @Override
        public Liveness liveness(EnvironmentName environment, OperationId operation, Holder holder) {
            return toolLives ? Liveness.TOOL_ALIVE : Liveness.GONE;
        }

        @Override
        public boolean hasLeftWork(EnvironmentName environment, OperationId operation, List<Step> steps) {
            return steps.stream().anyMatch(left::contains);
        }

        @Override
        public void awaitOtherTools(EnvironmentName environment, OperationId operation, List<Step> steps) {
            assertThat(steps).containsAll(left);
        }
    }
}
