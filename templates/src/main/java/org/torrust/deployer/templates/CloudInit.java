package org.torrust.deployer.templates;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What cloud-init does at a machine's first boot: the operator's account with its key, no passwords.
 *
 * @param publicKey one line of an OpenSSH {@code .pub} file
 * @param sshPort the SSH server's port
 * @param aptMirror base URL of the Debian packages, or null for the image's own
 * @param aptProxy HTTP proxy for packages, or null
 */
public record CloudInit(
        String user,
        String publicKey,
        int sshPort,
        @Nullable String aptMirror,
        @Nullable String aptProxy) {

    /** The user data: JSON, which YAML can read, under the first line cloud-init looks for. */
    String userData() {
        return "#cloud-config\n" + Json.pretty(body());
    }

    private Map<String, Object> body() {
        var body = new LinkedHashMap<String, Object>();
        body.put("users", List.of(account()));
        body.put("disable_root", true);
        body.put("ssh_pwauth", false);
        body.put("package_update", false);
        if (aptMirror != null || aptProxy != null) {
            body.put("apt", apt());
        }
        if (sshPort != 22) {
            body.put("write_files", List.of(portFile()));
            body.put("runcmd", List.of(List.of("systemctl", "restart", "ssh")));
        }
        return body;
    }

    private Map<String, Object> account() {
        return Map.of(
                "name",
                user,
                "groups",
                "sudo",
                "shell",
                "/bin/bash",
                "sudo",
                "ALL=(ALL) NOPASSWD:ALL",
                "lock_passwd",
                true,
                "ssh_authorized_keys",
                List.of(publicKey));
    }

    private Map<String, Object> apt() {
        var apt = new LinkedHashMap<String, Object>();
        if (aptMirror != null) {
            apt.put("primary", List.of(Map.of("arches", List.of("default"), "uri", aptMirror)));
        }
        if (aptProxy != null) {
            apt.put("proxy", aptProxy);
        }
        return apt;
    }

    private Map<String, Object> portFile() {
        return Map.of(
                "path", "/etc/ssh/sshd_config.d/99-port.conf",
                "permissions", "0644",
                "content", "Port %d\n".formatted(sshPort));
    }
}
