package org.torrust.deployer.adapter.docker;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.torrust.deployer.adapter.docker.ComposePs.Container;
import org.torrust.deployer.adapter.ssh.SshConnector;
import org.torrust.deployer.adapter.tracker.TrackerMachine;
import org.torrust.deployer.adapter.tracker.Verdict;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.environment.Release;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.command.port.Site;

/** Looks at a machine on which Docker Compose runs the tracker, with one login a question. */
public final class ComposeMachine implements TrackerMachine {

    private final Workspace workspace;
    private final SshConnector connector;
    private final Site site;
    private final Release running;
    private final DockerLimits limits = DockerLimits.usual();

    /** @param site of an environment that is running */
    public ComposeMachine(Workspace workspace, SshConnector connector, Site site) {
        this.workspace = workspace;
        this.connector = connector;
        this.site = site;
        this.running = Objects.requireNonNull(site.running(), "only what runs is tested");
    }

    @Override
    public String endpoint() {
        return "ssh://" + site.machine();
    }

    @Override
    public Verdict containers() {
        try (var docker = docker()) {
            var listed = docker.run(ComposeArguments.ps(running.id()), limits.look(), "list the containers");
            return judged(ComposePs.read(listed.stdout()));
        }
    }

    @Override
    public Verdict database(String torrent) {
        try (var docker = docker()) {
            var configuration =
                    docker.run(List.of("cat", HostPaths.trackerToml(running.id())), limits.look(), "read tracker.toml");
            return TrackerStorage.read(configuration.stdout())
                    .map(storage -> storage.file()
                            .map(path -> look(docker, path, torrent))
                            .orElse(Verdict.bad("it is not on the data volume, so it ends with its container")))
                    .orElse(Verdict.good("not looked at: it is no SQLite file on this machine"));
        }
    }

    private Verdict look(RemoteDocker docker, String path, String torrent) {
        var result = docker.tried(DatabaseLook.of(path, torrent), limits.look());
        return result.isGood()
                ? DatabaseLook.judged(result.stdout())
                : Verdict.bad("%s: %s".formatted(path, docker.lastLine(result.stderr())));
    }

    private static Verdict judged(ComposePs containers) {
        var told = containers.containers().stream()
                .map(container -> "%s: %s".formatted(container.service(), container.told()))
                .collect(Collectors.joining("; "));
        if (containers.containers().isEmpty()) {
            return Verdict.bad("none is there");
        }
        return containers.containers().stream().allMatch(Container::serves) ? Verdict.good(told) : Verdict.bad(told);
    }

    private RemoteDocker docker() {
        return RemoteDocker.on(site, Step.PROBE, workspace, connector);
    }
}
