package org.torrust.deployer.cli.subcommand;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.SubcommandFailed;
import org.torrust.deployer.cli.WritingSubcommand;
import org.torrust.deployer.cli.configuration.ConfigurationKeys;
import org.torrust.deployer.cli.configuration.ConfigurationReader;
import org.torrust.deployer.cli.configuration.EffectiveSettings;
import org.torrust.deployer.cli.configuration.GivenSettings;
import org.torrust.deployer.cli.configuration.RequestedConfiguration;
import org.torrust.deployer.cli.presentation.Done;
import org.torrust.deployer.query.status.EnvironmentStatus;
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
            "  torrust-tracker-deployer config set demo --from demo.yaml --dry-run"
        })
public final class ConfigSetSubcommand extends Subcommand implements WritingSubcommand {

    private static final String WORDS = "config set";

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

    @Option(names = "--dry-run", description = "Show what would be changed; change nothing.")
    private boolean dryRun;

    public ConfigSetSubcommand(Context context) {
        super(context);
    }

    @Override
    void run() {
        if (settings.isEmpty() && from == null) {
            throw SubcommandFailed.usage(
                    "Nothing is named that could be set.", "Write: config set %s KEY=VALUE".formatted(environment));
        }
        if (settings.stream().anyMatch(setting -> setting.startsWith(ConfigurationKeys.API_TOKEN + "="))) {
            throw tokenAtCreateOnly();
        }
        var before = existing(environment);
        var wished = wished(ConfigurationReader.change(before.configuration(), given(), System.getenv()))
                .configuration();
        var keys = EffectiveSettings.differing(before.configuration(), wished);
        if (dryRun) {
            rehearse(before, wished, keys);
        } else if (keys.isEmpty()) {
            say("%s has these settings already; nothing was changed.".formatted(environment));
            context().presentation().done(new Done(before, null, WORDS, false, null));
        } else {
            change(wished, keys);
        }
    }

    private void rehearse(EnvironmentStatus before, EnvironmentConfiguration wished, List<String> keys) {
        var touched = keys.isEmpty() ? before.claims().touched() : touched(wished, keys);
        context().presentation().change(before, wished, keys, touched);
        say(
                keys.isEmpty()
                        ? "%s has these settings already; nothing would be changed.".formatted(environment)
                        : "Nothing was changed. " + next(touched));
    }

    private List<Phase> touched(EnvironmentConfiguration wished, List<String> keys) {
        try (var writing = context().writing()) {
            return writing.touched(environment, wished, keys);
        }
    }

    private void change(EnvironmentConfiguration wished, List<String> keys) {
        OperationId operation;
        try (var writing = context().writing()) {
            operation = writing.change(environment, wished, keys);
        }
        var status = existing(environment);
        say("%s of %s changed. %s"
                .formatted(
                        String.join(", ", keys),
                        environment,
                        next(status.claims().touched())));
        context().presentation().done(new Done(status, operation, WORDS, true, null));
    }

    private GivenSettings given() {
        var given = new GivenSettings();
        if (from != null) {
            SettingsFiles.from(from, context().console(), given);
        }
        return given.words(settings);
    }

    private static RequestedConfiguration wished(RequestedConfiguration requested) {
        if (requested.apiToken() != null) {
            throw tokenAtCreateOnly();
        }
        return requested;
    }

    private static SubcommandFailed tokenAtCreateOnly() {
        return SubcommandFailed.usage(
                "The token of the tracker's API can be given at create only.",
                "Leave tracker.api-token out, or make another environment.");
    }

    private String next(List<Phase> touched) {
        if (touched.isEmpty()) {
            return dryRun ? "Nothing would have to be done for it." : "Nothing has to be done for it now.";
        }
        var phases = touched.stream().map(Phase::word).collect(Collectors.joining(", "));
        var condition = dryRun ? "Once they are set, to go through" : "Next, to go through";
        return "%s %s again: torrust-tracker-deployer deploy %s".formatted(condition, phases, environment);
    }
}
