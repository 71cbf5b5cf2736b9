package org.torrust.deployer.command.environment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.environment.Claims;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.environment.HostAddress;
import org.torrust.deployer.api.environment.Release;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.command.environment.Life.Alive;
import org.torrust.deployer.command.environment.Life.Gone;

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

    /** All the rest of it by name, in words; what has no value is left out. */
    public Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        if (life instanceof Gone) {
            fields.put("state", State.DESTROYED.word());
        }
        if (life instanceof Alive alive) {
            put(alive.standing().claims(), fields);
        }
        life.open().ifPresent(operation -> put(operation, fields));
        return fields;
    }

    private static void put(Claims claims, Map<String, String> fields) {
        fields.put("state", claims.state().word());
        put("address", words(claims.address()), fields);
        put("host key", claims.hostKey(), fields);
        put("release", words(claims.released()), fields);
        put("serving", words(claims.running()), fields);
        put(
                "to go through again",
                claims.touched().stream().map(Phase::word).collect(Collectors.joining(", ")),
                fields);
        put("own configuration", claims.ownConfiguration(), fields);
    }

    private static void put(OperationInProgress operation, Map<String, String> fields) {
        put("operation", operation.kind().word() + " " + operation.id(), fields);
        put("next step", operation.next().map(Step::word).orElse(null), fields);
        put("steps left", Integer.toString(operation.remaining().size()), fields);
        put("shipped", words(operation.shipped()), fields);
    }

    private static void put(String name, @Nullable String value, Map<String, String> fields) {
        if (value != null && !value.isEmpty()) {
            fields.put(name, value);
        }
    }

    private static @Nullable String words(@Nullable HostAddress address) {
        return address == null ? null : "%s:%d".formatted(address.host(), address.sshPort());
    }

    private static @Nullable String words(@Nullable Release release) {
        return release == null ? null : "%s (%s)".formatted(release.id(), release.image());
    }
}
