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
import org.torrust.deployer.command.OperationResult;
import org.torrust.deployer.command.PlannedStep;
import org.torrust.deployer.command.port.PlannedChange;
import org.torrust.deployer.command.port.ProbeReport;
import org.torrust.deployer.command.port.TestWish;

/**
 * What a writing subcommand asks, which performs one operation at most: what it records before that belongs to it. All
 * throw {@code Refused} for what must not be done.
 */
public interface WriteSide extends AutoCloseable {

    /** Makes an environment; on a refusal nothing is left behind. */
    void create(CreationRequest request);

    /**
     * Carries out an operation to its end.
     *
     * @param handedIn a backup to restore, or null
     */
    OperationResult perform(
            OperationKind kind, EnvironmentName name, OperationOptions options, @Nullable Path handedIn);

    /** The steps an operation would take now, in order. */
    List<PlannedStep> plan(OperationKind kind, EnvironmentName name, OperationOptions options);

    /** What provisioning would do at the provider now, in order; nothing is done there. */
    List<PlannedChange> preview(EnvironmentName name);

    /**
     * Finds out what configuring would change on the machine; nothing is changed there.
     *
     * @param configuration the settings as they would be
     */
    List<PlannedStep> rehearse(EnvironmentName name, OperationOptions options, EnvironmentConfiguration configuration);

    /**
     * Records other settings for an environment; nothing is done with them yet.
     *
     * @param keys the dotted keys of those that differ
     * @return the operation they are recorded with
     */
    OperationId change(EnvironmentName name, EnvironmentConfiguration configuration, List<String> keys);

    /** The phases that would have to be gone through again, in order, after such a change; nothing is recorded. */
    List<Phase> touched(EnvironmentName name, EnvironmentConfiguration configuration, List<String> keys);

    /** Calls an operation abandoned whose process cannot be judged from here; {@code why} in the operator's words. */
    void unlock(EnvironmentName name, OperationId operation, String why);

    /**
     * Has releases made with the operator's own tracker configuration from now on; nothing is done with it yet.
     *
     * @param toml its text, checked before; null to have it made from the settings again
     */
    void choose(EnvironmentName name, @Nullable String toml);

    /** Carries out a suite of tests against the tracker of an environment, and records how it came out. */
    ProbeReport test(EnvironmentName name, TestWish wish);

    @Override
    void close();
}
