package org.torrust.deployer.templates;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that inventory and playbook are allowed to know.
 *
 * @param privateKey path of the private SSH key
 * @param knownHosts path of the file with the pinned host key
 * @param hostKeyAlias the name the key is pinned under
 * @param registryMirrors base URLs Docker pulls through
 * @param wishes what else is to be so
 */
public record AnsibleFacts(
        String host,
        int port,
        String user,
        String privateKey,
        String knownHosts,
        String hostKeyAlias,
        List<String> registryMirrors,
        HostWishes wishes) {

    /** The inventory's part of it. */
    record Inventory(String host, int port, String user, String privateKey, String sshArguments) {}

    Inventory inventory() {
        return new Inventory(host, port, user, privateKey, sshArguments());
    }

    /** The variables, with the operator's words marked as text Jinja must not look into. */
    String variables() {
        var variables = new LinkedHashMap<>(wishes.variables(port));
        variables.put("operator_name", unsafe(user));
        variables.put("docker_daemon", daemon());
        variables.put(
                "docker_packages",
                Map.of(
                        "Debian", List.of("docker.io", "docker-cli", "docker-compose"),
                        "Ubuntu", List.of("docker.io", "docker-compose-v2")));
        return Json.pretty(variables);
    }

    private Map<String, Object> daemon() {
        var daemon = new LinkedHashMap<String, Object>();
        daemon.put("log-driver", "json-file");
        daemon.put("log-opts", Map.of("max-size", "10m", "max-file", "10"));
        if (!registryMirrors.isEmpty()) {
            daemon.put(
                    "registry-mirrors",
                    registryMirrors.stream().map(AnsibleFacts::unsafe).toList());
        }
        return daemon;
    }

    private static Map<String, String> unsafe(String text) {
        return Map.of("__ansible_unsafe", text);
    }

    private String sshArguments() {
        return String.join(
                " ",
                "-o StrictHostKeyChecking=yes",
                "-o UserKnownHostsFile=" + quoted(knownHosts),
                "-o GlobalKnownHostsFile=/dev/null",
                "-o HostKeyAlias=" + hostKeyAlias,
                "-o IdentitiesOnly=yes",
                "-o PasswordAuthentication=no",
                "-o ControlMaster=auto",
                "-o ControlPersist=60s");
    }

    /** For ssh within a shell word: OpenSSH splits an option's value at blanks unless it is quoted itself. */
    private static String quoted(String path) {
        return "'\"" + path.replace("%", "%%") + "\"'";
    }
}
