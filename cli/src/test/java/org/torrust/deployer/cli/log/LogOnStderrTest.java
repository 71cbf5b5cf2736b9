package org.torrust.deployer.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogOnStderrTest {

    @Test
    void saysNothingUnlessToldTo() {
        assertThat(LogOnStderr.level(Map.of())).isEqualTo(Level.OFF);
    }

    @Test
    void isAsLoudAsDeployerLogSaysBeforeRustLog() {
        assertThat(LogOnStderr.level(Map.of("DEPLOYER_LOG", "debug", "RUST_LOG", "warn")))
                .isEqualTo(Level.DEBUG);
        assertThat(LogOnStderr.level(Map.of("RUST_LOG", "trace"))).isEqualTo(Level.TRACE);
    }

    @Test
    void passesOverWordsItDoesNotKnow() {
        assertThat(LogOnStderr.level(Map.of("RUST_LOG", "info,hyper=debug"))).isEqualTo(Level.OFF);
    }
}
