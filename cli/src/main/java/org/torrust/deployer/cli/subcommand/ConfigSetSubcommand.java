package org.torrust.deployer.cli.subcommand;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.SubcommandFailed;
import org.torrust.deployer.cli.WritingSubcommand;
import org.torrust.deployer.cli.configuration.ConfigurationReader;
import org.torrust.deployer.cli.configuration.EffectiveSettings;
import org.torrust.deployer.cli.configuration.GivenSettings;
import org.torrust.deployer.cli.configuration.RequestedConfiguration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Change settings of an environment that exists. */
@Command(
        name = "set",
        description = "Change settings of an environment that exists. What they touch is gone through again by the next"
                + " deploy, and nothing else. Those not named stay as they are.",
        footer = {
            "",
            "Examples:",
            "  torrust-tracker-deployer config set demo tracker.tag=3.0.1",
            "  torrust-tracker-deployer config set demo firewall.enabled=true tracker.private=true",
            "  torrust-tracker-deployer config set demo --from demo.yaml"
        })
public final class ConfigSetSubcommand extends Subcommand implements WritingSubcommand {

    @Parameters(
            index = "0",
            paramLabel = "ENVIRONMENT",
            converter = EnvironmentNameConverter.class,
            description = "Its name.")
    private EnvironmentName environment;

    @Parameters(
            index = "1..*",
            paramLabel = "KEY=VALUE",
            completionCandidates = SettingNames.class,
            description = "A setting and what it is to be; over those of the file.")
    private List<String> settings = List.of();

    @Option(names = "--from", paramLabel = "FILE", description = "Settings as YAML or JSON; - is the standard input.")
    private @Nullable Path from;

    public ConfigSetSubcommand(Context context) {
        super(context);
    }

    @Override
    void run() {
        if (settings.isEmpty() && from == null) {
            throw SubcommandFailed.usage(
                    "Nothing is named that could be set.", "Write: config set %s KEY=VALUE".formatted(environment));
        }
        var before = existing(environment).configuration();
        var wished = wished(ConfigurationReader.change(before, given(), System.getenv()));
        var keys = EffectiveSettings.differing(before, wished.configuration());
        if (keys.isEmpty()) {
            say("%s has these settings already; nothing was changed.".formatted(environment));
            return;
        }
        try (var writing = context().writing()) {
            writing.change(environment, wished.configuration(), keys);
        }
        say("%s of %s changed. %s".formatted(String.join(", ", keys), environment, next()));
    }

    private GivenSettings given() {
        var given = new GivenSettings();
        if (from != null) {
            SettingsFiles.from(from, context().console(), given);
        }
        return given.options(settings);
    }

    private static RequestedConfiguration wished(RequestedConfiguration requested) {
        if (requested.apiToken() != null) {
            throw SubcommandFailed.usage(
                    "The token of the tracker's API can be given at create only.",
                    "Leave tracker.api-token out, or make another environment.");
        }
        return requested;
    }

    private String next() {
        var touched = existing(environment).claims().touched();
        if (touched.isEmpty()) {
            return "Nothing has to be done for it now.";
        }
        var phases = touched.stream().map(Phase::word).collect(Collectors.joining(", "));
        return "Next, to go through %s again: torrust-tracker-deployer deploy %s".formatted(phases, environment);
    }
}
