package org.torrust.deployer.adapter.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.input.PlainFile;
import org.torrust.deployer.api.input.PlainFolder;

/** Keeps the tracker configuration an operator brought, under its checksum; the history knows it by that alone. */
public record OwnConfiguration(Path folder) {

    public OwnConfiguration(EnvironmentFolder environment) {
        this(environment.data().resolve("tracker"));
    }

    /** SHA-256 in hex of the text as UTF-8. */
    public static String digest(String text) {
        return Sha256.ofText(text);
    }

    /** Writes the text beside what is there; its checksum. */
    public String keep(String text) {
        var digest = digest(text);
        PrivateFiles.write(file(digest), text);
        return digest;
    }

    /** The text that was kept; empty where it is gone or no longer what it was. */
    public Optional<String> read(String digest) {
        try {
            return Optional.of(PlainFile.text(file(digest)))
                    .filter(text -> digest(text).equals(digest));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Where the text with that checksum is. */
    public Path file(String digest) {
        return folder.resolve(digest + ".toml");
    }

    /** Removes all others: they can hold secrets, and nobody asks for them. */
    public void forgetAllBut(@Nullable String digest) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            for (var file : PlainFolder.entries(folder)) {
                if (digest == null || !file.equals(file(digest))) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("What was kept in %s cannot be removed".formatted(folder), e);
        }
    }
}
