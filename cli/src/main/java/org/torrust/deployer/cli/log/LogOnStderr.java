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
import java.util.Optional;
import java.util.Set;
import org.slf4j.LoggerFactory;

/** Sets Logback up by hand, found by its service loader: reading a file of settings would cost a tenth of a command. */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_NORMAL_PRIORITY)
public final class LogOnStderr extends ContextAwareBase implements Configurator {

    private static final Set<String> WORDS = Set.of("error", "warn", "info", "debug", "trace");

    /** Called once, when the first logger is asked for. */
    @Override
    public ExecutionStatus configure(LoggerContext loggers) {
        show(loggers, level(System.getenv()));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** Shows from now on what DEPLOYER_LOG=debug would show, if no more is shown already. */
    public static void showDebug() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext loggers
                && !loggers.getLogger(Logger.ROOT_LOGGER_NAME).isDebugEnabled()) {
            show(loggers, Level.DEBUG);
        }
    }

    static void show(LoggerContext loggers, Level level) {
        var root = loggers.getLogger(Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.setLevel(level);
        root.addAppender(stderr(loggers, pattern(level)));
    }

    /** The text of DEPLOYER_LOG where it is no level; what is set for other programs too is none of our business. */
    public static Optional<String> unknownWord(Map<String, String> environment) {
        var word = environment.getOrDefault("DEPLOYER_LOG", "");
        return word.isEmpty() || WORDS.contains(word) || word.equals("off") ? Optional.empty() : Optional.of(word);
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
