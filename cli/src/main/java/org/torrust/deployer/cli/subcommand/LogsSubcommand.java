package org.torrust.deployer.cli.subcommand;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.docker.LogsWish;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.ExitCodes;
import org.torrust.deployer.cli.SubcommandFailed;
import org.torrust.deployer.query.moment.PointInTime;
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

    private static final int SIGNALS = 128;
    private static final int SSH_FAILED = 255;
    private static final Pattern SERVICE = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,62}");

    @Parameters(
            index = "0",
            paramLabel = "ENVIRONMENT",
            converter = EnvironmentNameConverter.class,
            description = "Its name.")
    private EnvironmentName environment;

    @Parameters(index = "1", arity = "0..1", paramLabel = "SERVICE", description = "One service. Default: all.")
    private @Nullable String service;

    @Option(names = "--follow", description = "Go on showing what is added, until Ctrl-C, which ends it with 130.")
    private boolean follow;

    @Option(
            names = "--tail",
            paramLabel = "N",
            description = "How many lines from the end of each service's log. Default: all.")
    private @Nullable Integer tail;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = ValueConverter.Times.class,
            description = "Only what is younger: a time such as 2026-11-24T12:00:00Z, a day, or an age such as 10m.")
    private @Nullable PointInTime since;

    public LogsSubcommand(Context context) {
        super(context);
    }

    @Override
    int answer() {
        requireText();
        require(service == null || SERVICE.matcher(service).matches(), "SERVICE is a name like tracker.");
        require(tail == null || tail >= 0, "--tail is a number of lines, 0 or more.");
        var from = since == null ? null : since.when(context().now());
        return told(
                context().machines().logs(withMachine(environment), new LogsWish(service, follow, tail, from), out()));
    }

    /** What ended it by a signal is told as it is; any other code would mean something else with us. */
    private static int told(int code) {
        var isBySignal = code > SIGNALS && code != SSH_FAILED;
        return code == ExitCodes.OK || isBySignal ? code : ExitCodes.TOOL_FAILED;
    }

    private static void require(boolean isGood, String rule) {
        if (!isGood) {
            throw SubcommandFailed.usage(rule, "See: torrust-tracker-deployer logs --help");
        }
    }
}
