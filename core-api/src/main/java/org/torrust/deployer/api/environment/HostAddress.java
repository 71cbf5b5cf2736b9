package org.torrust.deployer.api.environment;

/** Where a machine answers: an IP address literal or host name, and the TCP port of its SSH server. */
public record HostAddress(String host, int sshPort) {

    public HostAddress {
        if (host.isBlank() || sshPort < 1 || sshPort > 65_535) {
            throw new IllegalArgumentException("'%s:%d' is no host address".formatted(host, sshPort));
        }
    }

    @Override
    public String toString() {
        return host + ":" + sshPort;
    }
}
