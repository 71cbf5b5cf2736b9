package org.torrust.deployer.templates;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is to be so on the machine beyond Docker and accounts.
 *
 * @param skipUpdates whether packages stay at their versions
 * @param firewall whether only SSH and these ports answer
 * @param tcp the ports beside that of SSH
 * @param monitoring whether a node exporter runs
 */
public record HostWishes(
        boolean skipUpdates, boolean firewall, List<Integer> tcp, List<Integer> udp, boolean monitoring) {

    public HostWishes {
        tcp = List.copyOf(tcp);
        udp = List.copyOf(udp);
    }

    Map<String, Object> variables(int sshPort) {
        return Map.of(
                "skip_updates", skipUpdates,
                "firewall",
                        Map.of(
                                "enabled", firewall,
                                "ssh", Integer.toString(sshPort),
                                "tcp", listed(tcp),
                                "udp", listed(udp)),
                "monitoring", Map.of("enabled", monitoring));
    }

    private static String listed(List<Integer> ports) {
        return ports.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
