package org.torrust.deployer.cli;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.doctor.Known;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.cli.wiring.DeployerProgram;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.Progress;
import picocli.CommandLine.IFactory;

/** The program as it is, for tests that bring one part of their own. */
class RealProgram implements Program {

    private final Program whole = new DeployerProgram();

    @Override
    public ReadSide reading(Workspace workspace) {
        return whole.reading(workspace);
    }

    @Override
    public EventsSide events(Workspace workspace) {
        return whole.events(workspace);
    }

    @Override
    public ProjectionsSide projections(Workspace workspace, Instant now) {
        return whole.projections(workspace, now);
    }

    @Override
    public IFactory subcommands(Context context) {
        return whole.subcommands(context);
    }

    @Override
    public HostSide machines(Workspace workspace, Interruption interruption) {
        return whole.machines(workspace, interruption);
    }

    @Override
    public WriteSide writing(Context context, Progress progress) {
        return whole.writing(context, progress);
    }

    @Override
    public List<CheckLine> examine(Workspace workspace, @Nullable List<Known> environments, Instant now) {
        return whole.examine(workspace, environments, now);
    }

    @Override
    public Checkup check(Context context, Map<String, String> settings, @Nullable EnvironmentName environment) {
        return whole.check(context, settings, environment);
    }
}
