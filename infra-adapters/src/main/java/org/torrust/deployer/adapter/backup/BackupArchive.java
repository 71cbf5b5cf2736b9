package org.torrust.deployer.adapter.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.adapter.workspace.Sha256;
import org.torrust.deployer.api.input.PlainFile;
import org.torrust.deployer.api.input.Quoted;

/**
 * A backup as one file: a gzipped tar of a few plain files, the first of which, {@code manifest.json}, lists the SHA-256 of the
 * others; and beside it {@code <name>.sha256} as {@code sha256sum} writes it.
 */
record BackupArchive(Path file) {

    static final String DATABASE = "database.tar";
    static final String TRACKER = "tracker.toml";
    static final String SETTINGS = "configuration.json";

    private static final String MANIFEST = "manifest.json";
    private static final String FORMAT = "torrust-tracker-deployer backup 1";
    private static final long LARGEST = 1L << 40;
    private static final long LARGEST_TEXT = 1L << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the manifest says. */
    record Manifest(String format, Map<String, String> sha256) {

        Manifest {
            sha256 = Objects.requireNonNullElse(sha256, Map.of());
        }
    }

    /**
     * Writes the files under their names.
     *
     * @return the archive's SHA-256 in hex
     */
    String write(Map<String, Path> files) throws IOException {
        var digest = Sha256.begun();
        try (var out = PrivateFiles.stream(file);
                var counted = new DigestOutputStream(new BufferedOutputStream(out), digest);
                var tar = new TarArchiveOutputStream(new GZIPOutputStream(counted))) {
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            add(tar, MANIFEST, manifest(files));
            for (var each : new TreeMap<>(files).entrySet()) {
                add(tar, each.getKey(), each.getValue());
            }
        }
        var sum = HexFormat.of().formatHex(digest.digest());
        PrivateFiles.write(checksum(), "%s  %s%n".formatted(sum, file.getFileName()));
        return sum;
    }

    /**
     * Reads the whole backup, compares every checksum, and lays its files out.
     *
     * @throws BackupUnusableException in one sentence when anything is not as it was written
     */
    void extract(Path folder) throws IOException {
        read(name -> PrivateFiles.stream(folder.resolve(name)));
    }

    /**
     * The same, laying out nothing.
     *
     * @return the settings it holds, as JSON; empty where it holds none
     */
    String check() throws IOException {
        var settings = new ByteArrayOutputStream();
        read(name -> name.equals(SETTINGS) ? settings : OutputStream.nullOutputStream());
        return settings.toString(StandardCharsets.UTF_8);
    }

    private void read(Place places) throws IOException {
        requireOwnChecksum();
        var seen = new TreeMap<String, String>();
        Manifest manifest = null;
        try (var tar = new TarArchiveInputStream(new GZIPInputStream(new BufferedInputStream(PlainFile.open(file))))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                requirePlain(entry);
                if (manifest == null) {
                    manifest = manifest(entry, tar);
                } else {
                    requireListed(entry, manifest);
                    seen.put(entry.getName(), lay(tar, places.of(entry.getName())));
                }
            }
        }
        if (manifest == null || !manifest.sha256().equals(seen)) {
            throw new BackupUnusableException("what it holds is not what its manifest lists");
        }
    }

    private void requireOwnChecksum() throws IOException {
        if (!Files.isRegularFile(checksum())) {
            throw new BackupUnusableException(
                    "its checksum is not beside it as %1$s; if you trust the file as it is, make one there: sha256sum %2$s > %1$s"
                            .formatted(checksum().getFileName(), file.getFileName()));
        }
        var wanted = PlainFile.text(checksum()).strip().split(" ", 2)[0];
        var digest = Sha256.begun();
        try (var in = new DigestInputStream(new BufferedInputStream(PlainFile.open(file)), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(wanted)) {
            throw new BackupUnusableException(
                    "its checksum is not the one in " + checksum().getFileName());
        }
    }

    private static void requirePlain(TarArchiveEntry entry) {
        if (!entry.isFile()
                || entry.isSymbolicLink()
                || entry.isLink()
                || entry.getName().contains("/")) {
            throw new BackupUnusableException(
                    "it holds something that is no plain file: " + printable(entry.getName()));
        }
        if (entry.getSize() > LARGEST) {
            throw new BackupUnusableException("it holds a file of more than 1 TiB");
        }
        if (entry.getSize() > LARGEST_TEXT && !entry.getName().equals(DATABASE)) {
            throw new BackupUnusableException("it holds more than 1 MiB as " + printable(entry.getName()));
        }
    }

    private static void requireListed(TarArchiveEntry entry, Manifest manifest) {
        if (!manifest.sha256().containsKey(entry.getName())) {
            throw new BackupUnusableException("its manifest does not list " + printable(entry.getName()));
        }
    }

    private static Manifest manifest(TarArchiveEntry entry, InputStream in) throws IOException {
        if (!entry.getName().equals(MANIFEST) || entry.getSize() > 1 << 16) {
            throw new BackupUnusableException("it does not begin with a manifest");
        }
        try {
            var manifest = JSON.readValue(in.readNBytes(1 << 16), Manifest.class);
            if (!FORMAT.equals(manifest.format()) || !manifest.sha256().containsKey(DATABASE)) {
                throw new BackupUnusableException("it is of another format");
            }
            return manifest;
        } catch (JsonProcessingException e) {
            throw new BackupUnusableException("its manifest cannot be read");
        }
    }

    private static String lay(InputStream in, OutputStream to) throws IOException {
        var digest = Sha256.begun();
        try (var out = new DigestOutputStream(to, digest)) {
            in.transferTo(out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] manifest(Map<String, Path> files) throws IOException {
        var sums = new TreeMap<String, String>();
        for (var each : files.entrySet()) {
            var digest = Sha256.begun();
            try (var in = new DigestInputStream(PlainFile.open(each.getValue()), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            sums.put(each.getKey(), HexFormat.of().formatHex(digest.digest()));
        }
        return JSON.writeValueAsBytes(new Manifest(FORMAT, sums));
    }

    private static void add(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        var entry = entry(name, content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static void add(TarArchiveOutputStream tar, String name, Path content) throws IOException {
        tar.putArchiveEntry(entry(name, Files.size(content)));
        Files.copy(content, tar);
        tar.closeArchiveEntry();
    }

    private static TarArchiveEntry entry(String name, long size) {
        var entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setMode(0600);
        return entry;
    }

    /** Where a file of the backup is to be laid. */
    @FunctionalInterface
    private interface Place {
        OutputStream of(String name) throws IOException;
    }

    private Path checksum() {
        return file.resolveSibling(file.getFileName() + ".sha256");
    }

    private static String printable(String name) {
        return Quoted.line(name);
    }
}
