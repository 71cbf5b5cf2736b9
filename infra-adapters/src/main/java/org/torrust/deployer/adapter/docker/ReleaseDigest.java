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
import org.torrust.deployer.adapter.workspace.Sha256;

/**
 * Tells releases apart by what they hold: SHA-256 over the names and contents of the files, each with its length before it so
 * that no two sets of files read alike. Secrets are left out, and what the release says of itself.
 */
final class ReleaseDigest {

    private static final Set<String> LEFT_OUT = Set.of(".env", ReleaseAbout.FILE);

    private ReleaseDigest() {}

    /** In lower-case hex. */
    static String of(Path folder) {
        var sha = Sha256.begun();
        for (var file : files(folder)) {
            add(sha, name(folder, file).getBytes(StandardCharsets.UTF_8));
            add(sha, bytes(file));
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    private static void add(MessageDigest sha, byte[] bytes) {
        sha.update(ByteBuffer.allocate(Long.BYTES).putLong(bytes.length).array());
        sha.update(bytes);
    }

    private static List<Path> files(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !LEFT_OUT.contains(name(folder, file)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The release in %s cannot be read".formatted(folder), e);
        }
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The file %s cannot be read".formatted(file), e);
        }
    }
}
