package org.torrust.deployer.adapter.docker;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.torrust.deployer.api.configuration.Listeners;
import org.torrust.deployer.api.configuration.SocketBinding;

/** The ports of a tracker that are to answer from outside: all but the health check's, which is not published. */
public record OpenPorts(List<Integer> tcp, List<Integer> udp) {

    public OpenPorts {
        tcp = List.copyOf(tcp);
        udp = List.copyOf(udp);
    }

    public static OpenPorts of(Listeners listeners) {
        var tcp = Stream.concat(listeners.http().stream(), Stream.of(listeners.api()));
        return new OpenPorts(ports(tcp), ports(listeners.udp().stream()));
    }

    /** Has the machine's firewall let exactly these and SSH answer. */
    List<String> command(int sshPort) {
        return firewall("on", sshPort);
    }

    /** Asks the machine's firewall whether it does so. */
    List<String> check(int sshPort) {
        return firewall("check", sshPort);
    }

    private List<String> firewall(String verb, int sshPort) {
        return List.of(
                "sudo",
                "-n",
                "/usr/local/sbin/torrust-firewall",
                verb,
                Integer.toString(sshPort),
                listed(tcp),
                listed(udp));
    }

    private static List<Integer> ports(Stream<SocketBinding> bindings) {
        return bindings.map(SocketBinding::port).distinct().sorted().toList();
    }

    private static String listed(List<Integer> ports) {
        return ports.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
