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
        // What is written is read by other programs: digits and letters are the same whatever the operator's language.
        Locale.setDefault(Locale.ROOT);
        var interruption = new Interruption();
        var result = new ResultStream(new FileOutputStream(FileDescriptor.out));
        var out = new PrintWriter(result, false, StandardCharsets.UTF_8);
        var err = new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        var tree = CommandTree.of(
                new DeployerProgram(),
                new SystemConsole(),
                Clock.systemUTC(),
                interruption,
                List.of(arguments),
                out,
                err);
        Signals.relay(interruption, err, ((Deployer) tree.getCommand()).options()::isQuiet);
        var code = tree.execute(arguments);
        out.flush();
        var judged = result.judge(code, err);
        err.flush();
        System.exit(judged);
    }
}
