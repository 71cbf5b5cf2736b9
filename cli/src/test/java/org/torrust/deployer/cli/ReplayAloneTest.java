package org.torrust.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.cli.replay.Check;
import org.torrust.deployer.cli.replay.Replay;
import org.torrust.deployer.cli.wiring.DeployerProgram;
import org.torrust.deployer.eventstore.Database;
import org.torrust.deployer.eventstore.StoredHistory;

/**
 * A replay cannot start a process, ask a machine or write a view: here it runs where there is neither an adapter nor the
 * framework that carries operations, on a history that is opened for reading only.
 */
class ReplayAloneTest {

    private static final List<String> NOT_THERE =
            List.of("infra-adapters", "axon", "spring", "templates", "picocli", "jsch");

    @TempDir
    private Path workspace;

    @BeforeEach
    void aTracker() {
        run("create", "demo", "--provider", "simulated", "--set", "provider.step-seconds=0");
        run("deploy", "demo", "--auto-approve");
    }

    @Test
    void playsAndChecksAHistory() throws Exception {
        try (var alone = loader()) {
            assertThat(player(alone).apply(workspace.resolve("data/events.db")))
                    .isEqualTo(
                            "running, CheckResult[environments=[demo], events=33, decisions=24, found=0, findings=[]]");
        }
    }

    @Test
    void findsNoAdapter() throws Exception {
        try (var alone = loader()) {
            assertThatThrownBy(() -> alone.loadClass("org.torrust.deployer.adapter.process.JobRunner"))
                    .isInstanceOf(ClassNotFoundException.class);
            assertThatThrownBy(() -> alone.loadClass("org.axonframework.commandhandling.CommandBus"))
                    .isInstanceOf(ClassNotFoundException.class);
        }
    }

    private void run(String... arguments) {
        var line = Stream.concat(Arrays.stream(arguments), Stream.of("--workspace", workspace.toString()))
                .toArray(String[]::new);
        assertThat(DeployerRun.of(new DeployerProgram(), line).exitCode()).isZero();
    }

    @SuppressWarnings("unchecked")
    private static Function<Path, String> player(ClassLoader alone) throws ReflectiveOperationException {
        return (Function<Path, String>)
                alone.loadClass(Player.class.getName()).getDeclaredConstructor().newInstance();
    }

    private static URLClassLoader loader() {
        var jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> NOT_THERE.stream().noneMatch(jar::contains))
                .map(jar -> url(Path.of(jar)))
                .toArray(URL[]::new);
        return new URLClassLoader(jars, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Plays one environment, checks all, and says what came of it. */
    public static final class Player implements Function<Path, String> {
        public Player() {}

        @Override
        public String apply(Path file) {
            try (var connection = Database.forReading(file)) {
                var history = StoredHistory.on(connection);
                var replay = new Replay(history);
                try (var events = history.stored(new EnvironmentName("demo"))) {
                    events.forEach(replay::play);
                }
                try (var events = history.stored(0)) {
                    return replay.scene().fields().get("state") + ", " + new Check(history).of(events, count -> {});
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
