package org.torrust.deployer.command.environment;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentCreated;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentDestroyed;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationEnded;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationStarted;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.operation.OperationId;

/** Where the life of an environment's name stands. A name can be born again after it was destroyed. */
sealed interface Life {

    /** Nothing was ever recorded under the name. */
    record Unborn() implements Life {}

    /** The environment exists; {@code creation} made it, {@code operation} is null unless one is open. */
    record Alive(
            OperationId creation,
            Standing standing,
            @Nullable OperationInProgress operation) implements Life {

        private Life next(EnvironmentEvent event) {
            return switch (event) {
                case EnvironmentDestroyed e -> new Gone();
                case OperationStarted e ->
                    new Alive(creation, standing, OperationInProgress.begunWith(e, standing.state()));
                case OperationEnded e -> new Alive(creation, standing, null);
                default ->
                    new Alive(creation, standing.after(event), operation == null ? null : operation.after(event));
            };
        }
    }

    /** The environment was destroyed; its name is free. */
    record Gone() implements Life {}

    /** Where it stands after an event. */
    default Life after(EnvironmentEvent event) {
        if (event instanceof EnvironmentCreated created) {
            return new Alive(created.operation(), Standing.created(created.configuration()), null);
        }
        return this instanceof Alive alive ? alive.next(event) : this;
    }

    /** The operation that has begun and not ended, if there is one. */
    default Optional<OperationInProgress> open() {
        return this instanceof Alive alive ? Optional.ofNullable(alive.operation()) : Optional.empty();
    }

    /**
     * How the environment stands, for what needs it to be at rest.
     *
     * @throws org.torrust.deployer.api.environment.Refused when it is not
     */
    default Standing idle(EnvironmentName name) {
        if (!(this instanceof Alive alive)) {
            throw Refusals.destroyed(name);
        }
        if (alive.operation() != null) {
            throw Refusals.busy(name, alive.operation());
        }
        return alive.standing();
    }
}
