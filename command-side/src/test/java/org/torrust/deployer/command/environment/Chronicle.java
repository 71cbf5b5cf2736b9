package org.torrust.deployer.command.environment;

import static org.torrust.deployer.command.environment.Samples.ADDRESS;
import static org.torrust.deployer.command.environment.Samples.CONFIGURATION;
import static org.torrust.deployer.command.environment.Samples.DEMO;
import static org.torrust.deployer.command.environment.Samples.HOLDER;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.torrust.deployer.api.environment.EnvironmentCommand;
import org.torrust.deployer.api.environment.EnvironmentCommand.CompleteStep;
import org.torrust.deployer.api.environment.EnvironmentCommand.CreateEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.DeployEnvironment;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.history.Provenance;
import org.torrust.deployer.api.history.RecordedEvent;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.api.operation.StepOutcome;

/** What is recorded of {@code demo} when it is told one thing after another. */
final class Chronicle {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final List<RecordedEvent> events = new ArrayList<>();
    private Life life = new Life.Unborn();
    private int told;

    static Chronicle ofDeployment() {
        var chronicle = new Chronicle().tell(new CreateEnvironment(DEMO, id("birth"), CONFIGURATION, null));
        return chronicle.tell(deployment("first")).work();
    }

    static DeployEnvironment deployment(String operation) {
        return new DeployEnvironment(DEMO, id(operation), HOLDER, OperationOptions.NONE);
    }

    static OperationId id(String operation) {
        return new OperationId(operation);
    }

    Chronicle tell(EnvironmentCommand command) {
        return record(Decision.on(command, life).toArray(EnvironmentEvent[]::new));
    }

    /** Events that were recorded together, whatever led to them. */
    Chronicle record(EnvironmentEvent... together) {
        told++;
        for (var event : together) {
            life = life.after(event);
            events.add(recorded(event));
        }
        return this;
    }

    /** Every step of the open operation comes out as it should. */
    Chronicle work() {
        for (var step = next(); step.isPresent(); step = next()) {
            work(step.get());
        }
        return this;
    }

    Chronicle workUntil(Step end) {
        for (var step = next(); step.filter(other -> other != end).isPresent(); step = next()) {
            work(step.get());
        }
        return this;
    }

    Chronicle comesOut(Step step, StepOutcome outcome) {
        return tell(new CompleteStep(DEMO, life.open().orElseThrow().id(), step, outcome));
    }

    List<RecordedEvent> events() {
        return List.copyOf(events);
    }

    List<RecordedEvent> withoutCauses() {
        var unknown = new Provenance("ada@workshop", "", List.of(), Map.of(), null);
        return events.stream()
                .map(each -> new RecordedEvent(each.position(), each.sequence(), each.time(), each.event(), unknown))
                .toList();
    }

    /** The same but for one event; none in its place where the change gives none. */
    List<RecordedEvent> but(EnvironmentEvent event, Function<EnvironmentEvent, Stream<EnvironmentEvent>> change) {
        return events.stream()
                .flatMap(each -> each.event().equals(event)
                        ? change.apply(event).map(other -> as(each, other))
                        : Stream.of(each))
                .toList();
    }

    List<RecordedEvent> without(EnvironmentEvent event) {
        return but(event, gone -> Stream.of());
    }

    private void work(Step step) {
        comesOut(
                step,
                switch (step) {
                    case TOFU_APPLY -> new StepOutcome.MachineApplied(true);
                    case READ_OUTPUTS -> new StepOutcome.AddressRead(ADDRESS);
                    case PIN_HOST_KEY -> new StepOutcome.HostKeyPinned("SHA256:abc");
                    case UPLOAD -> new StepOutcome.ReleaseShipped(Samples.FIRST, null);
                    case USERS -> new StepOutcome.AlreadyTrue("they are there");
                    case BACKUP -> new StepOutcome.BackedUp("demo.tar.gz", "abc");
                    case TOFU_DESTROY -> new StepOutcome.MachineGone();
                    default -> StepOutcome.done();
                });
    }

    private Optional<Step> next() {
        return life.open().flatMap(OperationInProgress::next);
    }

    private RecordedEvent recorded(EnvironmentEvent event) {
        var place = events.size();
        var cause = new Provenance("ada@workshop", "message-" + told, List.of(), Map.of(), null);
        return new RecordedEvent(place + 1, place, NOON.plus(Duration.ofSeconds(place)), event, cause);
    }

    private static RecordedEvent as(RecordedEvent was, EnvironmentEvent event) {
        return new RecordedEvent(was.position(), was.sequence(), was.time(), event, was.provenance());
    }
}
