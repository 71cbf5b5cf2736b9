package org.torrust.deployer.cli.configuration;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A value somebody gave.
 *
 * @param text as it was written, references and all
 * @param source the file it stands in, or null for an option
 * @param line its line there, or null
 * @param folder what relative paths in it begin at
 */
record Given(
        String key,
        String text,
        @Nullable String source,
        @Nullable Integer line,
        Path folder) {

    private static final Path HERE = Path.of("");

    static Given option(String key, String text) {
        return new Given(key, text, null, null, HERE);
    }

    boolean isSecret() {
        return ConfigurationKeys.find(key).filter(Setting::isSecret).isPresent();
    }

    boolean isOption() {
        return source == null;
    }

    Violation violation(String sentence) {
        return new Violation(source, line, key, sentence);
    }
}
