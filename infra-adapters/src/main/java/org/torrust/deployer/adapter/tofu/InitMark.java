package org.torrust.deployer.adapter.tofu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.api.input.PlainFile;

/** Remembers for which main.tf a root was initialised. */
final class InitMark {

    private static final String FILE = ".initialised-for";

    private InitMark() {}

    static boolean isOn(Path root) {
        try {
            return Files.isDirectory(root.resolve(".terraform"))
                    && Files.exists(root.resolve(FILE))
                    && Files.mismatch(root.resolve(FILE), root.resolve("main.tf")) == -1;
        } catch (IOException e) {
            return false;
        }
    }

    static void put(Path root) {
        try {
            PrivateFiles.write(root.resolve(FILE), PlainFile.bytes(root.resolve("main.tf")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has the root initialised again. */
    static void takeAway(Path root) {
        try {
            Files.deleteIfExists(root.resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
