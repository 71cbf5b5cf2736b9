package org.torrust.deployer.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.torrust.deployer.api.input.Quoted;
import picocli.CommandLine.TypeConversionException;

/** Reads what was typed for a file or folder; picocli's own words for what is none are names of classes. */
final class Paths {

    private Paths() {}

    /** @throws TypeConversionException with a sentence when it is none */
    static Path of(String typed) {
        try {
            return Path.of(typed);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'%s' is no path here; if it has letters beyond ASCII, set LC_ALL=C.UTF-8"
                    .formatted(Quoted.of(typed)));
        }
    }
}
