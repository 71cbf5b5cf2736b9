package org.torrust.deployer.adapter.docker;

import java.util.Optional;
import org.torrust.deployer.adapter.docker.ComposePs.Container;

/** Tells over several looks at the containers of a release whether waiting longer is of no use. */
final class ContainerTrouble {

    private final DockerLimits limits;
    private int restarts;
    private int unhealthy;

    ContainerTrouble(DockerLimits limits) {
        this.limits = limits;
    }

    /** What keeps the release from serving for good, empty where it may yet come up. */
    Optional<Found> in(ComposePs containers) {
        return ended(containers).or(() -> crashing(containers)).or(() -> ill(containers));
    }

    private Optional<Found> ended(ComposePs containers) {
        return containers.ended().map(container -> new Found(container, "is " + container.told()));
    }

    private Optional<Found> crashing(ComposePs containers) {
        return containers
                .restarting()
                .filter(container -> ++restarts >= limits.restarts())
                .map(container ->
                        new Found(container, "crashes again and again, last with code " + container.exitCode()));
    }

    // Docker takes the word back with the next check that passes, e.g. behind a pause, so one look proves nothing.
    private Optional<Found> ill(ComposePs containers) {
        var found = containers.unhealthy();
        unhealthy = found.isPresent() ? unhealthy + 1 : 0;
        return found.filter(container -> unhealthy >= limits.unhealthy())
                .map(container -> new Found(container, "stays unhealthy"));
    }

    /** @param how what is wrong with it, e.g. {@code is exited with code 1} */
    record Found(Container container, String how) {}
}
