package org.torrust.deployer.cli;

import java.util.List;
import java.util.Map;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.Progress;

/** The rest of the program, as the command line meets it. Tests bring one of their own. */
public interface Program {

    ReadSide reading(Workspace workspace);

    /** @param commandLine as typed, for the record; free of secrets */
    WriteSide writing(Workspace workspace, List<String> commandLine, Progress progress, Interruption interruption);

    /** @param configuration dotted keys of the configuration that is to be checked, with the provider under {@code provider} */
    List<CheckLine> check(Workspace workspace, Map<String, String> configuration);
}
