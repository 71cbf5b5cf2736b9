package org.torrust.deployer.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading commands start fast because they load nothing of Axon: here they run where there is no Axon. */
class ReadingWithoutAxonTest {

    @TempDir
    private Path folder;

    @Test
    void readsEveryEventOfAHistory() throws Exception {
        var file = folder.resolve("events.db");
        try (var store = SqliteStore.open(file)) {
            for (var sequence = 0; sequence < Samples.EVENTS.size(); sequence++) {
                store.engine().appendEvents(List.of(Samples.message("demo", sequence)));
            }
        }

        try (var withoutAxon = loader()) {
            assertThat(reader(withoutAxon).apply(file)).isEqualTo(Samples.EVENTS.size());
        }
    }

    @Test
    void cannotOpenForWriting() throws Exception {
        try (var withoutAxon = loader()) {
            var store = withoutAxon.loadClass(SqliteStore.class.getName());
            assertThatThrownBy(() -> store.getMethod("open", Path.class).invoke(null, folder.resolve("events.db")))
                    .isInstanceOf(NoClassDefFoundError.class)
                    .hasMessageContaining("axonframework");
        }
    }

    @SuppressWarnings("unchecked")
    private static Function<Path, Integer> reader(ClassLoader withoutAxon) throws ReflectiveOperationException {
        var constructor = withoutAxon.loadClass(Reader.class.getName()).getDeclaredConstructor();
        return (Function<Path, Integer>) constructor.newInstance();
    }

    private static URLClassLoader loader() {
        var jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> !jar.contains("axon"))
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

    /** Counts the events of a history, as a reading command would find them. */
    public static final class Reader implements Function<Path, Integer> {
        public Reader() {}

        @Override
        public Integer apply(Path file) {
            try (var connection = Database.forReading(file);
                    var events = StoredHistory.on(connection).after(0)) {
                return events.toList().size();
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
