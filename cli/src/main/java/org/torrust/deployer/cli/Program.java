package org.torrust.deployer.cli;

import java.util.List;
import java.util.Map;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.Progress;
import picocli.CommandLine.IFactory;

/** The rest of the program, as the command line meets it. Tests bring one of their own. */
public interface Program {

    ReadSide reading(Workspace workspace);

    /** What makes the subcommands when the command line names them. */
    IFactory subcommands(Context context);

    /** The machines of a workspace. */
    HostSide machines(Workspace workspace, Interruption interruption);

    /** The write side of the workspace that the command line names. */
    WriteSide writing(Context context, Progress progress);

    /** @param configuration dotted keys of the configuration that is to be checked, with the provider under {@code provider} */
    List<CheckLine> check(Workspace workspace, Map<String, String> configuration);
}
