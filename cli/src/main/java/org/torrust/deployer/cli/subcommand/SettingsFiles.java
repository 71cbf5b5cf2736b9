package org.torrust.deployer.cli.subcommand;

import java.nio.file.Path;
import org.torrust.deployer.cli.configuration.GivenSettings;
import org.torrust.deployer.cli.progress.Console;

/** Where the file of settings is that a subcommand was given: {@code -} is the standard input. */
final class SettingsFiles {

    private static final Path STANDARD_INPUT = Path.of("-");

    private SettingsFiles() {}

    static GivenSettings from(Path file, Console console, GivenSettings settings) {
        return file.equals(STANDARD_INPUT) ? settings.input(console.input()) : settings.file(file);
    }
}
