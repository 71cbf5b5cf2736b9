package org.torrust.deployer.cli.wiring;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.cli.CreationRequest;
import org.torrust.deployer.cli.WriteSide;
import org.torrust.deployer.command.OperationResult;
import org.torrust.deployer.command.port.ProbeReport;

/** A write side that leaves the work to another. */
abstract class ForwardingWriteSide implements WriteSide {

    private final WriteSide work;

    ForwardingWriteSide(WriteSide work) {
        this.work = work;
    }

    @Override
    public void create(CreationRequest request) {
        work.create(request);
    }

    @Override
    public OperationResult perform(OperationKind kind, EnvironmentName name, @Nullable Path ownTrackerConfiguration) {
        return work.perform(kind, name, ownTrackerConfiguration);
    }

    @Override
    public List<Step> plan(OperationKind kind, EnvironmentName name) {
        return work.plan(kind, name);
    }

    @Override
    public ProbeReport test(EnvironmentName name) {
        return work.test(name);
    }

    @Override
    public void close() {
        work.close();
    }
}
