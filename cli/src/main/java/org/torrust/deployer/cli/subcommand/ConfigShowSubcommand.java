package org.torrust.deployer.cli.subcommand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.Refused;
import org.torrust.deployer.api.environment.Refused.Reason;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.api.input.PlainFile;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.configuration.EffectiveSettings;
import org.torrust.deployer.query.status.EnvironmentStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Show the settings an environment has. */
@Command(
        name = "show",
        description =
                "Show every setting of an environment, as YAML that create --from reads; secrets as ***, which it reads as to make one.",
        footer = {
            "",
            "Examples:",
            "  torrust-tracker-deployer config show demo",
            "  torrust-tracker-deployer config show demo --secrets",
            "  torrust-tracker-deployer config show demo --format json"
        })
public final class ConfigShowSubcommand extends Subcommand {

    @Parameters(paramLabel = "ENVIRONMENT", converter = EnvironmentNameConverter.class, description = "Its name.")
    private EnvironmentName environment;

    @Option(names = "--secrets", description = "Show the API's token too; mind who looks.")
    private boolean secrets;

    public ConfigShowSubcommand(Context context) {
        super(context);
    }

    @Override
    void run() {
        var status = existing(environment);
        context()
                .unfoldedPresentation()
                .configuration(
                        environment,
                        EffectiveSettings.document(status.configuration(), token(status)),
                        status.claims().ownConfiguration());
    }

    private @Nullable String token(EnvironmentStatus status) {
        if (!secrets) {
            return null;
        }
        if (status.state() == State.DESTROYED) {
            throw new Refused(
                    Reason.WRONG_STATE,
                    "%s is destroyed, and its secrets with it.".formatted(environment),
                    "See the rest: torrust-tracker-deployer config show " + environment);
        }
        try {
            return PlainFile.text(context().workspace().environment(environment).apiToken());
        } catch (NoSuchFileException e) {
            throw new Refused(
                    Reason.NOT_FOUND,
                    "The secrets of %s are not where they belong.".formatted(environment),
                    "If its creation was cut off, the next operation puts them there: torrust-tracker-deployer deploy "
                            + environment);
        } catch (IOException e) {
            throw new UncheckedIOException("The secrets of %s cannot be read".formatted(environment), e);
        }
    }
}
