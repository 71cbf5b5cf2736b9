package org.torrust.deployer.adapter.simulated;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.docker.LogsWish;
import org.torrust.deployer.adapter.docker.Vitals;
import org.torrust.deployer.adapter.docker.Vitals.Service;
import org.torrust.deployer.adapter.drift.Drift;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.Refused;
import org.torrust.deployer.api.environment.Refused.Reason;
import org.torrust.deployer.api.environment.Release;

/** What a look at a played machine tells. */
public final class SimulatedHost {

    private static final String SERVICE = "tracker";

    private final WorldFile world;

    public SimulatedHost(Workspace workspace, EnvironmentName environment) {
        this.world = WorldFile.of(workspace, environment);
    }

    /** A machine without processors, memory or disk; its container is up when it was started. */
    public Vitals vitals(@Nullable Release running) {
        if (!world.read().machine()) {
            return Vitals.none(Play.proof("there is no machine"));
        }
        var services = world.read().up() == null || running == null ? List.<Service>of() : List.of(service(running));
        return new Vitals(null, 0, 0, 0, 0, 0, 0, services);
    }

    /**
     * How the played machine differs from what is recorded of it.
     *
     * @param release the newest one that lies there, or the one that serves; null where none was brought
     */
    public Drift drift(EnvironmentConfiguration wished, @Nullable Release release, boolean serves) {
        return new SimulatedDrift(world.read(), wished, release, serves).drift();
    }

    /** One line a listener: what a tracker says when it starts. */
    public List<String> logs(LogsWish wish, @Nullable Release running) {
        if (wish.service() != null && !wish.service().equals(SERVICE)) {
            throw new Refused(
                    Reason.NOT_FOUND, "There is no service '%s'.".formatted(wish.service()), "There is: " + SERVICE);
        }
        var lines = running == null || !isToldSince(wish.since())
                ? List.<String>of()
                : listeners(running)
                        .map(listener -> SERVICE + "  | " + Play.proof("listening on " + listener))
                        .toList();
        return wish.tail() == null ? lines : lines.subList(Math.max(0, lines.size() - wish.tail()), lines.size());
    }

    /** When its services were started; empty where none run. */
    public Optional<Instant> startedAt() {
        return Optional.ofNullable(world.read().upSince());
    }

    /** All of it was said when the services were started. */
    private boolean isToldSince(@Nullable Instant since) {
        var now = world.read();
        return now.up() != null
                && (since == null || now.upSince() == null || !now.upSince().isBefore(since));
    }

    private static Service service(Release running) {
        return new Service(
                SERVICE,
                "running",
                "healthy",
                listeners(running).map(SimulatedHost::port).toList());
    }

    private static String port(String listener) {
        var protocol = listener.startsWith("udp") ? "udp" : "tcp";
        return listener.substring(listener.lastIndexOf(':') + 1) + "/" + protocol;
    }

    private static Stream<String> listeners(Release running) {
        var listeners = running.listeners();
        return Stream.of(
                        listeners.udp().stream().map(udp -> "udp://" + udp),
                        listeners.http().stream().map(http -> "http://" + http),
                        Stream.of("http://" + listeners.api()))
                .flatMap(each -> each);
    }
}
