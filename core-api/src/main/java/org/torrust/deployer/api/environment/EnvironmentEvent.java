package org.torrust.deployer.api.environment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.Holder;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.api.operation.Step;

/** Everything that can have happened to an environment, in the order an operator would tell it. */
public sealed interface EnvironmentEvent {

    EnvironmentName environment();

    OperationId operation();

    /** An operation that takes time began. */
    sealed interface OperationStarted extends EnvironmentEvent {

        Holder holder();

        OperationKind kind();

        /** What it was to do, in order, as planned from what was true then. */
        List<Step> steps();

        OperationOptions options();
    }

    /** An operation ended, one way or another. */
    sealed interface OperationEnded extends EnvironmentEvent {}

    /** @param overlay SHA-256 in hex of the operator's own templates, or null when ours are used */
    record EnvironmentCreated(
            EnvironmentName environment,
            OperationId operation,
            EnvironmentConfiguration configuration,
            @Nullable String overlay)
            implements EnvironmentEvent {}

    record ProvisioningStarted(
            EnvironmentName environment,
            OperationId operation,
            Holder holder,
            List<Step> steps,
            OperationOptions options)
            implements OperationStarted {

        public ProvisioningStarted {
            steps = List.copyOf(steps);
        }

        @Override
        public OperationKind kind() {
            return OperationKind.PROVISION;
        }
    }

    record ConfiguringStarted(
            EnvironmentName environment,
            OperationId operation,
            Holder holder,
            List<Step> steps,
            OperationOptions options)
            implements OperationStarted {

        public ConfiguringStarted {
            steps = List.copyOf(steps);
        }

        @Override
        public OperationKind kind() {
            return OperationKind.CONFIGURE;
        }
    }

    record ReleasingStarted(
            EnvironmentName environment,
            OperationId operation,
            Holder holder,
            List<Step> steps,
            OperationOptions options)
            implements OperationStarted {

        public ReleasingStarted {
            steps = List.copyOf(steps);
        }

        @Override
        public OperationKind kind() {
            return OperationKind.RELEASE;
        }
    }

    record RunStarted(
            EnvironmentName environment,
            OperationId operation,
            Holder holder,
            List<Step> steps,
            OperationOptions options)
            implements OperationStarted {

        public RunStarted {
            steps = List.copyOf(steps);
        }

        @Override
        public OperationKind kind() {
            return OperationKind.RUN;
        }
    }

    record DeploymentStarted(
            EnvironmentName environment,
            OperationId operation,
            Holder holder,
            List<Step> steps,
            OperationOptions options)
            implements OperationStarted {

        public DeploymentStarted {
            steps = List.copyOf(steps);
        }

        @Override
        public OperationKind kind() {
            return OperationKind.DEPLOY;
        }
    }

    record StoppingStarted(
            EnvironmentName environment,
            OperationId operation,
            Holder holder,
            List<Step> steps,
            OperationOptions options)
            implements OperationStarted {

        public StoppingStarted {
            steps = List.copyOf(steps);
        }

        @Override
        public OperationKind kind() {
            return OperationKind.STOP;
        }
    }

    record RestorationStarted(
            EnvironmentName environment,
            OperationId operation,
            Holder holder,
            List<Step> steps,
            OperationOptions options)
            implements OperationStarted {

        public RestorationStarted {
            steps = List.copyOf(steps);
        }

        @Override
        public OperationKind kind() {
            return OperationKind.RESTORE;
        }
    }

    record DestructionStarted(
            EnvironmentName environment,
            OperationId operation,
            Holder holder,
            List<Step> steps,
            OperationOptions options)
            implements OperationStarted {

        public DestructionStarted {
            steps = List.copyOf(steps);
        }

        @Override
        public OperationKind kind() {
            return OperationKind.DESTROY;
        }
    }

    record StepCompleted(EnvironmentName environment, OperationId operation, Step step) implements EnvironmentEvent {}

    /** @param proof how it was seen that there was nothing to do */
    record StepSkipped(EnvironmentName environment, OperationId operation, Step step, String proof)
            implements EnvironmentEvent {}

    /**
     * The operator wishes other settings.
     *
     * @param configuration all settings as they are now wished
     * @param keys the dotted keys of those that changed
     * @param touches the phases that have to be gone through again to make it so
     */
    record ConfigurationChanged(
            EnvironmentName environment,
            OperationId operation,
            EnvironmentConfiguration configuration,
            List<String> keys,
            List<Phase> touches)
            implements EnvironmentEvent {

        public ConfigurationChanged {
            keys = List.copyOf(keys);
            touches = List.copyOf(touches);
        }
    }

    /**
     * The operator wishes a tracker configuration of their own in every release from now on, or no longer.
     *
     * @param sha256 its checksum in hex, or null when it is made from the settings again; the text is kept in the workspace
     *     alone, for it can hold secrets
     */
    record TrackerConfigurationChosen(
            EnvironmentName environment,
            OperationId operation,
            @Nullable String sha256) implements EnvironmentEvent {}

    /** A machine was created or replaced: whatever was claimed of an earlier one is false now. */
    record MachineCreated(EnvironmentName environment, OperationId operation) implements EnvironmentEvent {}

    record AddressRead(EnvironmentName environment, OperationId operation, HostAddress address)
            implements EnvironmentEvent {}

    /** @param fingerprint OpenSSH's {@code SHA256:…} */
    record HostKeyPinned(EnvironmentName environment, OperationId operation, String fingerprint)
            implements EnvironmentEvent {}

    record MachineRemoved(EnvironmentName environment, OperationId operation) implements EnvironmentEvent {}

    record EnvironmentProvisioned(EnvironmentName environment, OperationId operation, HostAddress address)
            implements EnvironmentEvent {}

    record EnvironmentConfigured(EnvironmentName environment, OperationId operation) implements EnvironmentEvent {}

    /** The release is on the host. On a running environment it waits there until the next run. */
    record ReleaseShipped(EnvironmentName environment, OperationId operation, Release release)
            implements EnvironmentEvent {}

    record EnvironmentReleased(EnvironmentName environment, OperationId operation, Release release)
            implements EnvironmentEvent {}

    /** The services run this release, and its tracker was seen to answer. */
    record EnvironmentRunning(EnvironmentName environment, OperationId operation, Release release)
            implements EnvironmentEvent {}

    /** The services were stopped; what is on the host stays. */
    record ServicesStopped(EnvironmentName environment, OperationId operation) implements EnvironmentEvent {}

    /**
     * Database and configuration were copied to the operator's machine.
     *
     * @param file the backup's name among the environment's backups
     * @param sha256 its checksum, in hex
     */
    record BackupTaken(EnvironmentName environment, OperationId operation, String file, String sha256)
            implements EnvironmentEvent {}

    /** A new release did not answer, and the one before it serves again. */
    record ReleaseSwitchedBack(EnvironmentName environment, OperationId operation, OperationId release)
            implements EnvironmentEvent {}

    record EnvironmentDestroyed(EnvironmentName environment, OperationId operation) implements EnvironmentEvent {}

    record OperationSucceeded(EnvironmentName environment, OperationId operation) implements OperationEnded {}

    record OperationFailed(EnvironmentName environment, OperationId operation, Step step, Failure failure)
            implements OperationEnded {}

    /** @param step the step that was being done, or null when none was left to do */
    record OperationInterrupted(
            EnvironmentName environment,
            OperationId operation,
            @Nullable Step step,
            String signal) implements OperationEnded {}

    /** The process that carried the operation is no more; {@code step} as in {@link OperationInterrupted}. */
    record OperationAbandoned(
            EnvironmentName environment,
            OperationId operation,
            @Nullable Step step,
            String why) implements OperationEnded {}

    /**
     * Another process goes on with an operation whose own is no more: it takes the outcome of the step at work, which a
     * tool still brings about or has brought about, and nothing beyond it.
     *
     * @param step the step at work, the first where several are done in one run of a tool
     * @param from the process that carried it, and is gone
     * @param holder the process that carries it now
     */
    record OperationAdopted(EnvironmentName environment, OperationId operation, Step step, Holder from, Holder holder)
            implements EnvironmentEvent {}

    /** A step's outcome that arrived when its operation was no longer open, or out of its turn. */
    record LateOutcomeObserved(EnvironmentName environment, OperationId operation, Step step, String outcome)
            implements EnvironmentEvent {}

    /**
     * A suite of tests was carried out; it says how the tracker answered at that moment, and changes nothing.
     *
     * @param suite its name, e.g. {@code full}
     * @param total how many tests it had
     * @param failed the names of those that failed, each as often as it did
     */
    record TestFinished(
            EnvironmentName environment, OperationId operation, String suite, int total, List<String> failed)
            implements EnvironmentEvent {

        public TestFinished {
            failed = List.copyOf(failed);
        }
    }
}
