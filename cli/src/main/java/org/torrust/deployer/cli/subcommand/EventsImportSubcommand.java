package org.torrust.deployer.cli.subcommand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.torrust.deployer.api.input.PlainFile;
import org.torrust.deployer.api.input.PlainFolder;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.SubcommandFailed;
import org.torrust.deployer.eventstore.ExportReader;
import org.torrust.deployer.eventstore.ExportedHistory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Make a workspace of an export, to be read and never written to. */
@Command(
        name = "import",
        description = {
            "Make a workspace of an export, in which list, status, history and replay work and every command that writes is refused.",
            "The export is checked first; one that is cut off, altered or of a newer format is refused, and nothing is left of it."
        },
        footer = {
            "",
            "Examples:",
            "  torrust-tracker-deployer events import history.jsonl --into audit",
            "  torrust-tracker-deployer list --workspace audit",
            "  ssh other torrust-tracker-deployer events export | torrust-tracker-deployer events import - --into audit"
        })
public final class EventsImportSubcommand extends Subcommand {

    private static final Path STANDARD_INPUT = Path.of("-");

    @Parameters(paramLabel = "FILE", description = "What events export wrote; - is the standard input.")
    private Path file;

    @Option(
            names = "--into",
            paramLabel = "DIR",
            required = true,
            description = "The new workspace: a folder that is not there, or empty.")
    private Path into;

    public EventsImportSubcommand(Context context) {
        super(context);
    }

    @Override
    void run() {
        requireFree();
        try (var export = export()) {
            var count = export.header().count();
            var header = context().gauged(count, gauge -> context().events().importInto(into, export, gauge));
            context().eventsPresentation().imported(into, header);
        }
        say("Look at it: torrust-tracker-deployer list --workspace " + into);
    }

    private ExportReader export() {
        if (file.equals(STANDARD_INPUT)) {
            return ExportReader.of("on the standard input", context().console().input());
        }
        return PlainFile.isOpened(file) ? piped() : whole();
    }

    private ExportReader piped() {
        try {
            return ExportReader.of(file.toString(), PlainFile.openNamed(file));
        } catch (IOException e) {
            throw SubcommandFailed.usage("The export %s cannot be read.".formatted(file), "Name a file, or -.");
        }
    }

    /** The whole of it is checked before anything is made. */
    private ExportReader whole() {
        ExportedHistory.in(file);
        return ExportReader.of(file);
    }

    private void requireFree() {
        if (Files.exists(into, LinkOption.NOFOLLOW_LINKS) && !isEmptyFolder()) {
            throw unusable("there is something already, and nothing is merged");
        }
        if (!Files.isDirectory(OutputFiles.folder(into)) || !Files.isWritable(OutputFiles.folder(into))) {
            throw unusable("its folder is not there or cannot be written to");
        }
    }

    private boolean isEmptyFolder() {
        if (!Files.isDirectory(into, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try {
            return PlainFolder.entries(into).isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private SubcommandFailed unusable(String why) {
        return SubcommandFailed.usage(
                "Nothing can be imported into %s: %s.".formatted(into, why), "Name another: --into DIR");
    }
}
