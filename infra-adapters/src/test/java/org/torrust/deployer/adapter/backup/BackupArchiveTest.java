package org.torrust.deployer.adapter.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupArchiveTest {

    @TempDir
    Path folder;

    private BackupArchive archive;
    private Path out;
    private String sum;

    @BeforeEach
    void aBackup() throws IOException {
        archive = new BackupArchive(folder.resolve("backups/one.tar.gz"));
        out = folder.resolve("out");
        var database = Files.writeString(folder.resolve("db"), "peers".repeat(10_000));
        var toml = Files.writeString(folder.resolve("toml"), "[metadata]\n");
        sum = archive.write(Map.of(BackupArchive.DATABASE, database, BackupArchive.TRACKER, toml));
    }

    @Test
    void comesBackAsItWas() throws IOException {
        archive.extract(out);

        assertThat(out.resolve(BackupArchive.DATABASE)).hasContent("peers".repeat(10_000));
        assertThat(out.resolve(BackupArchive.TRACKER)).hasContent("[metadata]\n");
    }

    @Test
    void isReadableByItsOwnerOnlyAndHasItsChecksumBesideIt() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive.file())))
                .isEqualTo("rw-------");
        assertThat(folder.resolve("backups/one.tar.gz.sha256")).hasContent(sum + "  one.tar.gz\n");
    }

    @Test
    void isRefusedWhenAByteDiffers() throws IOException {
        var bytes = Files.readAllBytes(archive.file());
        bytes[bytes.length / 2] ^= 1;
        Files.write(archive.file(), bytes);

        assertThatThrownBy(() -> archive.extract(out))
                .isInstanceOf(BackupUnusableException.class)
                .hasMessage("its checksum is not the one in one.tar.gz.sha256");
    }

    @Test
    void isRefusedWithoutItsChecksum() throws IOException {
        Files.delete(folder.resolve("backups/one.tar.gz.sha256"));

        assertThatThrownBy(() -> archive.extract(out))
                .isInstanceOf(BackupUnusableException.class)
                .hasMessageContaining("sha256sum one.tar.gz > one.tar.gz.sha256");
    }

    @Test
    void isFoundCutOffWhateverItsChecksum() throws IOException {
        var bytes = Files.readAllBytes(archive.file());
        put(java.util.Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(() -> archive.extract(out)).isInstanceOf(IOException.class);
    }

    @Test
    void holdsNoTextOfEndlessLength() throws IOException {
        var text = Files.writeString(folder.resolve("long"), "#".repeat((1 << 20) + 1));
        archive.write(Map.of(BackupArchive.DATABASE, text, BackupArchive.TRACKER, text));

        assertThatThrownBy(() -> archive.extract(out))
                .isInstanceOf(BackupUnusableException.class)
                .hasMessage("it holds more than 1 MiB as tracker.toml");
        assertThat(out.resolve(BackupArchive.TRACKER)).doesNotExist();
    }

    @Test
    void isRefusedWhenItsManifestListsNothing() throws IOException {
        foreign(
                new TarArchiveEntry("manifest.json"),
                "{\"format\":\"torrust-tracker-deployer backup 1\",\"sha256\":null}");

        assertThatThrownBy(() -> archive.extract(out))
                .isInstanceOf(BackupUnusableException.class)
                .hasMessage("it is of another format");
    }

    @Test
    void isNothingThatLeadsElsewhere() throws IOException {
        for (var name : new String[] {"../escaped", "/etc/escaped", "a/b"}) {
            foreign(new TarArchiveEntry(name, true), "x");
            assertThatThrownBy(() -> archive.extract(out))
                    .isInstanceOf(BackupUnusableException.class)
                    .hasMessageContaining("no plain file");
        }
        assertThat(folder.resolve("escaped")).doesNotExist();
    }

    @Test
    void holdsNoLinksOrDevices() throws IOException {
        var link = new TarArchiveEntry("manifest.json", TarConstants.LF_SYMLINK);
        link.setLinkName("/etc/passwd");
        foreign(link, "");

        assertThatThrownBy(() -> archive.extract(out))
                .isInstanceOf(BackupUnusableException.class)
                .hasMessageContaining("no plain file");
    }

    @Test
    void beginsWithItsManifest() throws IOException {
        foreign(new TarArchiveEntry("database.tar"), "x");

        assertThatThrownBy(() -> archive.extract(out))
                .isInstanceOf(BackupUnusableException.class)
                .hasMessage("it does not begin with a manifest");
    }

    @Test
    void isOfAKnownFormat() throws IOException {
        foreign(new TarArchiveEntry("manifest.json"), "{\"format\":\"other\",\"sha256\":{}}");

        assertThatThrownBy(() -> archive.extract(out))
                .isInstanceOf(BackupUnusableException.class)
                .hasMessage("it is of another format");
    }

    /** Puts an archive of one entry in place of ours. */
    private void foreign(TarArchiveEntry entry, String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            entry.setSize(content.length());
            tar.putArchiveEntry(entry);
            tar.write(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            tar.closeArchiveEntry();
        }
        put(bytes.toByteArray());
    }

    /** With the checksum anyone can make. */
    private void put(byte[] bytes) throws IOException {
        Files.write(archive.file(), bytes);
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            Files.writeString(
                    folder.resolve("backups/one.tar.gz.sha256"), HexFormat.of().formatHex(digest) + "  one.tar.gz\n");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
