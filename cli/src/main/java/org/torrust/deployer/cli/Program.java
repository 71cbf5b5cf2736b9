package org.torrust.deployer.cli;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.doctor.Known;
import org.torrust.deployer.adapter.ssh.Pause;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.Progress;
import picocli.CommandLine.IFactory;

/** The rest of the program, as the command line meets it. Tests bring one of their own. */
public interface Program {

    ReadSide reading(Workspace workspace);

    /** The event log as it is kept. */
    EventsSide events(Workspace workspace);

    /** The kept answers themselves. */
    ProjectionsSide projections(Workspace workspace, Instant now);

    /** How time passes between two looks. */
    default Pause pause() {
        return Pause.plain();
    }

    /** What makes the subcommands when the command line names them. */
    IFactory subcommands(Context context);

    /** The machines of a workspace. */
    HostSide machines(Workspace workspace, Interruption interruption);

    /** The write side of the workspace that the command line names. */
    WriteSide writing(Context context, Progress progress);

    /**
     * What of a workspace nobody looks after any more, here and at the providers; changes nothing.
     *
     * @param environments every one the history knows, or null when it does not tell
     */
    List<CheckLine> examine(Workspace workspace, @Nullable List<Known> environments, Instant now);

    /**
     * A checkup of what a provider or an environment needs.
     *
     * @param settings dotted keys of the configuration, with the provider under {@code provider}
     * @param environment whose key is looked at, or null for the operator's own
     */
    Checkup check(Context context, Map<String, String> settings, @Nullable EnvironmentName environment);
}
