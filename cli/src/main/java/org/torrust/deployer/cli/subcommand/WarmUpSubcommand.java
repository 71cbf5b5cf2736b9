package org.torrust.deployer.cli.subcommand;

import java.util.List;
import java.util.Map;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.CreationRequest;
import org.torrust.deployer.cli.configuration.ConfigurationReader;
import picocli.CommandLine.Command;

/** Takes both ways through the program, in a throw-away workspace, so that the launcher can keep what was loaded. */
@Command(name = "warm-up", hidden = true, description = "For the launcher: loads what later starts will need.")
public final class WarmUpSubcommand extends Subcommand {

    public WarmUpSubcommand(Context context) {
        super(context);
    }

    @Override
    void run() {
        var name = new EnvironmentName("warm-up");
        var configuration = ConfigurationReader.read("simulated", Map.of(), List.of());
        try (var writing = context().writing(err())) {
            writing.create(new CreationRequest(name, configuration, null, null));
        }
        var presentation = context().presentation(new java.io.PrintWriter(java.io.Writer.nullWriter()));
        presentation.list(context().reading().list());
        context()
                .reading()
                .status(name)
                .ifPresent(status -> presentation.status(status, context().workspace()));
    }
}
