package org.torrust.deployer.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.torrust.deployer.cli.progress.Console;
import org.torrust.deployer.command.port.Interruption;

/** One run of the program as the shell sees it. */
record DeployerRun(int exitCode, String out, String err) {

    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    static DeployerRun of(Program program, String... arguments) {
        return of(program, new FakeConsole(null), arguments);
    }

    static DeployerRun of(Program program, Console console, String... arguments) {
        return of(program, console, Map.of(), arguments);
    }

    static DeployerRun of(Program program, Console console, Map<String, String> environment, String... arguments) {
        return of(program, console, new Interruption(), environment, arguments);
    }

    /** One whose operator wished to stop it before it began. */
    static DeployerRun stopped(Program program, String... arguments) {
        var interruption = new Interruption();
        interruption.raise("INT");
        return of(program, new FakeConsole(null), interruption, Map.of(), arguments);
    }

    private static DeployerRun of(
            Program program,
            Console console,
            Interruption interruption,
            Map<String, String> environment,
            String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var exitCode = CommandTree.of(
                        program,
                        console,
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        interruption,
                        List.of(arguments),
                        new OptionVariables(environment))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new DeployerRun(exitCode, out.toString(), err.toString());
    }

    /** A run that said nothing but a result. */
    static DeployerRun printing(String out) {
        return new DeployerRun(ExitCodes.OK, out, "");
    }

    /** A run that had no result and said something. */
    static DeployerRun saying(int exitCode, String err) {
        return new DeployerRun(exitCode, "", err);
    }
}
