package org.torrust.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GlobalOptionsTest {

    private final GlobalOptions options = new GlobalOptions();

    private Path workspace(Map<String, String> environment) {
        return options.workspace(environment).root();
    }

    @Test
    void theWorkspaceIsTheOneNamedBeforeAllElse() {
        options.workspace = Path.of("/named");

        assertThat(workspace(Map.of("DEPLOYER_WORKSPACE", "/ws", "XDG_DATA_HOME", "/data")))
                .isEqualTo(Path.of("/named"));
    }

    @Test
    void theWorkspaceIsThenTheEnvironmentVariables() {
        assertThat(workspace(Map.of("DEPLOYER_WORKSPACE", "/ws", "XDG_DATA_HOME", "/data")))
                .isEqualTo(Path.of("/ws"));
        assertThat(workspace(Map.of("DEPLOYER_WORKSPACE", "", "XDG_DATA_HOME", "/data")))
                .isEqualTo(Path.of("/data/torrust-tracker-deployer"));
    }

    @Test
    void theWorkspaceIsElseInTheHomeOfTheUser() {
        assertThat(workspace(Map.of()))
                .isEqualTo(Path.of(System.getProperty("user.home"), ".local/share/torrust-tracker-deployer"));
    }
}
