package org.torrust.deployer.adapter.docker;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.torrust.deployer.adapter.tracker.TrackerConfiguration;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.configuration.Listeners;
import org.torrust.deployer.api.configuration.Obstacles;
import org.torrust.deployer.api.configuration.SocketBinding;
import org.torrust.deployer.templates.TemplateRefused;

/** Finds what would keep a well-formed tracker configuration from working on the machine; each fault is a sentence. */
public final class ReleaseFaults {

    private ReleaseFaults() {}

    /**
     * Of a whole tracker configuration; empty when it can be released.
     *
     * @param name how the file is called in messages
     * @param configuration of the environment that is to run it
     */
    public static List<String> of(String name, String toml, EnvironmentConfiguration configuration) {
        try {
            return of(TrackerConfiguration.read(name, toml), configuration);
        } catch (TemplateRefused | IllegalArgumentException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private static List<String> of(TrackerConfiguration tracker, EnvironmentConfiguration configuration) {
        var listeners = tracker.listeners();
        var faults = new ArrayList<String>();
        faults.addAll(twice("UDP", listeners.udp()));
        faults.addAll(twice("TCP", tcp(listeners)));
        faults.addAll(unreachable(listeners));
        all(listeners)
                .filter(binding -> !binding.isAddress())
                .map(binding -> "The tracker is to listen on %s, which is no IP address.".formatted(binding.ip()))
                .forEach(faults::add);
        var sshPort = configuration.ssh().port();
        if (configuration.monitoring().enabled() && listeners.tcp().contains(Obstacles.EXPORTER_PORT)) {
            faults.add("The tracker asks for TCP port %d, where the machine's node exporter listens."
                    .formatted(Obstacles.EXPORTER_PORT));
        }
        if (listeners.tcp().contains(sshPort)) {
            faults.add("The tracker asks for TCP port %d, where the machine's SSH server listens.".formatted(sshPort));
        }
        if (listeners.health().port() != Obstacles.HEALTH_PORT) {
            faults.add("The health check must listen on port %d, where the image asks for it, not on %d."
                    .formatted(Obstacles.HEALTH_PORT, listeners.health().port()));
        }
        if (listeners.udp().isEmpty() && listeners.http().isEmpty()) {
            faults.add("The tracker has neither a UDP nor an HTTP listener, so no peer could reach it.");
        }
        if (tracker.endsTls()) {
            faults.add(
                    "The tracker is given a certificate (tsl_config); that is not supported: put TLS in front of it.");
        }
        return List.copyOf(faults);
    }

    private static List<String> twice(String protocol, List<SocketBinding> bindings) {
        var ports = bindings.stream().map(SocketBinding::port).toList();
        return IntStream.range(0, ports.size())
                .filter(i -> ports.indexOf(ports.get(i)) < i)
                .mapToObj(i -> "%s port %d is asked for twice.".formatted(protocol, ports.get(i)))
                .distinct()
                .toList();
    }

    private static List<String> unreachable(Listeners listeners) {
        return Stream.of(listeners.udp(), listeners.http(), List.of(listeners.api()))
                .flatMap(List::stream)
                .filter(binding ->
                        binding.ip().startsWith("127.") || binding.ip().equals("::1"))
                .map(binding -> "The tracker listens on %s only, where nobody outside its container reaches it."
                        .formatted(binding))
                .toList();
    }

    private static Stream<SocketBinding> all(Listeners listeners) {
        return Stream.concat(listeners.udp().stream(), tcp(listeners).stream());
    }

    private static List<SocketBinding> tcp(Listeners listeners) {
        return Stream.concat(listeners.http().stream(), Stream.of(listeners.api(), listeners.health()))
                .toList();
    }
}
