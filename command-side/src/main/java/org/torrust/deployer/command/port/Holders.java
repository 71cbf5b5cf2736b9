package org.torrust.deployer.command.port;

import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.operation.Holder;
import org.torrust.deployer.api.operation.OperationId;

/** Knows this process, and whether others are still alive. */
public interface Holders {

    /** This process. */
    Holder self();

    /** What can be said of the process that carried an operation, and of the tools it started. */
    Liveness liveness(EnvironmentName environment, OperationId operation, Holder holder);

    /** Whether an operation is still being worked on. */
    enum Liveness {
        /** The process lives. */
        ALIVE,
        /** The process is gone, but a tool it started goes on. */
        TOOL_ALIVE,
        /** Nothing of it lives. */
        GONE,
        /** It ran in another pid namespace or on another machine: nothing can be said. */
        UNKNOWN
    }
}
