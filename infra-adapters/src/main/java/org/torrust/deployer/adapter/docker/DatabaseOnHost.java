package org.torrust.deployer.adapter.docker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.torrust.deployer.adapter.backup.DatabaseHost;
import org.torrust.deployer.adapter.ssh.SshConnector;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.command.port.Site;

/** The database on the machine's data volume. Its files belong to the tracker's account in the container, so root moves them. */
public final class DatabaseOnHost implements DatabaseHost {

    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final String FOLDER = HostPaths.ROOT + "/storage/tracker/lib";

    private final Workspace workspace;
    private final SshConnector connector;
    private final DockerLimits limits = DockerLimits.usual();

    public DatabaseOnHost(Workspace workspace, SshConnector connector) {
        this.workspace = workspace;
        this.connector = connector;
    }

    @Override
    public void fetch(Site site, Path database, Path trackerToml) {
        var temporary = "%s/.backup-%s.tar".formatted(HostPaths.ROOT, site.operation());
        var toml = HostPaths.release(site.newest().id()) + "/tracker/tracker.toml";
        try (var docker = RemoteDocker.on(site, Step.BACKUP, workspace, connector)) {
            try {
                docker.run(pack(temporary), LIMIT, "have the database packed");
                docker.host().download(temporary, database);
                docker.host().download(toml, trackerToml);
                docker.run(List.of("rm", "-f", "--", temporary), limits.look(), "clear away what was packed");
            } catch (RuntimeException e) {
                clear(docker, temporary, e);
                throw e;
            }
        }
    }

    private static List<String> pack(String temporary) {
        return List.of("sh", "-c", """
                set -e
                umask 077
                sudo -n tar -C "$1" --numeric-owner -cf - database >"$2"
                """, "sh", FOLDER, temporary);
    }

    @Override
    public void putBack(Site site, Path database) {
        var incoming = "%s/.restore-%s".formatted(HostPaths.ROOT, site.operation());
        try (var docker = RemoteDocker.on(site, Step.PUT_BACK, workspace, connector)) {
            try {
                docker.host().upload(Objects.requireNonNull(database.getParent()), incoming);
                docker.run(ComposeArguments.down(), limits.stop(), "stop the services");
                docker.run(unpack(incoming, database), LIMIT, "have the database unpacked");
            } catch (RuntimeException e) {
                clear(docker, incoming, e);
                throw e;
            }
        }
    }

    /** Of what failed nothing is to stay there; where even that fails, why the first failed says more. */
    private void clear(RemoteDocker docker, String remains, RuntimeException failed) {
        try {
            docker.tried(List.of("rm", "-rf", "--", remains), limits.look());
        } catch (RuntimeException e) {
            failed.addSuppressed(e);
        }
    }

    /** The new one is whole before the old one is moved aside; it stays there until the next restoration. */
    private static List<String> unpack(String incoming, Path database) {
        return List.of("sh", "-c", """
                set -e
                sudo -n sh -ec '
                    rm -rf "$1/.incoming"
                    mkdir -m 0700 "$1/.incoming"
                    tar -C "$1/.incoming" --same-owner --numeric-owner -xf "$2/$3" database
                    [ -z "$(find "$1/.incoming/database" -not -type f -not -type d -print -quit)" ]
                    rm -rf "$1/database.before"
                    if [ -e "$1/database" ]; then mv "$1/database" "$1/database.before"; fi
                    mv "$1/.incoming/database" "$1/database"
                    rmdir "$1/.incoming"
                ' sh "$@"
                rm -rf -- "$2"
                """, "sh", FOLDER, incoming, String.valueOf(database.getFileName()));
    }
}
