package org.torrust.deployer.command.environment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.environment.Claims;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.command.environment.Life.Alive;
import org.torrust.deployer.command.environment.Life.Gone;
import org.torrust.deployer.command.environment.Life.Unborn;

/** What an environment would decide from, as the write side makes it of its events. */
public final class AggregateState {

    /** Of an environment nothing is recorded of. */
    public static final AggregateState UNBORN = new AggregateState(new Life.Unborn());

    private final Life life;

    private AggregateState(Life life) {
        this.life = life;
    }

    /** How it is after an event. */
    public AggregateState after(EnvironmentEvent event) {
        return new AggregateState(life.after(event));
    }

    /** The settings it has, or null when there is no such environment. */
    public @Nullable EnvironmentConfiguration configuration() {
        return life instanceof Alive alive ? alive.standing().configuration() : null;
    }

    /** What is true of it, or null when there never was one. */
    public @Nullable Claims claims() {
        return switch (life) {
            case Unborn unborn -> null;
            case Alive alive -> alive.standing().claims();
            case Gone gone -> new Claims(State.DESTROYED, null, null, null, null, List.of());
        };
    }

    /** The operation that has begun and not ended, by name and in words; empty when there is none. */
    public Map<String, String> operation() {
        return life.open().map(AggregateState::words).orElse(Map.of());
    }

    private static Map<String, String> words(OperationInProgress operation) {
        var words = new LinkedHashMap<String, String>();
        words.put("operation", operation.kind().word() + " " + operation.id());
        operation.next().ifPresent(step -> words.put("next step", step.word()));
        words.put("steps left", Integer.toString(operation.remaining().size()));
        if (operation.shipped() != null) {
            words.put("shipped", operation.shipped().id().value());
        }
        return words;
    }
}
