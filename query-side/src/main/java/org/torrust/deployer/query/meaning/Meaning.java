package org.torrust.deployer.query.meaning;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.environment.EnvironmentEvent.AddressRead;
import org.torrust.deployer.api.environment.EnvironmentEvent.BackupTaken;
import org.torrust.deployer.api.environment.EnvironmentEvent.ConfigurationChanged;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentConfigured;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentCreated;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentDestroyed;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentProvisioned;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentReleased;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentRunning;
import org.torrust.deployer.api.environment.EnvironmentEvent.HostKeyPinned;
import org.torrust.deployer.api.environment.EnvironmentEvent.LateOutcomeObserved;
import org.torrust.deployer.api.environment.EnvironmentEvent.MachineCreated;
import org.torrust.deployer.api.environment.EnvironmentEvent.MachineRemoved;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationAbandoned;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationAdopted;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationFailed;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationInterrupted;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationSucceeded;
import org.torrust.deployer.api.environment.EnvironmentEvent.ReleaseShipped;
import org.torrust.deployer.api.environment.EnvironmentEvent.ReleaseSwitchedBack;
import org.torrust.deployer.api.environment.EnvironmentEvent.ServicesStopped;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepCompleted;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepSkipped;
import org.torrust.deployer.api.environment.EnvironmentEvent.TestFinished;
import org.torrust.deployer.api.environment.EnvironmentEvent.TrackerConfigurationChosen;
import org.torrust.deployer.api.environment.Release;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.api.operation.Step;

/** What an event means, in a few words on one line. */
public final class Meaning {

    private Meaning() {}

    /** E.g. {@code failed at install-docker: Ansible could not install Docker.} */
    public static String of(EnvironmentEvent event) {
        return switch (event) {
            case EnvironmentCreated e ->
                "created, for " + e.configuration().provider().word();
            case OperationStarted e -> begun(e);
            case StepCompleted e -> e.step() + " done";
            case StepSkipped e -> "%s: nothing to do: %s".formatted(e.step(), e.proof());
            case ConfigurationChanged e -> changed(e);
            case TrackerConfigurationChosen e -> chosen(e);
            case MachineCreated e -> "a new machine was made";
            case AddressRead e ->
                "the machine is at %s:%d"
                        .formatted(e.address().host(), e.address().sshPort());
            case HostKeyPinned e -> "its host key is " + e.fingerprint();
            case MachineRemoved e -> "the machine was removed";
            case EnvironmentProvisioned e -> "provisioned";
            case EnvironmentConfigured e -> "configured";
            case ReleaseShipped e -> "on the machine: " + release(e.release());
            case EnvironmentReleased e -> "released: " + release(e.release());
            case EnvironmentRunning e -> "running: " + release(e.release());
            case ServicesStopped e -> "the services were stopped";
            case BackupTaken e -> "backed up to " + e.file();
            case ReleaseSwitchedBack e -> "release %s serves again".formatted(e.release());
            case EnvironmentDestroyed e -> "destroyed";
            case OperationSucceeded e -> "succeeded";
            case OperationFailed e ->
                "failed at %s: %s".formatted(e.step(), e.failure().summary());
            case OperationInterrupted e -> "interrupted by SIG%s%s".formatted(e.signal(), at(e.step()));
            case OperationAbandoned e -> "abandoned%s: %s".formatted(at(e.step()), e.why());
            case OperationAdopted e ->
                "taken over at %s by process %d: process %d is gone"
                        .formatted(e.step(), e.holder().pid(), e.from().pid());
            case LateOutcomeObserved e -> "late: %s: %s".formatted(e.step(), e.outcome());
            case TestFinished e -> tested(e);
        };
    }

    private static String begun(OperationStarted event) {
        var steps = event.steps();
        return steps.isEmpty()
                ? event.kind().word() + " begins, with nothing to do"
                : "%s begins: %d steps, %s to %s"
                        .formatted(event.kind().word(), steps.size(), steps.getFirst(), steps.getLast());
    }

    private static String changed(ConfigurationChanged event) {
        var phases = event.touches().stream().map(Phase::word).collect(Collectors.joining(", "));
        return "settings changed: %s%s"
                .formatted(
                        String.join(", ", event.keys()),
                        phases.isEmpty() ? "" : "; %s to go through again".formatted(phases));
    }

    private static String chosen(TrackerConfigurationChosen event) {
        return event.sha256() == null
                ? "releases are made with a tracker configuration from the settings again"
                : "releases are made with your own tracker configuration, SHA-256 %s…"
                        .formatted(event.sha256().substring(0, 12));
    }

    private static String tested(TestFinished event) {
        return "tested (%s): %d tests, %s".formatted(event.suite(), event.total(), failed(event.failed()));
    }

    private static String failed(List<String> names) {
        return names.isEmpty() ? "0 failed" : "%d failed: %s".formatted(names.size(), String.join(", ", names));
    }

    private static String release(Release release) {
        return "release %s (%s)".formatted(release.id(), release.image());
    }

    private static String at(@Nullable Step step) {
        return step == null ? "" : " at " + step;
    }
}
