package org.torrust.deployer.cli.wiring;

import java.util.List;
import java.util.Map;
import org.torrust.deployer.adapter.tool.Checks;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.cli.CheckLine;
import org.torrust.deployer.cli.Program;
import org.torrust.deployer.cli.ReadSide;
import org.torrust.deployer.cli.WriteSide;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.Progress;

/** The program as it is: reading by plain JDBC, writing through Spring Boot and Axon. */
public final class DeployerProgram implements Program {

    @Override
    public ReadSide reading(Workspace workspace) {
        return new StoredReadSide(workspace);
    }

    @Override
    public WriteSide writing(
            Workspace workspace, List<String> commandLine, Progress progress, Interruption interruption) {
        return WritingContext.start(workspace, commandLine, progress, interruption);
    }

    @Override
    public List<CheckLine> check(Workspace workspace, Map<String, String> configuration) {
        return new Checks(workspace, configuration)
                .run().stream().map(DeployerProgram::line).toList();
    }

    private static CheckLine line(Checks.Result result) {
        return new CheckLine(
                result.name(),
                CheckLine.Status.valueOf(result.status().name()),
                result.version(),
                result.why(),
                result.hint());
    }
}
