package org.torrust.deployer.cli.presentation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.eventstore.Checkpoint;
import org.torrust.deployer.eventstore.HistoryCheck.Verdict;

/**
 * How checking the event log came out.
 *
 * @param damage what is wrong with the file the events are in, in the database's words; nothing when it is sound
 * @param earlier the checkpoint it was held against, or null
 * @param signer who signed that, or null when it was not asked
 */
public record Verification(
        Verdict verdict,
        List<String> damage,
        @Nullable Checkpoint earlier,
        @Nullable String signer) {

    public Verification {
        damage = List.copyOf(damage);
    }

    boolean isGood() {
        return verdict.fault() == null && damage.isEmpty();
    }
}
