package org.torrust.deployer.cli.subcommand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.SubcommandFailed;
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
            "  torrust-tracker-deployer list --workspace audit"
        })
public final class EventsImportSubcommand extends Subcommand {

    @Parameters(paramLabel = "FILE", description = "What events export wrote.")
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
        // The whole of it is checked before anything is made.
        var count = ExportedHistory.in(file).header().count();
        var header = context().gauged(count, gauge -> context().events().importInto(into, file, gauge));
        context().eventsPresentation().imported(into, header);
        say("Look at it: torrust-tracker-deployer list --workspace " + into);
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
        try (var entries = Files.list(into)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private SubcommandFailed unusable(String why) {
        return SubcommandFailed.usage(
                "Nothing can be imported into %s: %s.".formatted(into, why), "Name another: --into DIR");
    }
}
