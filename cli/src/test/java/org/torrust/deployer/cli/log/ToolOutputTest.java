package org.torrust.deployer.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.torrust.deployer.adapter.process.Job;
import org.torrust.deployer.adapter.process.JobRunner;
import org.torrust.deployer.command.port.Interruption;

/** What an operator who looks closely sees of the tools. */
class ToolOutputTest {

    private final Logger tools = (Logger) LoggerFactory.getLogger("org.torrust.deployer.tool");
    private final ListAppender<ILoggingEvent> seen = new ListAppender<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void look() {
        seen.start();
        tools.addAppender(seen);
        tools.setAdditive(false);
    }

    @AfterEach
    void lookAway() {
        tools.detachAppender(seen);
        tools.setAdditive(true);
        tools.setLevel(null);
    }

    private List<String> running(Level level) {
        tools.setLevel(level);
        var script = List.of("sh", "-c", "echo working; printf 'red \\033[31m' >&2");
        var job = new Job(folder, script, folder, Map.of(), folder.resolve("progress"), Duration.ofSeconds(20));
        new JobRunner(new Interruption(), Duration.ofSeconds(1)).run(job, line -> {});
        return seen.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void isEachLineOfATool() {
        assertThat(running(Level.DEBUG)).containsExactlyInAnyOrder("sh: working", "sh: red ?[31m");
    }

    @Test
    void isNothingUnlessAskedFor() {
        assertThat(running(Level.INFO)).isEmpty();
    }
}
