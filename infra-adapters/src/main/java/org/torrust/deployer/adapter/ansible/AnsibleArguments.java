package org.torrust.deployer.adapter.ansible;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Spells out Ansible's command line and what its environment tells it. Runs nothing. */
record AnsibleArguments(Path folder) {

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
                "TORRUST_ANSIBLE_EVENTS", events.toString());
    }
}
