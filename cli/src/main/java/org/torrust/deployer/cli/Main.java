package org.torrust.deployer.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.torrust.deployer.cli.progress.SystemConsole;
import org.torrust.deployer.cli.wiring.DeployerProgram;
import org.torrust.deployer.command.port.Interruption;

/** Where the program begins. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        var interruption = new Interruption();
        var err = new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        // All else takes its time, in which somebody may think better of it.
        var signals = Signals.relay(interruption, List.of(arguments), err);
        // What is written is read by other programs: digits and letters are the same whatever the operator's language.
        Locale.setDefault(Locale.ROOT);
        var result = new ResultStream(new FileOutputStream(FileDescriptor.out));
        var out = new PrintWriter(result, false, StandardCharsets.UTF_8);
        var tree = CommandTree.of(
                new DeployerProgram(),
                new SystemConsole(),
                Clock.systemUTC(),
                interruption,
                List.of(arguments),
                out,
                err);
        signals.heed(((Deployer) tree.getCommand()).options());
        var code = tree.execute(arguments);
        out.flush();
        var judged = result.judge(code, err);
        err.flush();
        System.exit(judged);
    }
}
