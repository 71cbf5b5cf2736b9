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
 * @param apt where packages come from
 */
public record CloudInit(String user, String publicKey, int sshPort, Apt apt) {

    /**
     * Where packages come from.
     *
     * @param mirror base URL, or null for the image's own
     * @param securityMirror base URL of security updates, or null; cloud-init then looks for them at the mirror too
     * @param proxy HTTP proxy, or null
     */
    public record Apt(
            @Nullable String mirror,
            @Nullable String securityMirror,
            @Nullable String proxy) {

        /** As the image has it. */
        public static final Apt USUAL = new Apt(null, null, null);

        private Map<String, Object> body() {
            var body = new LinkedHashMap<String, Object>();
            if (mirror != null) {
                body.put("primary", source(mirror));
            }
            if (securityMirror != null) {
                body.put("security", source(securityMirror));
            }
            if (proxy != null) {
                body.put("proxy", proxy);
            }
            return body;
        }

        private static List<Map<String, Object>> source(String uri) {
            return List.of(Map.of("arches", List.of("default"), "uri", uri));
        }
    }

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
        if (!apt.equals(Apt.USUAL)) {
            body.put("apt", apt.body());
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

    private Map<String, Object> portFile() {
        return Map.of(
                "path", "/etc/ssh/sshd_config.d/99-port.conf",
                "permissions", "0644",
                "content", "Port %d\n".formatted(sshPort));
    }
}
