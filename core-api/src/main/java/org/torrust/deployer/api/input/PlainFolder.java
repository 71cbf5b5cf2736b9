package org.torrust.deployer.api.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** Looks into what is to be a folder, or a link to one: Java would wait for a pipe in the place of it without end. */
public final class PlainFolder {

    private PlainFolder() {}

    /**
     * What is in it, in no order.
     *
     * @throws java.nio.file.NoSuchFileException when nothing is there
     * @throws NotDirectoryException when something else is
     */
    public static List<Path> entries(Path folder) throws IOException {
        if (!Files.readAttributes(folder, BasicFileAttributes.class).isDirectory()) {
            throw new NotDirectoryException(folder.toString());
        }
        try (var entries = Files.list(folder)) {
            return entries.toList();
        }
    }
}
