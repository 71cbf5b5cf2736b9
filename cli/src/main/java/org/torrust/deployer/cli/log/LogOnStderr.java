package org.torrust.deployer.cli.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** Sets Logback up by hand, found by its service loader: reading a file of settings would cost a tenth of a command. */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_NORMAL_PRIORITY)
public final class LogOnStderr extends ContextAwareBase implements Configurator {

    private static final Set<String> WORDS = Set.of("error", "warn", "info", "debug", "trace");

    /** Called once, when the first logger is asked for. */
    @Override
    public ExecutionStatus configure(LoggerContext loggers) {
        var level = level(System.getenv());
        loggers.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(level);
        loggers.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(stderr(loggers, pattern(level)));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** As DEPLOYER_LOG says, else RUST_LOG; nothing at all when neither holds one of the words. */
    static Level level(Map<String, String> environment) {
        return Level.toLevel(word(environment, "DEPLOYER_LOG", word(environment, "RUST_LOG", "off")));
    }

    private static String word(Map<String, String> environment, String name, String otherwise) {
        var word = environment.getOrDefault(name, "");
        return WORDS.contains(word) ? word : otherwise;
    }

    /** Stack traces are for those who look for a defect. */
    private static String pattern(Level level) {
        return "%date{HH:mm:ss.SSS} %-5level %logger{0}: %message%n"
                + (Level.DEBUG.isGreaterOrEqual(level) ? "%rootException" : "%nopex");
    }

    private static ConsoleAppender<ILoggingEvent> stderr(LoggerContext loggers, String pattern) {
        var lines = new PatternLayoutEncoder();
        lines.setContext(loggers);
        lines.setCharset(StandardCharsets.UTF_8);
        lines.setPattern(pattern);
        lines.start();
        var stderr = new ConsoleAppender<ILoggingEvent>();
        stderr.setContext(loggers);
        stderr.setTarget("System.err");
        stderr.setEncoder(lines);
        stderr.start();
        return stderr;
    }
}
