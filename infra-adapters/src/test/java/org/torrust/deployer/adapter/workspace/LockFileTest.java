package org.torrust.deployer.adapter.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    @SuppressWarnings("try") // The lock is only there to be held.
    void isHeldByOneAtATime() {
        var file = folder.resolve("data/work.lock");
        try (var held = LockFile.take(file).orElseThrow()) {
            assertThat(LockFile.take(file)).isEmpty();
        }
    }
}
