package org.torrust.deployer.cli.subcommand;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.Refused;
import org.torrust.deployer.api.environment.Refused.Reason;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.cli.CheckLine;
import org.torrust.deployer.cli.CheckLine.Status;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.DoneFix;
import org.torrust.deployer.cli.Format;
import org.torrust.deployer.cli.SubcommandFailed;
import org.torrust.deployer.cli.configuration.ConfigurationKeys;
import org.torrust.deployer.cli.configuration.EffectiveSettings;
import org.torrust.deployer.cli.configuration.WorkspaceSettings;
import org.torrust.deployer.cli.doctor.Doctor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** See whether everything the deployer needs is there, and have it set right. */
@Command(
        name = "check",
        description = {
            "See whether everything the deployer needs is there: tools, provider, key, registries, disk, clock.",
            "Exit code 7 while something is missing; a warning is no reason for it."
        },
        footer = {
            "",
            "Examples:",
            "  torrust-tracker-deployer check",
            "  torrust-tracker-deployer check demo",
            "  torrust-tracker-deployer check --fix",
            "  torrust-tracker-deployer check --doctor",
            "  torrust-tracker-deployer check --provider simulated --format json"
        })
public final class CheckSubcommand extends Subcommand {

    private static final String USUAL = "lxd";
    private static final String AGAIN = "Do what is said above, then check again.";

    /** The key under which a checkup is told the provider. */
    private static final String WORD = "provider";

    @Parameters(
            paramLabel = "ENVIRONMENT",
            arity = "0..1",
            converter = EnvironmentNameConverter.class,
            description = "Check what this environment needs, with its settings and its key.")
    private @Nullable EnvironmentName environment;

    @Option(
            names = "--provider",
            paramLabel = "NAME",
            completionCandidates = ProviderNames.class,
            description =
                    "Check for this provider: lxd, multipass, ssh or simulated. Default: the environment's or workspace's, else lxd.")
    private @Nullable String provider;

    @Option(
            names = "--fix",
            description = "Set right what can be: say each command, ask, run it, check again; as root by 'sudo -n'.")
    private boolean fix;

    @Option(names = "--yes", description = "With --fix: do not ask.")
    private boolean yes;

    @Option(
            names = "--doctor",
            description =
                    "Examine the workspace instead: history, projections, owners, modes, keys, operations, folders, and what was left of files, processes and machines. Changes nothing.")
    private boolean doctor;

    public CheckSubcommand(Context context) {
        super(context);
    }

    @Override
    void run() {
        requireFittingOptions();
        if (doctor) {
            examine();
            return;
        }
        var settings = environment == null ? settings() : settings(environment);
        var simulated = "simulated".equals(settings.get(WORD));
        if (simulated) {
            say("SIMULATED: only what the simulated provider needs is looked for.");
        }
        var checkup = context().program().check(context(), settings, environment);
        var lines = checkup.look();
        var rounds = new FixRounds(checkup, err(), isSilent(), this::consent);
        if (fix) {
            if (context().options().format() == Format.table) {
                show(lines, List.of(), simulated);
            }
            lines = rounds.run(lines);
        }
        if (!fix || !rounds.done().isEmpty() || context().options().format() != Format.table) {
            show(lines, rounds.done(), simulated);
        }
        judge(
                lines,
                fix ? AGAIN : "Do what is said above, then check again; or see what can be done for you: check --fix");
    }

    private void examine() {
        context().seeWithoutWarning();
        var lines = new Doctor(context()).examine();
        show(lines, List.of(), false);
        judge(lines, AGAIN);
    }

    private void requireFittingOptions() {
        if (doctor && (environment != null || provider != null || fix)) {
            throw SubcommandFailed.usage(
                    "--doctor examines the whole workspace, and sets nothing right.",
                    "Give it alone: torrust-tracker-deployer check --doctor");
        }
        if (provider != null && environment != null) {
            throw SubcommandFailed.usage(
                    "An environment has a provider already.", "Name an environment, or give --provider; not both.");
        }
        if (provider != null && !ConfigurationKeys.PROVIDERS.contains(provider)) {
            throw SubcommandFailed.usage(
                    "There is no provider '%s'.".formatted(provider),
                    "Use --provider with one of: " + String.join(", ", ConfigurationKeys.PROVIDERS));
        }
        if (yes && !fix) {
            throw SubcommandFailed.usage("--yes is for --fix.", "torrust-tracker-deployer check --fix --yes");
        }
    }

    /** The workspace's defaults over ours, for the provider that is asked for, else the workspace's own. */
    private Map<String, String> settings() {
        var defaults = WorkspaceSettings.defaults(context().workspace().settings());
        var word = provider == null ? defaults.getOrDefault(ConfigurationKeys.PROVIDER, USUAL) : provider;
        var settings = new LinkedHashMap<>(ConfigurationKeys.defaults(word));
        settings.putAll(defaults);
        settings.put(WORD, word);
        return settings;
    }

    private Map<String, String> settings(EnvironmentName of) {
        var status = existing(of);
        if (status.state() == State.DESTROYED) {
            throw new Refused(
                    Reason.WRONG_STATE,
                    "%s is destroyed: it needs nothing.".formatted(of),
                    "Check for a new one: torrust-tracker-deployer check");
        }
        var settings = new LinkedHashMap<>(EffectiveSettings.of(status.configuration()));
        settings.put(WORD, status.configuration().provider().word());
        return settings;
    }

    /** What is asked about has to be seen, whatever else is kept quiet. */
    private boolean isSilent() {
        return context().options().isQuiet() && (yes || context().options().format() != Format.table);
    }

    private @Nullable String consent() {
        if (yes) {
            return "yes";
        }
        var mayAsk = context().options().mayAsk() && context().options().format() == Format.table;
        return mayAsk ? context().console().ask(err(), "Run them? [y/N] ") : null;
    }

    private void show(List<CheckLine> lines, List<DoneFix> fixes, boolean simulated) {
        context().presentation().checks(lines, fixes, simulated, context().console());
        out().flush();
    }

    private static void judge(List<CheckLine> lines, String hint) {
        var missing =
                lines.stream().filter(line -> line.status() == Status.FAIL).count();
        if (missing > 0) {
            throw SubcommandFailed.no("%d of %d checks failed.".formatted(missing, lines.size()), hint);
        }
    }
}
