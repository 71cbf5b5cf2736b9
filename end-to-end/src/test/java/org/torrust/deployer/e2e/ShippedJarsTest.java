package org.torrust.deployer.e2e;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the jars that are handed out against the checksums that are kept with the source, which older Mavens do not read. */
class ShippedJarsTest {

    @Test
    void areTheOnesWhoseChecksumsAreKeptWithTheSource() throws IOException {
        var pinned = pinned();

        assertThat(shipped())
                .hasSizeGreaterThan(30)
                .allSatisfy((jar, sha256) -> assertThat(pinned)
                        .as("'.mvn/checksums' is written anew by CONTRIBUTING.md's command when a dependency changes")
                        .containsEntry(jar, sha256));
    }

    // <sha256>  org/slf4j/slf4j-api/2.0.17/slf4j-api-2.0.17.jar
    private static Map<String, String> pinned() throws IOException {
        try (var lines = Files.lines(Shell.root().resolve(".mvn/checksums/checksums.sha256"))) {
            return lines.map(line -> line.split("\\s+"))
                    .filter(words -> words[1].endsWith(".jar"))
                    .collect(toMap(
                            words -> Path.of(words[1]).getFileName().toString(),
                            words -> words[0],
                            (one, other) -> one));
        }
    }

    private static Map<String, String> shipped() throws IOException {
        try (var jars = Files.list(Shell.root().resolve("cli/target/lib"))) {
            return jars.filter(jar -> !ours(jar))
                    .collect(toMap(jar -> jar.getFileName().toString(), ShippedJarsTest::sha256));
        }
    }

    private static boolean ours(Path jar) {
        return Stream.of(
                        "torrust-tracker-deployer",
                        "core-api",
                        "command-side",
                        "query-side",
                        "event-store",
                        "templates",
                        "infra-adapters")
                .anyMatch(jar.getFileName().toString()::startsWith);
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
