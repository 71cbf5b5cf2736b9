package org.torrust.deployer.query.list;

import java.time.Instant;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.State;

/** An environment as a list can choose and sort it, however much else is known of it. */
public interface Listed {

    EnvironmentName name();

    State state();

    Instant created();

    /** When something was recorded of it last. */
    Instant modified();

    /** Whether its last operation was not seen to end. */
    boolean isInProgress();
}
