package org.torrust.deployer.command.port;

import java.util.List;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.operation.Holder;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.Step;

/** Knows this process, and whether others and the tools they started are still alive. */
public interface Holders {

    /** This process. */
    Holder self();

    /** What can be said of the process that carried an operation, and of the tools it started. */
    Liveness liveness(EnvironmentName environment, OperationId operation, Holder holder);

    /** Whether a tool that was started for one of the steps works still, or has ended and left its outcome. */
    boolean hasLeftWork(EnvironmentName environment, OperationId operation, List<Step> steps);

    /**
     * Waits until no tool works any more that was started for another step of the operation than these.
     *
     * @throws InterruptedByOperatorException when a signal was raised meanwhile; the tools go on then
     */
    void awaitOtherTools(EnvironmentName environment, OperationId operation, List<Step> steps);

    /** Whether an operation is still being worked on. */
    enum Liveness {
        /** The process lives. */
        ALIVE,
        /** The process is there, but stopped: it does nothing until somebody lets it go on. */
        STOPPED,
        /** The process is gone, but a tool it started goes on. */
        TOOL_ALIVE,
        /** Nothing of it lives. */
        GONE,
        /** It runs or ran in another pid namespace, e.g. in a container: nothing can be said. */
        UNKNOWN
    }
}
