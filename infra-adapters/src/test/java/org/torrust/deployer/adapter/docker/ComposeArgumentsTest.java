package org.torrust.deployer.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.torrust.deployer.adapter.docker.PulledImages.PulledImage;
import org.torrust.deployer.api.operation.OperationId;

class ComposeArgumentsTest {

    private static final OperationId RELEASE = new OperationId("20261124-101500-7f3a9c");
    private static final String COMPOSE = "docker compose --ansi never --project-name torrust"
            + " --project-directory /opt/torrust/releases/20261124-101500-7f3a9c"
            + " --file /opt/torrust/releases/20261124-101500-7f3a9c/compose.yml ";

    @Test
    void namesProjectFolderAndFileInEveryComposeCommand() {
        assertThat(line(ComposeArguments.up(RELEASE))).isEqualTo(COMPOSE + "up --detach --remove-orphans");
        assertThat(line(ComposeArguments.ps(RELEASE))).isEqualTo(COMPOSE + "ps --all --format json");
        assertThat(line(ComposeArguments.pull(RELEASE))).isEqualTo(COMPOSE + "pull --quiet");
        assertThat(line(ComposeArguments.lastLines(RELEASE, "tracker", 20)))
                .isEqualTo(COMPOSE + "logs --no-color --no-log-prefix --tail 20 tracker");
    }

    @Test
    void givesScriptsWhatVariesAsArgumentsOnly() {
        for (var command : List.of(
                ComposeArguments.switchTo(RELEASE),
                ComposeArguments.images(RELEASE),
                ComposeArguments.sums(RELEASE),
                ComposeArguments.lead("torrust/tracker:3.0.0", new PulledImage("sha256:1", "torrust/tracker@sha256:2")),
                ComposeArguments.facts(RELEASE, "torrust/tracker:3.0.0", 22, null),
                ComposeArguments.releases(),
                ComposeArguments.down())) {
            assertThat(command).startsWith("sh", "-c");
            assertThat(command.get(2)).doesNotContain(RELEASE.value()).doesNotContain("/opt/");
            assertThat(command.get(3)).isEqualTo("sh");
        }
    }

    private static String line(List<String> command) {
        return String.join(" ", command);
    }
}
