package org.torrust.deployer.command.environment;

import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentCreated;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentDestroyed;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationEnded;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationStarted;
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
}
