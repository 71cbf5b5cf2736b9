package org.torrust.deployer.adapter.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.adapter.process.Query;
import org.torrust.deployer.api.input.PlainFile;

class LockFileTest {

    @TempDir
    private Path folder;

    @Test
    void isTakenAgainWhenItWasGivenBack() {
        var file = folder.resolve("data/work.lock");
        LockFile.take(file).orElseThrow().close();

        assertThat(LockFile.take(file)).isPresent();
    }

    @Test
    @Timeout(60)
    void isNotWaitedForWhereAPipeIsInItsPlace() {
        var pipe = folder.resolve("work.lock");
        Query.ask(List.of("mkfifo", pipe.toString()), Duration.ofSeconds(30));

        assertThatThrownBy(() -> LockFile.take(pipe))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseInstanceOf(PlainFile.Other.class);
    }

    @Test
    @SuppressWarnings("try") // The lock is only there to be held.
    void isHeldByOneAtATime() {
        var file = folder.resolve("data/work.lock");
        try (var held = LockFile.take(file).orElseThrow()) {
            assertThat(LockFile.take(file)).isEmpty();
        }
    }
}
