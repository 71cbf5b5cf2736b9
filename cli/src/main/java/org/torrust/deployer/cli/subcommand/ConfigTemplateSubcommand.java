package org.torrust.deployer.cli.subcommand;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.Format;
import org.torrust.deployer.cli.SubcommandFailed;
import org.torrust.deployer.cli.configuration.ConfigurationKeys;
import org.torrust.deployer.cli.configuration.ConfigurationTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Write a file of settings to begin with. */
@Command(
        name = "template",
        description = "Write every setting with its default and what it is for, as YAML.",
        footer = {
            "",
            "Examples:",
            "  torrust-tracker-deployer config template",
            "  torrust-tracker-deployer config template demo.yaml --provider simulated"
        })
public final class ConfigTemplateSubcommand extends Subcommand {

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "Where to write it. Default: standard output.")
    private @Nullable Path file;

    @Option(
            names = "--provider",
            paramLabel = "NAME",
            completionCandidates = ProviderNames.class,
            defaultValue = "lxd",
            description = "The provider whose settings are active; those of others are comments. Default: lxd.")
    private String provider = "lxd";

    @Option(names = "--force", description = "Write over a file that is there.")
    private boolean force;

    public ConfigTemplateSubcommand(Context context) {
        super(context);
    }

    @Override
    void run() {
        requireOwnFormat("A template is YAML", Format.table, Format.yaml);
        ConfigurationKeys.requireProvider(provider);
        var yaml = ConfigurationTemplate.yaml(provider);
        if (file == null) {
            out().print(yaml);
            return;
        }
        write(file, yaml);
        say("%s is written. Next: torrust-tracker-deployer config validate %<s".formatted(file));
    }

    private void write(Path file, String yaml) {
        try {
            var making = force ? StandardOpenOption.CREATE : StandardOpenOption.CREATE_NEW;
            Files.writeString(file, yaml, StandardOpenOption.WRITE, making, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (FileAlreadyExistsException e) {
            throw SubcommandFailed.usage(
                    "There is a file %s already.".formatted(file), "Name another, or write over it: --force.");
        } catch (IOException e) {
            throw SubcommandFailed.usage("The file %s cannot be written.".formatted(file), "Name another.");
        }
    }
}
