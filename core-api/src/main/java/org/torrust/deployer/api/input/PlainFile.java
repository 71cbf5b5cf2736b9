package org.torrust.deployer.api.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Pattern;

/**
 * Reads what is to be a plain file, or a link to one: in the place of it a pipe would be waited for without end, and a
 * device has none.
 */
public final class PlainFile {

    /** What the shell writes for {@code <(…)}, and the standard input by its other names. */
    private static final Pattern OPENED = Pattern.compile("/dev/stdin|/(dev|proc/(self|[0-9]+))/fd/[0-9]+");

    private PlainFile() {}

    /**
     * Looks what is there.
     *
     * @throws NoSuchFileException when nothing is
     * @throws Other when it is anything else than a plain file
     */
    public static void require(Path file) throws IOException {
        var found = attributes(file);
        if (!found.isRegularFile()) {
            throw new Other(file, found.isDirectory() ? "it is a folder" : "it is no plain file");
        }
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            throw Files.isSymbolicLink(file) ? new Other(file, "it is a link that leads nowhere") : e;
        } catch (FileSystemException e) {
            // Java's own words for a circle are about attributes.
            throw Files.isSymbolicLink(file) && String.valueOf(e.getReason()).startsWith("Too many levels")
                    ? new Other(file, "it is a link that leads in a circle")
                    : e;
        }
    }

    /** Whether there is a plain file that can be read. */
    public static boolean isReadable(Path file) {
        return Files.isRegularFile(file) && Files.isReadable(file);
    }

    /** Whether it names what whoever started the program opened for it, such as the end of a pipe: it has a writer. */
    public static boolean isOpened(Path file) {
        return OPENED.matcher(file.toString()).matches();
    }

    /** The file as a stream, to be closed. */
    public static InputStream open(Path file) throws IOException {
        require(file);
        return Files.newInputStream(file);
    }

    /** The same for what an operator names, which may be a pipe that was opened for the program. */
    public static InputStream openNamed(Path file) throws IOException {
        return isOpened(file) ? Files.newInputStream(file) : open(file);
    }

    public static byte[] bytes(Path file) throws IOException {
        require(file);
        return Files.readAllBytes(file);
    }

    /** As UTF-8. */
    public static String text(Path file) throws IOException {
        require(file);
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    /** Something else is in the place of the file. */
    public static final class Other extends FileSystemException {

        private static final long serialVersionUID = 1L;

        private Other(Path file, String what) {
            super(file.toString(), null, what);
        }

        /** What, as a phrase, e.g. {@code it is a folder}. */
        public String what() {
            return String.valueOf(getReason());
        }
    }
}
