package org.torrust.deployer.cli.subcommand;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.docker.LogsWish;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.SubcommandFailed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Show what the services say. */
@Command(
        name = "logs",
        description = "Show what the services say.",
        footer = {
            "",
            "Examples:",
            "  torrust-tracker-deployer logs demo --tail 50",
            "  torrust-tracker-deployer logs demo tracker --follow --since 10m"
        })
public final class LogsSubcommand extends Subcommand {

    private static final Pattern SERVICE = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,62}");
    private static final Pattern SINCE =
            Pattern.compile("([0-9]{1,6}[smh])+|[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?"
                    + "(Z|[+-][0-9]{2}:[0-9]{2})?)?");

    @Parameters(
            index = "0",
            paramLabel = "ENVIRONMENT",
            converter = EnvironmentNameConverter.class,
            description = "Its name.")
    private EnvironmentName environment;

    @Parameters(index = "1", arity = "0..1", paramLabel = "SERVICE", description = "One service. Default: all.")
    private @Nullable String service;

    @Option(names = "--follow", description = "Go on showing what is added, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = "--tail",
            paramLabel = "N",
            description = "How many lines from the end of each service's log. Default: all.")
    private @Nullable Integer tail;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only what is younger: an age such as 10m or 1h30m, or a time such as 2026-11-24T12:00:00Z.")
    private @Nullable String since;

    public LogsSubcommand(Context context) {
        super(context);
    }

    @Override
    int answer() {
        requireText();
        require(service == null || SERVICE.matcher(service).matches(), "SERVICE is a name like tracker.");
        require(tail == null || tail >= 0, "--tail is a number of lines, 0 or more.");
        require(
                since == null || SINCE.matcher(since).matches(),
                "--since is an age like 10m or a time like 2026-11-24T12:00:00Z.");
        return context().machines().logs(withMachine(environment), new LogsWish(service, follow, tail, since), out());
    }

    private static void require(boolean isGood, String rule) {
        if (!isGood) {
            throw SubcommandFailed.usage(rule, "See: torrust-tracker-deployer logs --help");
        }
    }
}
