package org.torrust.deployer.cli.wiring;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.doctor.Examination;
import org.torrust.deployer.adapter.doctor.Known;
import org.torrust.deployer.adapter.tool.Checks;
import org.torrust.deployer.adapter.tool.Fixer;
import org.torrust.deployer.adapter.tool.Operator;
import org.torrust.deployer.adapter.tool.Subject;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.cli.CheckLine;
import org.torrust.deployer.cli.Checkup;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.EventsSide;
import org.torrust.deployer.cli.HostSide;
import org.torrust.deployer.cli.Program;
import org.torrust.deployer.cli.ProjectionsSide;
import org.torrust.deployer.cli.ReadSide;
import org.torrust.deployer.cli.SubcommandFactory;
import org.torrust.deployer.cli.WriteSide;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.Progress;
import picocli.CommandLine.IFactory;

/** The program as it is: reading by plain JDBC, writing through Spring Boot and Axon. */
public final class DeployerProgram implements Program {

    private @Nullable WritingContext started;

    @Override
    public ReadSide reading(Workspace workspace) {
        return new StoredReadSide(workspace);
    }

    @Override
    public EventsSide events(Workspace workspace) {
        return new StoredEvents(workspace);
    }

    @Override
    public ProjectionsSide projections(Workspace workspace, Instant now) {
        return new StoredProjections(workspace, now);
    }

    @Override
    public HostSide machines(Workspace workspace, Interruption interruption) {
        return new Machines(workspace, interruption);
    }

    @Override
    public IFactory subcommands(Context context) {
        return new SubcommandFactory(context, () -> started(context).factory());
    }

    @Override
    public WriteSide writing(Context context, Progress progress) {
        return started(context).open(progress);
    }

    private WritingContext started(Context context) {
        if (started == null) {
            started = WritingContext.start(context);
        }
        return started;
    }

    @Override
    public List<CheckLine> examine(Workspace workspace, @Nullable List<Known> environments, Instant now) {
        var operator = Operator.current();
        return LocalCheckup.lines(
                new Examination(workspace, operator.toolbox(), operator.home(), environments, now).run());
    }

    @Override
    public Checkup check(Context context, Map<String, String> settings, @Nullable EnvironmentName environment) {
        var operator = Operator.current();
        var workspace = context.workspace();
        var key =
                environment == null ? null : workspace.environment(environment).privateKey();
        return new LocalCheckup(
                new Checks(new Subject(workspace, settings, key), operator, Clock.systemUTC()),
                new Fixer(operator, context.interruption()));
    }
}
