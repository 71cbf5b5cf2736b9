package org.torrust.deployer.adapter.docker;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.torrust.deployer.adapter.docker.ComposePs.Container;
import org.torrust.deployer.adapter.ssh.Patience;
import org.torrust.deployer.adapter.ssh.SshConnector;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.environment.Release;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.api.operation.StepOutcome;
import org.torrust.deployer.api.operation.StepOutcome.AlreadyTrue;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.Progress;
import org.torrust.deployer.command.port.ServiceRunner;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.StepFailedException;

/** Runs the services of a release with Docker Compose on the machine. */
public final class ComposeServiceRunner implements ServiceRunner {

    private static final int LOG_LINES = 20;
    private static final int GRACE_SECONDS = 20;

    private final Workspace workspace;
    private final SshConnector connector;
    private final DockerLimits limits;
    private final Patience patience;

    public ComposeServiceRunner(Workspace workspace, SshConnector connector, Interruption interruption) {
        this(workspace, connector, DockerLimits.usual(), Patience.heeding(interruption));
    }

    /** @param patience what passes between two looks at the containers */
    public ComposeServiceRunner(Workspace workspace, SshConnector connector, DockerLimits limits, Patience patience) {
        this.workspace = workspace;
        this.connector = connector;
        this.limits = limits;
        this.patience = patience;
    }

    @Override
    public StepOutcome switchTo(Site site, Release release) {
        try (var docker = docker(site, Step.SWITCH)) {
            var result = docker.tried(ComposeArguments.switchTo(release.id()), limits.look());
            if (result.exitCode() == ComposeArguments.NO_SUCH_RELEASE) {
                throw docker.failed(notThere(site, release), "");
            } else if (!result.isGood()) {
                throw docker.failed(notSwitched(site, release), docker.lastLines(result.stderr()));
            }
            var changed = openPorts(docker, site, release);
            return result.stdout().strip().equals(ComposeArguments.ALREADY) && !changed
                    ? new AlreadyTrue("release %s is the current one".formatted(release.id()))
                    : StepOutcome.done();
        }
    }

    /** With the firewall on, exactly the ports of the release that serves answer; whether that was not so. */
    private boolean openPorts(RemoteDocker docker, Site site, Release release) {
        if (!site.configuration().firewall().enabled()) {
            return false;
        }
        var ports = OpenPorts.of(release.listeners());
        return !docker.run(
                        ports.command(site.machine().sshPort()), limits.look(), "have its ports opened in the firewall")
                .stdout()
                .isBlank();
    }

    @Override
    public StepOutcome start(Site site, Progress progress) {
        var release = site.newest();
        try (var docker = docker(site, Step.START)) {
            progress.doing(Step.START, "docker compose up");
            var result = docker.run(ComposeArguments.up(release.id()), limits.start(), "start the services");
            return UpOutput.changedNothing(result.stderr() + result.stdout())
                    ? new AlreadyTrue("the containers of release %s are up".formatted(release.id()))
                    : StepOutcome.done();
        }
    }

    @Override
    public StepOutcome awaitHealthy(Site site, Progress progress) {
        try (var docker = docker(site, Step.WAIT_HEALTHY)) {
            var trouble = new ContainerTrouble(limits);
            var steady = new AtomicInteger();
            var last = new ComposePs[1];
            return patience.<StepOutcome>await(healthy(site), limits.between(), () -> {
                        last[0] = look(docker, site, trouble);
                        last[0].waitedFor().ifPresent(container -> progress.doing(Step.WAIT_HEALTHY, told(container)));
                        return isUp(last[0], steady) ? Optional.of(StepOutcome.done()) : Optional.empty();
                    })
                    .orElseThrow(() -> late(docker, site, last[0]));
        }
    }

    private static Duration healthy(Site site) {
        return Duration.ofSeconds(Objects.requireNonNullElse(
                site.options().timeoutSeconds(), site.configuration().limits().healthySeconds()));
    }

    @Override
    public StepOutcome awaitSteady(Site site, Progress progress) {
        try (var docker = docker(site, Step.STAY_UP)) {
            var trouble = new ContainerTrouble(limits);
            var up = new AtomicInteger();
            var last = new ComposePs[1];
            return patience.<StepOutcome>await(healthy(site), limits.between(), () -> {
                        last[0] = look(docker, site, trouble);
                        up.set(last[0].allRun() ? up.get() + 1 : 0);
                        progress.doing(Step.STAY_UP, "docker compose ps");
                        return up.get() >= limits.staying() ? Optional.of(StepOutcome.done()) : Optional.empty();
                    })
                    .orElseThrow(() -> late(docker, site, last[0]));
        }
    }

    @Override
    public StepOutcome shutDown(Site site, Progress progress) {
        var seconds = Objects.requireNonNullElse(site.options().timeoutSeconds(), GRACE_SECONDS);
        try (var docker = docker(site, Step.SHUT_DOWN)) {
            progress.doing(Step.SHUT_DOWN, "docker compose stop");
            var limit = limits.stop().plusSeconds(seconds);
            var result = docker.run(ComposeArguments.stop(seconds), limit, "stop the services");
            return result.stdout().isBlank()
                    ? new AlreadyTrue("no container of the tracker runs on the machine")
                    : StepOutcome.done();
        }
    }

    @Override
    public StepOutcome stop(Site site, Progress progress) {
        if (site.address() == null) {
            return new AlreadyTrue("no machine is known, so nothing runs on it");
        }
        // Another environment may be served by the same host.
        if (site.shipped() == null && site.running() == null) {
            return new AlreadyTrue("no release was ever brought there, so nothing of it runs");
        }
        try (var docker = reached(site)) {
            progress.doing(Step.STOP_SERVICES, "docker compose down");
            return stopped(docker);
        } catch (UnreachableException e) {
            return new AlreadyTrue("no service can be stopped there: " + e.getMessage());
        }
    }

    // What cannot be reached cannot be asked to stop, and must not keep the machine from being removed.
    private RemoteDocker reached(Site site) throws UnreachableException {
        try {
            return docker(site, Step.STOP_SERVICES);
        } catch (StepFailedException e) {
            throw new UnreachableException(e.failure().summary());
        }
    }

    private StepOutcome stopped(RemoteDocker docker) {
        var result = docker.tried(ComposeArguments.down(), limits.stop());
        if (result.isGood()) {
            return result.stdout().isBlank()
                    ? new AlreadyTrue("no container of the tracker is on the machine")
                    : StepOutcome.done();
        }
        return switch (DockerTrouble.of(result)) {
            case NO_DOCKER, NO_DAEMON -> new AlreadyTrue("Docker does not run on the machine");
            default -> throw docker.failed(result, "stop the services");
        };
    }

    // A container without health check counts as running in the moment between two crashes.
    private boolean isUp(ComposePs containers, AtomicInteger steady) {
        var looks = containers.allServe() ? steady.incrementAndGet() : 0;
        steady.set(looks);
        return looks >= (containers.someHealthIsUnknown() ? limits.steady() : 1);
    }

    private ComposePs look(RemoteDocker docker, Site site, ContainerTrouble trouble) {
        var listed = docker.run(ComposeArguments.ps(site.newest().id()), limits.look(), "list the containers");
        var containers = ComposePs.read(listed.stdout());
        trouble.in(containers).ifPresent(found -> {
            throw notServing(docker, site, found.container(), found.how());
        });
        return containers;
    }

    private StepFailedException late(RemoteDocker docker, Site site, ComposePs last) {
        return last.waitedFor()
                .map(container -> notServing(
                        docker,
                        site,
                        container,
                        "is still %s after %d seconds"
                                .formatted(container.told(), healthy(site).toSeconds())))
                .orElseGet(() -> docker.failed(
                        Failure.of(
                                "No container of the release runs on the machine of %s.".formatted(site.environment()),
                                "Start it again: run " + site.environment()),
                        ""));
    }

    private StepFailedException notServing(RemoteDocker docker, Site site, Container container, String how) {
        var log = docker.tried(
                ComposeArguments.lastLines(site.newest().id(), container.service(), LOG_LINES), limits.look());
        return docker.failed(
                Failure.of(
                        "The service %s of %s %s.".formatted(container.service(), site.environment(), how),
                        "Set right what its last words complain of, then release %s again."
                                .formatted(site.environment())),
                docker.lastLines(log.stdout() + log.stderr()));
    }

    private static String told(Container container) {
        return "%s: %s".formatted(container.service(), container.told());
    }

    private static Failure notThere(Site site, Release release) {
        return Failure.of(
                "The release %s is not on the machine of %s.".formatted(release.id(), site.environment()),
                "Bring one there: release " + site.environment());
    }

    private static Failure notSwitched(Site site, Release release) {
        return Failure.of(
                "The machine of %s could not be switched to release %s.".formatted(site.environment(), release.id()),
                "See that %s there belongs to %s: configure %s sets it right."
                        .formatted(HostPaths.ROOT, site.configuration().ssh().user(), site.environment()));
    }

    private RemoteDocker docker(Site site, Step step) {
        return RemoteDocker.on(site, step, workspace, connector);
    }

    /** The machine did not let us in. */
    private static final class UnreachableException extends Exception {

        private static final long serialVersionUID = 1L;

        UnreachableException(String why) {
            super(why);
        }
    }
}
