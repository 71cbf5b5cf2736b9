package org.torrust.deployer.adapter.ansible;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AnsibleArgumentsTest {

    private final AnsibleArguments arguments = new AnsibleArguments(Path.of("data/demo/ansible"));

    @Test
    void givesEachRunConnectionsOfItsOwn() {
        assertThat(socket("data/demo/jobs/1/firewall"))
                .isEqualTo(socket("data/demo/jobs/1/firewall"))
                .isNotEqualTo(socket("data/demo/jobs/2/firewall"))
                .matches("%\\(directory\\)s/[0-9a-f]{16}");
    }

    private String socket(String job) {
        var events = Path.of(job, "events.jsonl");
        return arguments.environment(events).get("ANSIBLE_SSH_CONTROL_PATH");
    }
}
