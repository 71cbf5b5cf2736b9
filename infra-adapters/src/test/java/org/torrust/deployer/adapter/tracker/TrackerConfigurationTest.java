package org.torrust.deployer.adapter.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.torrust.deployer.api.configuration.Listeners;
import org.torrust.deployer.api.configuration.SocketBinding;

class TrackerConfigurationTest {

    private static final String WHOLE = """
            [metadata]
            schema_version = "2.0.0"
            [core]
            private = true
            [[udp_trackers]]
            bind_address = "0.0.0.0:6969"
            [[udp_trackers]]
            bind_address = "[::]:6970"
            [[http_trackers]]
            bind_address = "0.0.0.0:7070"
            [http_api]
            bind_address = "0.0.0.0:1212"
            """;

    @Test
    void readsWhereTheTrackerListensAndWhomItLetsIn() {
        assertThat(TrackerConfiguration.read(WHOLE))
                .isEqualTo(new TrackerConfiguration(
                        "2.0.0",
                        new Listeners(
                                List.of(new SocketBinding("0.0.0.0", 6969), new SocketBinding("::", 6970)),
                                List.of(new SocketBinding("0.0.0.0", 7070)),
                                new SocketBinding("0.0.0.0", 1212),
                                new SocketBinding("127.0.0.1", 1313)),
                        true));
    }

    @Test
    void takesAListedTrackerForOneThatRefusesStrangersToo() {
        assertThat(TrackerConfiguration.read(WHOLE.replace("private = true", "listed = true"))
                        .refusesStrangers())
                .isTrue();
        assertThat(TrackerConfiguration.read(WHOLE.replace("private = true", ""))
                        .refusesStrangers())
                .isFalse();
    }

    @Test
    void saysWhatIsMissingOrWrong() {
        refuses("[core", "tracker.toml cannot be read as TOML, line 1: ");
        refuses(WHOLE.replace("[http_api]", "[api]"), "tracker.toml names no bind_address for http_api");
        refuses(
                WHOLE.replace("0.0.0.0:6969", "6969"),
                "tracker.toml, udp_trackers: '6969' is not an address to listen on: write it like 0.0.0.0:6969 or [::]:6969");
        refuses(
                WHOLE + "[http_api.tsl_config]\nssl_cert_path = \"a\"\n",
                "tracker.toml gives http_api a certificate (tsl_config); put TLS in front of the tracker instead");
    }

    private static void refuses(String toml, String why) {
        assertThatThrownBy(() -> TrackerConfiguration.read(toml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(why);
    }
}
