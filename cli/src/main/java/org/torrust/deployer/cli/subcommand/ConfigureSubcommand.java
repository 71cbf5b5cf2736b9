package org.torrust.deployer.cli.subcommand;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.configuration.FirewallSettings;
import org.torrust.deployer.api.configuration.MonitoringSettings;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.api.operation.OperationOption;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.WriteSide;
import org.torrust.deployer.command.OperationResult.Succeeded;
import org.torrust.deployer.command.PlannedStep;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Make the machine a Docker host: updates, Docker, accounts, firewall, log rotation, monitoring. */
@Command(
        name = "configure",
        description = "Make the machine a Docker host: updates, Docker, accounts, firewall, log rotation, monitoring. A"
                + " dry run asks the machine what would be changed.",
        footer = {
            "",
            "Examples:",
            "  torrust-tracker-deployer configure demo --dry-run",
            "  torrust-tracker-deployer configure demo --configure-firewall --install-monitoring",
            "  torrust-tracker-deployer configure demo --skip-updates"
        })
public final class ConfigureSubcommand extends OperationSubcommand {

    @Option(names = "--skip-updates", description = "Leave the machine's packages at their versions.")
    private boolean skipUpdates;

    @Option(
            names = "--configure-firewall",
            description =
                    "From now on only SSH and the tracker's ports answer (sets firewall.enabled); =false: no longer.")
    private @Nullable Boolean firewall;

    @Option(
            names = "--install-monitoring",
            description = "From now on a node exporter runs, at 127.0.0.1:9100 over there (sets monitoring.enabled);"
                    + " =false: no longer.")
    private @Nullable Boolean monitoring;

    public ConfigureSubcommand(Context context) {
        super(context, OperationKind.CONFIGURE);
    }

    @Override
    OperationOptions options() {
        return OperationOptions.NONE.with(OperationOption.SKIP_UPDATES, skipUpdates);
    }

    @Override
    List<PlannedStep> plan(WriteSide writing) {
        var planned = super.plan(writing);
        return planned.isEmpty() ? planned : writing.rehearse(environment(), options(), wished(configuration()));
    }

    @Override
    void prepare(WriteSide writing) {
        change(writing, wished(configuration()), keys(configuration()));
    }

    private EnvironmentConfiguration configuration() {
        return existing(environment()).configuration();
    }

    private EnvironmentConfiguration wished(EnvironmentConfiguration before) {
        var governed = firewall == null ? before : before.with(new FirewallSettings(firewall));
        return monitoring == null ? governed : governed.with(new MonitoringSettings(monitoring));
    }

    private List<String> keys(EnvironmentConfiguration before) {
        var keys = new ArrayList<String>();
        if (firewall != null && firewall != before.firewall().enabled()) {
            keys.add("firewall.enabled");
        }
        if (monitoring != null && monitoring != before.monitoring().enabled()) {
            keys.add("monitoring.enabled");
        }
        return keys;
    }

    @Override
    String success(Succeeded result) {
        return "%s is %s. %s".formatted(environment(), result.state().word(), next(result.state()));
    }
}
