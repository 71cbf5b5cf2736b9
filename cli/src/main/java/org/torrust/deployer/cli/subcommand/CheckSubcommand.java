package org.torrust.deployer.cli.subcommand;

import java.util.LinkedHashMap;
import org.torrust.deployer.cli.CheckLine.Status;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.SubcommandFailed;
import org.torrust.deployer.cli.configuration.ConfigurationKeys;
import org.torrust.deployer.cli.configuration.WorkspaceSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** See whether everything the deployer needs is there. */
@Command(
        name = "check",
        description = "See whether everything the deployer needs is there. Exit code 7 while something is missing.",
        footer = {
            "",
            "Examples:",
            "  torrust-tracker-deployer check",
            "  torrust-tracker-deployer check --provider simulated"
        })
public final class CheckSubcommand extends Subcommand {

    @Option(
            names = "--provider",
            paramLabel = "NAME",
            defaultValue = "lxd",
            description = "Check for this provider: lxd or simulated. Default: lxd.")
    private String provider = "lxd";

    public CheckSubcommand(Context context) {
        super(context);
    }

    @Override
    void run() {
        if (!ConfigurationKeys.PROVIDERS.contains(provider)) {
            throw SubcommandFailed.usage("There is no such provider.", "Use --provider lxd or --provider simulated.");
        }
        var configuration = new LinkedHashMap<>(ConfigurationKeys.defaults(provider));
        configuration.putAll(WorkspaceSettings.defaults(context().workspace().settings()));
        configuration.put("provider", provider);
        var lines = context().program().check(context().workspace(), configuration);
        var simulated = provider.equals("simulated");
        if (simulated) {
            say("SIMULATED: only what the simulated provider needs was looked for.");
        }
        context().presentation().checks(lines, simulated);
        out().flush();
        var missing =
                lines.stream().filter(line -> line.status() == Status.FAIL).count();
        if (missing > 0) {
            throw SubcommandFailed.no(
                    "%d of %d checks failed.".formatted(missing, lines.size()),
                    "Do what is said above, then check again.");
        }
    }
}
