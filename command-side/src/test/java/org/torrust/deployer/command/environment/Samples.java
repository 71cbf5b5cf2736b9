package org.torrust.deployer.command.environment;

import java.util.List;
import org.torrust.deployer.api.configuration.AptSettings;
import org.torrust.deployer.api.configuration.DockerSettings;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.configuration.FirewallSettings;
import org.torrust.deployer.api.configuration.LimitSettings;
import org.torrust.deployer.api.configuration.Listeners;
import org.torrust.deployer.api.configuration.MonitoringSettings;
import org.torrust.deployer.api.configuration.MultipassSettings;
import org.torrust.deployer.api.configuration.ProviderSettings;
import org.torrust.deployer.api.configuration.SimulatedSettings;
import org.torrust.deployer.api.configuration.SocketBinding;
import org.torrust.deployer.api.configuration.SourcesSettings;
import org.torrust.deployer.api.configuration.SshSettings;
import org.torrust.deployer.api.configuration.TrackerSettings;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.environment.EnvironmentEvent.ConfiguringStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentConfigured;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentCreated;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentDestroyed;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentProvisioned;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentReleased;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentRunning;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationSucceeded;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.HostAddress;
import org.torrust.deployer.api.environment.Release;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.Holder;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.api.operation.Step;

/** The environment the tests tell stories of. */
final class Samples {

    static final EnvironmentName DEMO = new EnvironmentName("demo");
    static final OperationId EARLIER = new OperationId("earlier");
    static final OperationId NOW = new OperationId("now");
    static final Holder HOLDER = new Holder(42, 4711, "boot", "pid:[1]");
    static final HostAddress ADDRESS = new HostAddress("192.0.2.7", 22);
    static final Failure FAILURE = Failure.of("It broke.", "Try again.");

    static final Listeners LISTENERS = new Listeners(
            List.of(SocketBinding.parse("0.0.0.0:6969")),
            List.of(SocketBinding.parse("0.0.0.0:7070")),
            SocketBinding.parse("0.0.0.0:1212"),
            SocketBinding.parse("0.0.0.0:1313"));

    static final EnvironmentConfiguration CONFIGURATION = new EnvironmentConfiguration(
            new SimulatedSettings(0, null, 0),
            new SshSettings("torrust", 22),
            new TrackerSettings("torrust/tracker", "3.0.0", false, "tracker.db", LISTENERS),
            new DockerSettings(List.of()),
            new AptSettings(null, null),
            new SourcesSettings(null),
            FirewallSettings.OFF,
            MonitoringSettings.OFF,
            LimitSettings.USUAL);

    static final Release FIRST = release("first");
    static final Release SECOND = release("second");

    private Samples() {}

    static Release release(String id) {
        return new Release(new OperationId(id), "digest-of-" + id, "torrust/tracker:3.0.0", LISTENERS);
    }

    static EnvironmentCreated created() {
        return new EnvironmentCreated(DEMO, EARLIER, CONFIGURATION, null);
    }

    /** What brought {@code demo} to a state. */
    static List<EnvironmentEvent> storyTo(State state) {
        var story = List.<EnvironmentEvent>of(
                created(),
                new EnvironmentProvisioned(DEMO, EARLIER, ADDRESS),
                new EnvironmentConfigured(DEMO, EARLIER),
                new EnvironmentReleased(DEMO, EARLIER, FIRST),
                new EnvironmentRunning(DEMO, EARLIER, FIRST),
                new EnvironmentDestroyed(DEMO, EARLIER));
        return story.subList(0, List.of(State.values()).indexOf(state) + 1);
    }

    /** The steps of a phase up to but not including one, as done by an operation. */
    static List<EnvironmentEvent> doneBefore(Step step, OperationId operation) {
        var steps = step.phase().steps();
        return steps.subList(0, steps.indexOf(step)).stream()
                .map(done -> (EnvironmentEvent) new EnvironmentEvent.StepCompleted(DEMO, operation, done))
                .toList();
    }

    static ConfiguringStarted configuring(OperationId operation) {
        return new ConfiguringStarted(DEMO, operation, HOLDER, Phase.CONFIGURE.steps(), OperationOptions.NONE);
    }

    static OperationSucceeded succeeded(OperationId operation) {
        return new OperationSucceeded(DEMO, operation);
    }

    static List<Step> stepsOf(Phase... phases) {
        return List.of(phases).stream().flatMap(phase -> phase.steps().stream()).toList();
    }

    static EnvironmentConfiguration tagged(String tag) {
        var was = CONFIGURATION.tracker();
        return with(
                CONFIGURATION.ssh(),
                new TrackerSettings(was.image(), tag, was.isPrivate(), was.database(), was.listeners()));
    }

    static EnvironmentConfiguration isPrivate() {
        var was = CONFIGURATION.tracker();
        return with(
                CONFIGURATION.ssh(),
                new TrackerSettings(was.image(), was.tag(), true, was.database(), was.listeners()));
    }

    static EnvironmentConfiguration loggingInAs(String user) {
        return with(new SshSettings(user, 22), CONFIGURATION.tracker());
    }

    static EnvironmentConfiguration onMultipass(int cpus) {
        return with(
                new MultipassSettings("24.04", cpus, "2GiB", "10GiB"), CONFIGURATION.ssh(), CONFIGURATION.tracker());
    }

    private static EnvironmentConfiguration with(SshSettings ssh, TrackerSettings tracker) {
        return with(CONFIGURATION.provider(), ssh, tracker);
    }

    private static EnvironmentConfiguration with(ProviderSettings provider, SshSettings ssh, TrackerSettings tracker) {
        return new EnvironmentConfiguration(
                provider,
                ssh,
                tracker,
                CONFIGURATION.docker(),
                CONFIGURATION.apt(),
                CONFIGURATION.sources(),
                CONFIGURATION.firewall(),
                CONFIGURATION.monitoring(),
                CONFIGURATION.limits());
    }
}
