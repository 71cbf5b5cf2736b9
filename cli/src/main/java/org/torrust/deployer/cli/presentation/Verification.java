package org.torrust.deployer.cli.presentation;

import org.jspecify.annotations.Nullable;
import org.torrust.deployer.eventstore.Checkpoint;
import org.torrust.deployer.eventstore.HistoryCheck.Verdict;

/**
 * How checking the event log came out.
 *
 * @param earlier the checkpoint it was held against, or null
 * @param signer who signed that, or null when it was not asked
 */
public record Verification(
        Verdict verdict,
        @Nullable Checkpoint earlier,
        @Nullable String signer) {}
