package org.torrust.deployer.adapter.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.torrust.deployer.adapter.workspace.Sha256;
import org.torrust.deployer.api.input.PlainFile;

/**
 * Tells releases apart by what they hold: SHA-256 over the names and contents of the files, each with its length before it so
 * that no two sets of files read alike. Secrets are left out, and what the release says of itself.
 */
final class ReleaseDigest {

    static final String SECRETS = ".env";
    private static final Set<String> LEFT_OUT = Set.of(SECRETS, ReleaseAbout.FILE);

    private ReleaseDigest() {}

    /** In lower-case hex. */
    static String of(Path folder) {
        return of(contents(folder));
    }

    /** The same of files as they are somewhere else, by their names. */
    static String of(SortedMap<String, byte[]> files) {
        var sha = Sha256.begun();
        files.forEach((name, bytes) -> {
            if (!isLeftOut(name)) {
                add(sha, name.getBytes(StandardCharsets.UTF_8));
                add(sha, bytes);
            }
        });
        return HexFormat.of().formatHex(sha.digest());
    }

    /** Checksum and name of each file that counts, as {@code sha256sum} prints them in the folder. */
    static Set<String> sums(Path folder) {
        return contents(folder).entrySet().stream()
                .filter(file -> !isLeftOut(file.getKey()))
                .map(file -> "%s  ./%s"
                        .formatted(HexFormat.of().formatHex(Sha256.begun().digest(file.getValue())), file.getKey()))
                .collect(Collectors.toSet());
    }

    /** Whether a file counts for nothing here. */
    static boolean isLeftOut(String name) {
        return LEFT_OUT.contains(name);
    }

    /** Of the file that holds the release's secrets alone; empty where there is none. */
    static String ofSecrets(Path folder) {
        var file = folder.resolve(SECRETS);
        return Files.exists(file) ? HexFormat.of().formatHex(Sha256.begun().digest(bytes(file))) : "";
    }

    /** The files of a folder by their names, those that are left out too. */
    static SortedMap<String, byte[]> contents(Path folder) {
        var contents = new TreeMap<String, byte[]>();
        for (var file : files(folder)) {
            contents.put(folder.relativize(file).toString(), bytes(file));
        }
        return contents;
    }

    private static void add(MessageDigest sha, byte[] bytes) {
        sha.update(ByteBuffer.allocate(Long.BYTES).putLong(bytes.length).array());
        sha.update(bytes);
    }

    private static List<Path> files(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The release in %s cannot be read".formatted(folder), e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return PlainFile.bytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The file %s cannot be read".formatted(file), e);
        }
    }
}
