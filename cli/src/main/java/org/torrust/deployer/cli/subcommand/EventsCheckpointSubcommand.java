package org.torrust.deployer.cli.subcommand;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.signature.SshSignatures;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.Format;
import org.torrust.deployer.cli.SubcommandFailed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Write down how far the event log has come. */
@Command(
        name = "checkpoint",
        description = {
            "Write down how far the event log has come, as one line of JSON: store, position and hash of its newest event; the chain is followed first.",
            "Keep it where who can write to the log cannot reach it. events verify --checkpoint then sees an end that was cut off, and a log that was written anew."
        },
        footer = {
            "",
            "Examples:",
            "  torrust-tracker-deployer events checkpoint -o today.json",
            "  torrust-tracker-deployer events checkpoint -o today.json --sign-with ~/.ssh/id_ed25519"
        })
public final class EventsCheckpointSubcommand extends Subcommand {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write it. Default: stdout.")
    private @Nullable Path output;

    @Option(
            names = "--sign-with",
            paramLabel = "KEY",
            description =
                    "Sign it, by ssh-keygen, into FILE.sig: a private key without a passphrase, or a public one whose other half ssh-agent holds.")
    private @Nullable Path key;

    public EventsCheckpointSubcommand(Context context) {
        super(context);
    }

    @Override
    void run() {
        requireOwnFormat("A checkpoint is one line of JSON", Format.table, Format.json, Format.jsonl);
        if (output == null && key != null) {
            throw SubcommandFailed.usage("A signature is a file beside the checkpoint.", "Name it: --output FILE");
        }
        if (output == null) {
            out().print(proven());
            return;
        }
        OutputFiles.require(output, "checkpoint");
        write(output, proven());
        say("The checkpoint is in %s%s."
                .formatted(output, key == null ? "" : ", and its signature in " + output + ".sig"));
    }

    /** Of a history that is broken already nothing is to be proved later. */
    private String proven() {
        var events = context().events();
        return context()
                .gauged(events.checkpoint().position(), events::provenCheckpoint)
                .text();
    }

    private void write(Path file, String text) {
        if (key == null) {
            OutputFiles.write(file, "checkpoint", text);
            // One that lies there is of what was in the file before.
            SshSignatures.remove(file);
            return;
        }
        try {
            SshSignatures.writeSigned(file, text, key);
        } catch (UncheckedIOException e) {
            throw SubcommandFailed.usage(
                    "The checkpoint cannot be written to %s.".formatted(file), "Name another file with --output.");
        }
    }
}
