package org.torrust.deployer.adapter.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.torrust.deployer.api.configuration.Listeners;
import org.torrust.deployer.api.configuration.SocketBinding;
import org.torrust.deployer.templates.TemplateRefused;

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
            [health_check_api]
            bind_address = "127.0.0.1:1313"
            """;

    @Test
    void tellsWhereTheTrackerListensAndWhomItLetsIn() {
        assertThat(TrackerConfiguration.read(WHOLE))
                .isEqualTo(new TrackerConfiguration(
                        new Listeners(
                                List.of(new SocketBinding("0.0.0.0", 6969), new SocketBinding("::", 6970)),
                                List.of(new SocketBinding("0.0.0.0", 7070)),
                                new SocketBinding("0.0.0.0", 1212),
                                new SocketBinding("127.0.0.1", 1313)),
                        Admission.KNOWN_PEERS,
                        true,
                        false));
    }

    @Test
    void tellsAListedTrackerFromAnOpenOne() {
        assertThat(TrackerConfiguration.read(WHOLE.replace("private = true", "listed = true"))
                        .admission())
                .isEqualTo(Admission.KNOWN_TORRENTS);
        assertThat(TrackerConfiguration.read(WHOLE.replace("private = true", ""))
                        .admission())
                .isEqualTo(Admission.EVERYONE);
    }

    @Test
    void seesACertificate() {
        assertThat(TrackerConfiguration.read(WHOLE + "[http_api.tsl_config]\nssl_cert_path = \"a\"\n")
                        .endsTls())
                .isTrue();
    }

    @Test
    void refusesWhatItCannotUse() {
        assertThatThrownBy(() -> TrackerConfiguration.read("[core")).isInstanceOf(TemplateRefused.class);
        assertThatThrownBy(() -> TrackerConfiguration.read(WHOLE.replace("[http_api]", "[api]")))
                .isInstanceOf(TemplateRefused.class);
        assertThatThrownBy(() -> TrackerConfiguration.read(WHOLE.replace(":6969", ":0")))
                .hasMessage("0.0.0.0:0: port 0 cannot be listened on: use 1 to 65535");
    }
}
