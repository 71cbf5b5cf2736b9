package org.torrust.deployer.cli.subcommand;

import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.Format;
import org.torrust.deployer.cli.configuration.ConfigurationSchema;
import picocli.CommandLine.Command;

/** Print the schema that files of settings are checked with. */
@Command(
        name = "schema",
        description = "Print the JSON Schema (2020-12) of files of settings, for editors and other programs.",
        footer = {"", "Example:", "  torrust-tracker-deployer config schema > configuration.json"})
public final class ConfigSchemaSubcommand extends Subcommand {

    public ConfigSchemaSubcommand(Context context) {
        super(context);
    }

    @Override
    void run() {
        requireOwnFormat("The schema is JSON", Format.table, Format.json);
        out().print(ConfigurationSchema.text());
    }
}
