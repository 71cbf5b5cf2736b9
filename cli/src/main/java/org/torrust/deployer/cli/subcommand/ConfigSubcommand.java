package org.torrust.deployer.cli.subcommand;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Everything about the settings of environments. */
@Command(
        name = "config",
        description = "Write, check and show the settings of environments.",
        subcommands = {
            ConfigTemplateSubcommand.class,
            ConfigSchemaSubcommand.class,
            ConfigValidateSubcommand.class,
            ConfigShowSubcommand.class,
            ConfigSetSubcommand.class
        },
        footer = {
            "",
            "Examples:",
            "  torrust-tracker-deployer config template demo.yaml",
            "  torrust-tracker-deployer config validate demo.yaml",
            "  torrust-tracker-deployer create demo --from demo.yaml",
            "  torrust-tracker-deployer config show demo",
            "  torrust-tracker-deployer config set demo tracker.tag=3.0.1"
        })
public final class ConfigSubcommand {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli shows the help when it is set
    private boolean help;
}
