package org.torrust.deployer.cli.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.torrust.deployer.api.input.PlainFile;

/** Reads what an operator wrote: UTF-8, and no more than a person writes. */
public final class InputText {

    private static final int LARGEST = 1 << 20;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private InputText() {}

    /** @throws Unreadable when it is no such text */
    public static String of(Path file) {
        try (var bytes = PlainFile.openNamed(file)) {
            return of(bytes);
        } catch (NoSuchFileException e) {
            throw new Unreadable("There is no such file.");
        } catch (PlainFile.Other e) {
            throw new Unreadable(e.what().replaceFirst("^it", "It") + ".");
        } catch (IOException e) {
            throw new Unreadable("It cannot be read.");
        }
    }

    /** @throws Unreadable when it is no such text */
    static String of(InputStream input) throws IOException {
        var bytes = input.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new Unreadable("It is larger than 1 MiB.");
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Unreadable("It is not UTF-8 text.");
        }
    }

    /** Why a text cannot be had, as a sentence. */
    public static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unreadable(String why) {
            super(why);
        }

        public String why() {
            return String.valueOf(getMessage());
        }
    }
}
