package org.torrust.deployer.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

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
    void isRaisedByTheCommandLineAndNeverLowered() {
        var loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
        var root = loggers.getLogger(Logger.ROOT_LOGGER_NAME);
        var before = root.getLevel();
        try {
            LogOnStderr.show(loggers, Level.WARN);
            LogOnStderr.showDebug();
            assertThat(root.getLevel()).isEqualTo(Level.DEBUG);

            LogOnStderr.show(loggers, Level.TRACE);
            LogOnStderr.showDebug();
            assertThat(root.getLevel()).isEqualTo(Level.TRACE);
        } finally {
            LogOnStderr.show(loggers, before);
        }
    }

    @Test
    void passesOverWordsItDoesNotKnow() {
        assertThat(LogOnStderr.level(Map.of("RUST_LOG", "info,hyper=debug"))).isEqualTo(Level.OFF);
    }
}
