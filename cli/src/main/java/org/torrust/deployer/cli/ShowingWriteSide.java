package org.torrust.deployer.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.cli.progress.ProgressDisplay;
import org.torrust.deployer.command.OperationResult;
import org.torrust.deployer.command.PlannedStep;
import org.torrust.deployer.command.port.PlannedChange;
import org.torrust.deployer.command.port.ProbeReport;
import org.torrust.deployer.command.port.TestWish;

/** Clears the live line before anything else is written, however a command ends. */
final class ShowingWriteSide implements WriteSide {

    private final WriteSide work;
    private final ProgressDisplay display;

    ShowingWriteSide(WriteSide work, ProgressDisplay display) {
        this.work = work;
        this.display = display;
    }

    @Override
    public void create(CreationRequest request) {
        work.create(request);
    }

    @Override
    public OperationResult perform(
            OperationKind kind, EnvironmentName name, OperationOptions options, @Nullable Path handedIn) {
        try {
            return work.perform(kind, name, options, handedIn);
        } finally {
            display.stop();
        }
    }

    @Override
    public List<PlannedStep> plan(OperationKind kind, EnvironmentName name, OperationOptions options) {
        return work.plan(kind, name, options);
    }

    @Override
    public List<PlannedChange> preview(EnvironmentName name) {
        try {
            return work.preview(name);
        } finally {
            display.stop();
        }
    }

    @Override
    public List<PlannedStep> rehearse(
            EnvironmentName name, OperationOptions options, EnvironmentConfiguration configuration) {
        try {
            return work.rehearse(name, options, configuration);
        } finally {
            display.stop();
        }
    }

    @Override
    public OperationId change(EnvironmentName name, EnvironmentConfiguration configuration, List<String> keys) {
        try {
            return work.change(name, configuration, keys);
        } finally {
            display.stop();
        }
    }

    @Override
    public List<Phase> touched(EnvironmentName name, EnvironmentConfiguration configuration, List<String> keys) {
        return work.touched(name, configuration, keys);
    }

    @Override
    public void unlock(EnvironmentName name, OperationId operation, String why) {
        work.unlock(name, operation, why);
    }

    @Override
    public void choose(EnvironmentName name, @Nullable String toml) {
        work.choose(name, toml);
    }

    @Override
    public ProbeReport test(EnvironmentName name, TestWish wish) {
        try {
            return work.test(name, wish);
        } finally {
            display.stop();
        }
    }

    @Override
    public void close() {
        work.close();
    }
}
