package org.torrust.deployer.cli.subcommand;

import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.Refused;
import org.torrust.deployer.api.environment.Refused.Reason;
import org.torrust.deployer.cli.Context;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Show how an environment stands and how its last operation went. */
@Command(
        name = "status",
        description = "Show what is recorded of an environment: state, address, services, last operation.",
        footer = {
            "",
            "Examples:",
            "  torrust-tracker-deployer status demo",
            "  torrust-tracker-deployer status demo --format yaml"
        })
public final class StatusSubcommand extends Subcommand {

    @Parameters(paramLabel = "ENVIRONMENT", converter = EnvironmentNameConverter.class, description = "Its name.")
    private EnvironmentName environment;

    public StatusSubcommand(Context context) {
        super(context);
    }

    @Override
    void run() {
        var status = context()
                .reading()
                .status(environment)
                .orElseThrow(() -> new Refused(
                        Reason.NOT_FOUND,
                        "There is no environment %s.".formatted(environment),
                        "See which there are: torrust-tracker-deployer list"));
        context().presentation().status(status, context().workspace());
    }
}
