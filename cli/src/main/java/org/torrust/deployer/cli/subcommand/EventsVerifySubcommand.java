package org.torrust.deployer.cli.subcommand;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.signature.SshSignatures;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.SubcommandFailed;
import org.torrust.deployer.cli.configuration.InputText;
import org.torrust.deployer.cli.configuration.InputText.Unreadable;
import org.torrust.deployer.cli.presentation.Verification;
import org.torrust.deployer.eventstore.Checkpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Check that the event log is as it was written. */
@Command(
        name = "verify",
        description =
                "Check that the event log is as it was written, by the hash that links each event to the one before it, and that the file it is in is sound. Exit code 7 and the first event that was altered, removed, slipped in or moved where it is not.",
        footer = {
            "",
            "That the newest events were cut off is seen where projections still tell of",
            "them. The chain alone does not show it, nor that the whole log was written anew:",
            "whoever can write to it can compute every hash. A checkpoint made earlier and",
            "kept elsewhere shows both, for all that was recorded until it was made; signed,",
            "it also shows who made it.",
            "",
            "Examples:",
            "  torrust-tracker-deployer events verify",
            "  torrust-tracker-deployer events verify --checkpoint today.json --signed-by allowed_signers"
        })
public final class EventsVerifySubcommand extends Subcommand {

    private static final String PUT_BACK = "Keep the file as it is, and put back a copy from before.";

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "What events checkpoint wrote earlier; the log must not contradict it.")
    private @Nullable Path checkpoint;

    @Option(
            names = "--signed-by",
            paramLabel = "ALLOWED_SIGNERS",
            description =
                    "Who may have signed the checkpoint, as ssh-keygen(1) describes such a file; the signature is in FILE.sig.")
    private @Nullable Path allowedSigners;

    public EventsVerifySubcommand(Context context) {
        super(context);
    }

    @Override
    void run() {
        if (allowedSigners != null && checkpoint == null) {
            throw SubcommandFailed.usage("Only a checkpoint is signed.", "Name it: --checkpoint FILE");
        }
        var signer = checkpoint == null || allowedSigners == null ? null : signer(checkpoint, allowedSigners);
        var earlier = checkpoint == null ? null : read(checkpoint);
        var events = context().events();
        var verdict = context().gauged(events.checkpoint().position(), gauge -> events.verify(earlier, gauge));
        // What the chain is followed through is read in order; an index may be broken beside it.
        var damage = verdict.fault() == null ? events.damage() : List.<String>of();
        context().eventsPresentation().verified(new Verification(verdict, damage, earlier, signer));
        var fault = verdict.fault();
        if (fault != null) {
            throw SubcommandFailed.no(
                    "The history is broken at event %d: %s.".formatted(fault.position(), fault.why()), PUT_BACK);
        }
        if (!damage.isEmpty()) {
            throw SubcommandFailed.no(
                    "The events are as they were written, but the file they are in is damaged: %s."
                            .formatted(damage.getFirst()),
                    PUT_BACK + " All events can still be read: torrust-tracker-deployer events export");
        }
    }

    private static String signer(Path file, Path allowedSigners) {
        return SshSignatures.signer(file, allowedSigners)
                .orElseThrow(() -> SubcommandFailed.no(
                        "The checkpoint %s was signed by none of those who may.".formatted(file),
                        "See who may: " + allowedSigners));
    }

    private static Checkpoint read(Path file) {
        try {
            return Checkpoint.parse(file.toString(), InputText.of(file));
        } catch (Unreadable e) {
            throw SubcommandFailed.usage(
                    "The checkpoint %s cannot be used. %s".formatted(file, e.why()), "Name another: --checkpoint FILE");
        }
    }
}
