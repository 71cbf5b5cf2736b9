package org.torrust.deployer.adapter.ansible;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.torrust.deployer.adapter.workspace.Sha256;

/** Spells out Ansible's command line and what its environment tells it. Runs nothing. */
record AnsibleArguments(Path folder) {

    private static final int SOCKET_NAME = 16;

    List<String> playbook() {
        return List.of("ansible-playbook", "playbook.yml");
    }

    /** Finds out what would be changed, and changes nothing. */
    List<String> rehearsal() {
        return List.of("ansible-playbook", "--check", "--diff", "playbook.yml");
    }

    /** @param events the file our callback writes to */
    Map<String, String> environment(Path events) {
        return Map.of(
                // Ansible refuses to work in a locale that is not UTF-8.
                "LC_ALL", "C.UTF-8",
                "ANSIBLE_CONFIG", folder.resolve("ansible.cfg").toString(),
                // No collection is needed; an installed one would only hide it if one were.
                "ANSIBLE_COLLECTIONS_PATH", folder.resolve("no-collections").toString(),
                "ANSIBLE_COLLECTIONS_SCAN_SYS_PATH", "false",
                "ANSIBLE_NOCOLOR", "1",
                "ANSIBLE_FORCE_COLOR", "0",
                "PYTHONUNBUFFERED", "1",
                "ANSIBLE_SSH_CONTROL_PATH", "%(directory)s/" + socket(events),
                "TORRUST_ANSIBLE_EVENTS", events.toString());
    }

    // By Ansible's own name, of host, port and user, a run would go on with the connection of the one before, whatever
    // key
    // is pinned now. A socket's path has room for some hundred characters only.
    private static String socket(Path events) {
        return Sha256.ofText(events.toString()).substring(0, SOCKET_NAME);
    }
}
