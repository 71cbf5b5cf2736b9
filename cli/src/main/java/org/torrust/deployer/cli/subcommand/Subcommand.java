package org.torrust.deployer.cli.subcommand;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.Refused;
import org.torrust.deployer.api.environment.Refused.Reason;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.api.input.Quoted;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.ExitCodes;
import org.torrust.deployer.cli.Format;
import org.torrust.deployer.cli.SubcommandFailed;
import org.torrust.deployer.cli.WritingSubcommand;
import org.torrust.deployer.eventstore.KeptHistory;
import org.torrust.deployer.query.status.EnvironmentStatus;
import picocli.CommandLine.Option;

/**
 * What all subcommands have: help, the context, and the streams. None has a member that picocli fills when the tree is
 * made (a spec, a mixin): it would be made, and Spring started, before it is named.
 */
abstract class Subcommand implements Callable<Integer> {

    private final Context context;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli shows the help when it is set
    private boolean help;

    Subcommand(Context context) {
        this.context = context;
    }

    final Context context() {
        return context;
    }

    final PrintWriter out() {
        return context.out();
    }

    final PrintWriter err() {
        return context.err();
    }

    /** A sentence for the user that is no result. */
    final void say(String sentence) {
        if (!context.options().isQuiet()) {
            err().println(Quoted.whole(sentence));
            err().flush();
        }
    }

    /** @throws Refused when there never was an environment of that name */
    final EnvironmentStatus existing(EnvironmentName name) {
        return context.reading().status(name).orElseThrow(() -> unknown(name));
    }

    /**
     * Looks before the write side is opened, which would begin a history for a name that is nowhere.
     *
     * @throws Refused when neither the answers that are kept nor the events know the name
     */
    final void requireRecorded(EnvironmentName name) {
        if (context.reading().status(name).isEmpty()
                && context.reading().history(history -> isNowhere(name, history))) {
            throw unknown(name);
        }
    }

    private static boolean isNowhere(EnvironmentName name, KeptHistory history) {
        try (var events = history.stored(name)) {
            return events.findAny().isEmpty();
        }
    }

    private static Refused unknown(EnvironmentName name) {
        return new Refused(
                Reason.NOT_FOUND,
                "There is no environment %s.".formatted(name),
                "See which there are: torrust-tracker-deployer list");
    }

    /** @throws Refused when no machine of that environment is known */
    final EnvironmentStatus withMachine(EnvironmentName name) {
        var status = existing(name);
        if (status.claims().address() == null) {
            throw new Refused(
                    Reason.WRONG_STATE,
                    "%s is %s; no machine of it is known."
                            .formatted(name, status.state().word()),
                    status.state() == State.DESTROYED
                            ? "Its name is free: torrust-tracker-deployer create " + name
                            : "Make one: torrust-tracker-deployer deploy " + name);
        }
        return status;
    }

    /**
     * Refuses a format that was typed where there is but one; a variable's is for the commands that have a choice.
     *
     * @param what is written, e.g. {@code A completion script is what its shell reads}
     * @param fitting the formats that name just that
     */
    final void requireOwnFormat(String what, Format... fitting) {
        var options = context.options();
        if (options.isFormatTyped() && !List.of(fitting).contains(options.format())) {
            throw SubcommandFailed.usage(what + ", so --format cannot be chosen.", "Leave --format out.");
        }
    }

    /** For what shows a machine's own words. */
    final void requireText() {
        requireOwnFormat("This writes what it is told over there", Format.table);
    }

    /** Whether nothing of an environment is real, which every output has to say. */
    final boolean isSimulated(EnvironmentName name) {
        return context.reading().status(name).filter(Subcommand::isSimulated).isPresent();
    }

    static boolean isSimulated(EnvironmentStatus status) {
        return status.configuration().provider().word().equals("simulated");
    }

    @Override
    public final Integer call() {
        if (writes()) {
            context.requireOwnWorkspace();
        }
        var code = answer();
        out().flush();
        return code;
    }

    /** Whether it may write to the workspace. */
    boolean writes() {
        return this instanceof WritingSubcommand;
    }

    /** Does it; the exit code. */
    int answer() {
        run();
        return ExitCodes.OK;
    }

    /** Does it, or throws; for what knows no other success. */
    void run() {
        throw new IllegalStateException("a subcommand does something");
    }
}
