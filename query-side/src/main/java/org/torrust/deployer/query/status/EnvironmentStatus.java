package org.torrust.deployer.query.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.environment.Claims;
import org.torrust.deployer.api.environment.EnvironmentEvent.ConfigurationChanged;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentCreated;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepCompleted;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepSkipped;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.api.history.RecordedEvent;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.query.LastOperation;

/**
 * Answers "how does this environment stand, and how did its last operation go?".
 *
 * @param steps the last operation's steps that are done, oldest first
 */
public record EnvironmentStatus(
        EnvironmentName name,
        EnvironmentConfiguration configuration,
        Instant created,
        Instant modified,
        Claims claims,
        LastOperation lastOperation,
        List<DoneStep> steps) {

    public EnvironmentStatus {
        // A row that was kept can be anything.
        Objects.requireNonNull(name);
        Objects.requireNonNull(configuration);
        Objects.requireNonNull(created);
        Objects.requireNonNull(modified);
        Objects.requireNonNull(claims);
        Objects.requireNonNull(lastOperation);
        steps = List.copyOf(steps);
    }

    /**
     * A step that is done.
     *
     * @param proof how it was seen that there was nothing to do, or null when it did its work
     */
    public record DoneStep(
            Step step,
            Instant ended,
            Duration took,
            @Nullable String proof) {}

    /** The answer after an event; the first event of a name is its creation. */
    public static EnvironmentStatus after(@Nullable EnvironmentStatus before, RecordedEvent recorded) {
        if (recorded.event() instanceof EnvironmentCreated created) {
            return born(recorded, created);
        }
        if (before == null) {
            throw new IllegalStateException("an environment's history begins with its creation");
        }
        return before.next(recorded);
    }

    public State state() {
        return claims.state();
    }

    private static EnvironmentStatus born(RecordedEvent recorded, EnvironmentCreated event) {
        return new EnvironmentStatus(
                event.environment(),
                event.configuration(),
                recorded.time(),
                recorded.time(),
                Claims.CREATED,
                LastOperation.creation(recorded, event),
                List.of());
    }

    private EnvironmentStatus next(RecordedEvent recorded) {
        return new EnvironmentStatus(
                name,
                recorded.event() instanceof ConfigurationChanged changed ? changed.configuration() : configuration,
                created,
                recorded.time(),
                claims.after(recorded.event()),
                lastOperation.after(recorded),
                stepsAfter(recorded));
    }

    private List<DoneStep> stepsAfter(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case OperationStarted e -> List.of();
            case StepCompleted e -> with(done(e.step(), recorded.time(), null));
            case StepSkipped e -> with(done(e.step(), recorded.time(), e.proof()));
            default -> steps;
        };
    }

    private List<DoneStep> with(DoneStep step) {
        var more = new ArrayList<>(steps);
        more.add(step);
        return more;
    }

    private DoneStep done(Step step, Instant ended, @Nullable String proof) {
        var began = steps.isEmpty() ? lastOperation.began() : steps.getLast().ended();
        return new DoneStep(step, ended, Duration.between(began, ended), proof);
    }
}
