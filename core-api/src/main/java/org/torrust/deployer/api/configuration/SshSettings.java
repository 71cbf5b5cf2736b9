package org.torrust.deployer.api.configuration;

import java.util.regex.Pattern;

/**
 * How the machine is reached.
 *
 * @param user the operator's account on the machine, made by cloud-init
 * @param port the TCP port of the SSH server
 */
public record SshSettings(String user, int port) {

    private static final Pattern USER = Pattern.compile("[a-z_][a-z0-9_-]{0,31}");

    public SshSettings {
        if (!USER.matcher(user).matches() || user.equals("root")) {
            throw new IllegalArgumentException(
                    "ssh.user is a Linux account name other than root, not '%s'".formatted(user));
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("ssh.port is 1 to 65535, not %d".formatted(port));
        }
    }
}
