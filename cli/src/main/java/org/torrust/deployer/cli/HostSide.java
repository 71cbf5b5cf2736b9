package org.torrust.deployer.cli;

import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.docker.LogsWish;
import org.torrust.deployer.adapter.docker.Vitals;
import org.torrust.deployer.adapter.drift.Drift;
import org.torrust.deployer.command.port.Holders.Liveness;
import org.torrust.deployer.query.status.EnvironmentStatus;

/** What subcommands ask that look at a machine and change nothing there. */
public interface HostSide {

    /** What can be said of the process that carries the operation under way, or null when none is. */
    @Nullable
    Liveness carrier(EnvironmentStatus status);

    /** How the machine is now; what cannot be reached is said within seconds. */
    Vitals vitals(EnvironmentStatus status);

    /** How the machine differs from what is recorded of it, and what of it could not be looked at; takes some seconds. */
    Drift drift(EnvironmentStatus status);

    /**
     * Shows the services' logs; follows them until the operator stops, if that is wished.
     *
     * @return the exit code of what showed them
     */
    int logs(EnvironmentStatus status, LogsWish wish, PrintWriter out);

    /**
     * Logs in, in the operator's terminal.
     *
     * @param command what to run there, or empty for a shell
     * @return the command's exit code, or 255 when logging in failed
     */
    int session(EnvironmentStatus status, List<String> command);
}
