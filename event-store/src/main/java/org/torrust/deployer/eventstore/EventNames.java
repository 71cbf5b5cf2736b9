package org.torrust.deployer.eventstore;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import java.util.Objects;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.environment.EnvironmentEvent.AddressRead;
import org.torrust.deployer.api.environment.EnvironmentEvent.BackupTaken;
import org.torrust.deployer.api.environment.EnvironmentEvent.ConfigurationChanged;
import org.torrust.deployer.api.environment.EnvironmentEvent.ConfiguringStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.DeploymentStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.DestructionStarted;
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
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationSucceeded;
import org.torrust.deployer.api.environment.EnvironmentEvent.ProvisioningStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.ReleaseShipped;
import org.torrust.deployer.api.environment.EnvironmentEvent.ReleaseSwitchedBack;
import org.torrust.deployer.api.environment.EnvironmentEvent.ReleasingStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.RestorationStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.RunStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.ServicesStopped;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepCompleted;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepSkipped;
import org.torrust.deployer.api.environment.EnvironmentEvent.StoppingStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.TestFinished;
import org.torrust.deployer.api.environment.EnvironmentEvent.TrackerConfigurationChosen;

/** The names events are stored under. A class may be renamed or moved; a name here never changes. */
final class EventNames {

    static final Map<Class<? extends EnvironmentEvent>, EventType> TYPES = Map.ofEntries(
            Map.entry(EnvironmentCreated.class, second("environment.created")),
            Map.entry(ProvisioningStarted.class, second("environment.provisioning-started")),
            Map.entry(ConfiguringStarted.class, second("environment.configuring-started")),
            Map.entry(ReleasingStarted.class, second("environment.releasing-started")),
            Map.entry(RunStarted.class, second("environment.run-started")),
            Map.entry(DeploymentStarted.class, second("environment.deployment-started")),
            Map.entry(StoppingStarted.class, first("environment.stopping-started")),
            Map.entry(RestorationStarted.class, first("environment.restoration-started")),
            Map.entry(BackupTaken.class, first("backup.taken")),
            Map.entry(DestructionStarted.class, second("environment.destruction-started")),
            Map.entry(ConfigurationChanged.class, first("environment.configuration-changed")),
            Map.entry(TrackerConfigurationChosen.class, first("environment.tracker-configuration-chosen")),
            Map.entry(StepCompleted.class, first("step.completed")),
            Map.entry(StepSkipped.class, first("step.skipped")),
            Map.entry(MachineCreated.class, first("machine.created")),
            Map.entry(AddressRead.class, first("machine.address-read")),
            Map.entry(HostKeyPinned.class, first("machine.host-key-pinned")),
            Map.entry(MachineRemoved.class, first("machine.removed")),
            Map.entry(EnvironmentProvisioned.class, first("environment.provisioned")),
            Map.entry(EnvironmentConfigured.class, first("environment.configured")),
            Map.entry(ReleaseShipped.class, first("release.shipped")),
            Map.entry(EnvironmentReleased.class, first("environment.released")),
            Map.entry(EnvironmentRunning.class, first("environment.running")),
            Map.entry(ServicesStopped.class, first("services.stopped")),
            Map.entry(ReleaseSwitchedBack.class, first("release.switched-back")),
            Map.entry(EnvironmentDestroyed.class, first("environment.destroyed")),
            Map.entry(OperationSucceeded.class, first("operation.succeeded")),
            Map.entry(OperationFailed.class, first("operation.failed")),
            Map.entry(OperationInterrupted.class, first("operation.interrupted")),
            Map.entry(OperationAbandoned.class, first("operation.abandoned")),
            Map.entry(OperationAdopted.class, first("operation.adopted")),
            Map.entry(LateOutcomeObserved.class, first("operation.late-outcome-observed")),
            Map.entry(TestFinished.class, first("environment.tested")));

    private static final Map<String, Class<? extends EnvironmentEvent>> CLASSES = TYPES.entrySet().stream()
            .collect(toUnmodifiableMap(entry -> entry.getValue().name(), Map.Entry::getKey));

    private EventNames() {}

    static EventType of(EnvironmentEvent event) {
        return Objects.requireNonNull(TYPES.get(event.getClass()), "every event has a name");
    }

    /**
     * The class for what was stored under a name and revision.
     *
     * @throws UnknownEventException when this program has no such event, or only older revisions
     */
    static Class<? extends EnvironmentEvent> known(EventType stored, long position) {
        var type = CLASSES.get(stored.name());
        if (type == null) {
            throw new UnknownEventException(position, stored, "it has no event of that name");
        }
        if (stored.revision() > revision(type)) {
            throw new UnknownEventException(position, stored, "it knows revision %d".formatted(revision(type)));
        }
        return type;
    }

    static boolean isOlder(EventType stored) {
        var type = CLASSES.get(stored.name());
        return type != null && stored.revision() < revision(type);
    }

    static boolean isKnown(EventType stored) {
        var type = CLASSES.get(stored.name());
        return type != null && stored.revision() <= revision(type);
    }

    private static int revision(Class<? extends EnvironmentEvent> type) {
        return Objects.requireNonNull(TYPES.get(type), "every event has a name").revision();
    }

    private static EventType first(String name) {
        return new EventType(name, 1);
    }

    private static EventType second(String name) {
        return new EventType(name, 2);
    }
}
