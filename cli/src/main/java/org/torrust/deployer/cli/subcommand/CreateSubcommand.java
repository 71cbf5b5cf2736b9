package org.torrust.deployer.cli.subcommand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.workspace.EnvironmentHome;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.api.input.PlainFile;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.CreationRequest;
import org.torrust.deployer.cli.Format;
import org.torrust.deployer.cli.SubcommandFailed;
import org.torrust.deployer.cli.WritingSubcommand;
import org.torrust.deployer.cli.configuration.ConfigurationReader;
import org.torrust.deployer.cli.configuration.EffectiveSettings;
import org.torrust.deployer.cli.configuration.GivenSettings;
import org.torrust.deployer.cli.configuration.RequestedConfiguration;
import org.torrust.deployer.cli.presentation.Done;
import org.torrust.deployer.templates.Templates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Record a new environment, with its keys and settings; nothing is made at a provider yet. */
@Command(
        name = "create",
        description = "Record a new environment, with its keys and settings. Nothing is made at a provider yet.",
        footer = {
            "",
            "Every setting with its default: torrust-tracker-deployer config template. Behind --set, lists are separated",
            "  by commas. A value may be or contain $${env:NAME} or $${file:PATH}, which are read once, now.",
            "",
            "Examples:",
            "  torrust-tracker-deployer create demo",
            "  torrust-tracker-deployer create demo --from demo.yaml --set provider.cpus=4",
            "  torrust-tracker-deployer create demo --set 'tracker.api-token=$${env:TRACKER_TOKEN}'",
            "  torrust-tracker-deployer create demo --provider simulated --set provider.step-seconds=0.1",
            "  torrust-tracker-deployer create demo --provider multipass --set provider.memory=4GiB",
            "  torrust-tracker-deployer create demo --provider ssh --from host.yaml --ssh-key id_ed25519",
            "  torrust-tracker-deployer create big --set provider.cpus=4 --set tracker.udp=0.0.0.0:6969,0.0.0.0:6868"
        })
public final class CreateSubcommand extends Subcommand implements WritingSubcommand {

    @Parameters(
            paramLabel = "ENVIRONMENT",
            converter = EnvironmentNameConverter.class,
            description = "Lower-case letters, digits and single dashes, at most 40.")
    private EnvironmentName environment;

    @Option(
            names = "--provider",
            paramLabel = "NAME",
            completionCandidates = ProviderNames.class,
            description =
                    "Where the machine comes from: lxd; multipass; ssh for a host that exists already; simulated to try the program. Default: lxd.")
    private @Nullable String provider;

    @Option(
            names = "--ssh-key",
            paramLabel = "FILE",
            description = "Your private SSH key for the machine. Default: a new one is made.")
    private @Nullable Path key;

    @Option(
            names = "--template",
            paramLabel = "DIR",
            description = "Templates of your own; each file replaces ours of the same name.")
    private @Nullable Path overlay;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "Settings as YAML or JSON; - is the standard input. Begin with: config template.")
    private @Nullable Path from;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            completionCandidates = SettingNames.class,
            description = "A setting of the environment, over those of the file; can be given many times.")
    private List<String> settings = List.of();

    @Option(names = "--dry-run", description = "Check everything; record nothing.")
    private boolean dryRun;

    public CreateSubcommand(Context context) {
        super(context);
    }

    private void requireFree() {
        if (context()
                .reading()
                .status(environment)
                .filter(status -> status.state() != State.DESTROYED)
                .isPresent()) {
            throw SubcommandFailed.usage(
                    "There is an environment %s already.".formatted(environment),
                    "Choose another name, or see it: torrust-tracker-deployer status " + environment);
        }
        EnvironmentHome.requireRoom(context().workspace(), environment);
    }

    private RequestedConfiguration requested() {
        var given = new GivenSettings().workspace(context().workspace().settings());
        if (from != null) {
            SettingsFiles.from(from, context().console(), given);
        }
        return ConfigurationReader.read(given.options(settings).provider(provider), System.getenv());
    }

    @Override
    void run() {
        var requested = requested();
        var configuration = requested.configuration();
        if (overlay != null) {
            Templates.withOverlay(overlay).check();
        }
        var mark =
                configuration.provider().word().equals("simulated") ? " It is SIMULATED: nothing of it is real." : "";
        if (dryRun) {
            requireFree();
            say("%s could be created.%s".formatted(environment, mark));
            if (context().options().format() != Format.table) {
                context().presentation().creation(environment, EffectiveSettings.document(configuration, null));
            }
            return;
        }
        try (var writing = context().writing()) {
            writing.create(new CreationRequest(environment, configuration, key, overlay, requested.apiToken()));
        }
        if (key == null && configuration.provider().word().equals("ssh")) {
            say("Let this key in at the host, for %s: %s"
                    .formatted(configuration.ssh().user(), publicKey()));
        }
        say("%s is created.%s Next: torrust-tracker-deployer deploy %s".formatted(environment, mark, environment));
        if (context().options().format() != Format.table) {
            var status = existing(environment);
            context()
                    .presentation()
                    .done(new Done(status, status.lastOperation().id(), "create", true, null));
        }
    }

    private String publicKey() {
        try {
            return PlainFile.text(context().workspace().environment(environment).publicKey())
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The key that was just made cannot be read", e);
        }
    }
}
