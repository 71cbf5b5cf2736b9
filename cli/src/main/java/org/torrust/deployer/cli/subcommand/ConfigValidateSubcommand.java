package org.torrust.deployer.cli.subcommand;

import java.nio.file.Path;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.configuration.ConfigurationReader;
import org.torrust.deployer.cli.configuration.GivenSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** See whether an environment could be created from a file. */
@Command(
        name = "validate",
        description = {
            "See whether an environment could be created from a file of settings.",
            "All faults are told at once, each with its line and key; the exit code is 2 then."
        },
        footer = {
            "",
            "Examples:",
            "  torrust-tracker-deployer config validate demo.yaml",
            "  torrust-tracker-deployer config validate demo.json --format json",
            "  generate-settings | torrust-tracker-deployer config validate -"
        })
public final class ConfigValidateSubcommand extends Subcommand {

    @Parameters(paramLabel = "FILE", description = "YAML or JSON, UTF-8, at most 1 MiB; - is the standard input.")
    private Path file;

    public ConfigValidateSubcommand(Context context) {
        super(context);
    }

    @Override
    void run() {
        var given = SettingsFiles.from(file, context().console(), new GivenSettings());
        var configuration = ConfigurationReader.read(given, System.getenv()).configuration();
        context()
                .presentation()
                .validated(file.toString(), configuration.provider().word());
    }
}
