package org.torrust.deployer.adapter.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of an operator's tracker configuration. */
class OwnConfigurationTest {

    @TempDir
    private Path folder;

    private OwnConfiguration own;

    @BeforeEach
    void keepNothing() {
        own = new OwnConfiguration(folder.resolve("tracker"));
    }

    @Test
    void isReadAgainByItsChecksum() {
        var digest = own.keep("[core]\n");

        assertThat(own.read(digest)).contains("[core]\n");
    }

    @Test
    void isForItsOwnerAlone() throws IOException {
        var file = own.file(own.keep("secret = \"x\"\n"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void isNotReadWhenItWasChanged() throws IOException {
        var digest = own.keep("[core]\n");
        Files.writeString(own.file(digest), "[core] # and more\n");

        assertThat(own.read(digest)).isEmpty();
    }

    @Test
    void isNotThereBeforeItWasKept() {
        own.forgetAllBut(null);

        assertThat(own.read("ab".repeat(32))).isEmpty();
    }

    @Test
    void givesWayToTheNext() {
        var first = own.keep("a = 1\n");
        var second = own.keep("a = 2\n");

        own.forgetAllBut(second);

        assertThat(own.read(first)).isEmpty();
        assertThat(own.read(second)).isPresent();
    }
}
