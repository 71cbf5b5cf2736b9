package org.torrust.deployer.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.torrust.deployer.cli.manual.Manual;
import org.torrust.deployer.cli.progress.SystemConsole;
import org.torrust.deployer.cli.wiring.DeployerProgram;
import org.torrust.deployer.command.port.Interruption;
import picocli.CommandLine.Model.CommandSpec;

/** Started by the build, never by users: writes man pages and completion scripts, or the page of all commands. */
final class WriteManual {

    private WriteManual() {}

    /**
     * Writes, and replaces what was there.
     *
     * @param arguments the page's file; or a folder, the version and the release's time, after RFC 3339
     */
    public static void main(String[] arguments) throws IOException {
        var place = Path.of(arguments[0]);
        if (arguments.length == 1) {
            Files.writeString(place, Manual.markdown(commands()));
        } else {
            Manual.write(commands(), place, arguments[1], date(arguments[2]));
        }
    }

    private static String date(String time) {
        return LocalDate.ofInstant(Instant.parse(time), ZoneOffset.UTC).toString();
    }

    private static CommandSpec commands() {
        var nobody = new PrintWriter(Writer.nullWriter());
        return CommandTree.of(
                        new DeployerProgram(),
                        new SystemConsole(),
                        Clock.systemUTC(),
                        new Interruption(),
                        List.of(),
                        nobody,
                        nobody)
                .getCommandSpec();
    }
}
