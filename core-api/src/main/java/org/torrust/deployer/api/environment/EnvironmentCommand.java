package org.torrust.deployer.api.environment;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.operation.Holder;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.api.operation.StepOutcome;

/** Everything an environment can be told. Ids come in the command; handlers invent nothing. */
public sealed interface EnvironmentCommand {

    EnvironmentName environment();

    OperationId operation();

    /** Asks for the start of an operation that takes time and is carried by a process. */
    sealed interface OperationRequest extends EnvironmentCommand {
        Holder holder();

        OperationOptions options();
    }

    /** @param overlay SHA-256 in hex of the operator's own templates, or null when ours are used */
    record CreateEnvironment(
            @TargetAggregateIdentifier EnvironmentName environment,
            OperationId operation,
            EnvironmentConfiguration configuration,
            @Nullable String overlay)
            implements EnvironmentCommand {}

    record ProvisionEnvironment(
            @TargetAggregateIdentifier EnvironmentName environment,
            OperationId operation,
            Holder holder,
            OperationOptions options)
            implements OperationRequest {}

    record ConfigureEnvironment(
            @TargetAggregateIdentifier EnvironmentName environment,
            OperationId operation,
            Holder holder,
            OperationOptions options)
            implements OperationRequest {}

    record ReleaseEnvironment(
            @TargetAggregateIdentifier EnvironmentName environment,
            OperationId operation,
            Holder holder,
            OperationOptions options)
            implements OperationRequest {}

    record RunEnvironment(
            @TargetAggregateIdentifier EnvironmentName environment,
            OperationId operation,
            Holder holder,
            OperationOptions options)
            implements OperationRequest {}

    record DeployEnvironment(
            @TargetAggregateIdentifier EnvironmentName environment,
            OperationId operation,
            Holder holder,
            OperationOptions options)
            implements OperationRequest {}

    record StopEnvironment(
            @TargetAggregateIdentifier EnvironmentName environment,
            OperationId operation,
            Holder holder,
            OperationOptions options)
            implements OperationRequest {}

    /** The backup to go back to lies in the environment's inbox. */
    record RestoreEnvironment(
            @TargetAggregateIdentifier EnvironmentName environment,
            OperationId operation,
            Holder holder,
            OperationOptions options)
            implements OperationRequest {}

    record DestroyEnvironment(
            @TargetAggregateIdentifier EnvironmentName environment,
            OperationId operation,
            Holder holder,
            OperationOptions options)
            implements OperationRequest {}

    /** @param keys the dotted keys of the settings that are to be other ones, for the record */
    record ChangeConfiguration(
            @TargetAggregateIdentifier EnvironmentName environment,
            OperationId operation,
            EnvironmentConfiguration configuration,
            List<String> keys)
            implements EnvironmentCommand {

        public ChangeConfiguration {
            keys = List.copyOf(keys);
        }
    }

    /** @param sha256 of the operator's own tracker configuration, in hex; null to have it made from the settings again */
    record ChooseTrackerConfiguration(
            @TargetAggregateIdentifier EnvironmentName environment,
            OperationId operation,
            @Nullable String sha256) implements EnvironmentCommand {}

    /** Records how a step came out. Never refused: a fact is a fact. */
    record CompleteStep(
            @TargetAggregateIdentifier EnvironmentName environment,
            OperationId operation,
            Step step,
            StepOutcome outcome)
            implements EnvironmentCommand {}

    /** Records that the operator stopped the operation, e.g. with {@code INT}. Never refused. */
    record InterruptOperation(
            @TargetAggregateIdentifier EnvironmentName environment, OperationId operation, String signal)
            implements EnvironmentCommand {}

    /**
     * Has another process take the outcome of the step at work; refused when someone else was quicker.
     *
     * @param from the process that carried the operation, and is gone
     */
    record AdoptOperation(
            @TargetAggregateIdentifier EnvironmentName environment, OperationId operation, Holder from, Holder holder)
            implements EnvironmentCommand {}

    /** Records that the process which carried the operation is no more. Never refused. */
    record AbandonOperation(@TargetAggregateIdentifier EnvironmentName environment, OperationId operation, String why)
            implements EnvironmentCommand {}

    /** Records how a suite of tests came out; {@code failed} names those that failed. Never refused. */
    record RecordTest(
            @TargetAggregateIdentifier EnvironmentName environment,
            OperationId operation,
            String suite,
            int total,
            List<String> failed)
            implements EnvironmentCommand {

        public RecordTest {
            failed = List.copyOf(failed);
        }
    }
}
