package org.torrust.deployer.cli.subcommand;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.ExitCodes;
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
            err().println(sentence);
            err().flush();
        }
    }

    /** Whether nothing of an environment is real, which every output has to say. */
    final boolean isSimulated(EnvironmentName environment) {
        return context.reading()
                .status(environment)
                .filter(status -> status.configuration().provider().word().equals("simulated"))
                .isPresent();
    }

    @Override
    public final Integer call() {
        run();
        out().flush();
        return ExitCodes.OK;
    }

    abstract void run();
}
