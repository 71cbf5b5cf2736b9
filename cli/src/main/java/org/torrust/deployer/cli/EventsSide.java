package org.torrust.deployer.cli;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.eventstore.BrokenHistoryException;
import org.torrust.deployer.eventstore.Checkpoint;
import org.torrust.deployer.eventstore.ExportHeader;
import org.torrust.deployer.eventstore.ExportReader;
import org.torrust.deployer.eventstore.HistoryCheck.Verdict;
import org.torrust.deployer.eventstore.RawEvents;

/** What subcommands ask of the event log as it is kept; where there is none yet, of one without events. */
public interface EventsSide {

    /** Asks for events as they are, all of one moment. */
    <T> T raw(Function<RawEvents, T> question);

    /** How far the log has come. */
    Checkpoint checkpoint();

    /**
     * The same, to be held against it later, once the chain is seen to hold.
     *
     * @param progress told how many events were looked at
     * @throws BrokenHistoryException when it does not
     * @throws org.torrust.deployer.api.environment.Refused when it is a part that was imported, which does not show it
     */
    Checkpoint provenCheckpoint(LongConsumer progress);

    /** Whether it was imported, so that what it tells of is elsewhere. */
    boolean isImported();

    /** What is wrong with the file it is kept in, in the database's words; nothing when all is well. */
    List<String> damage();

    /**
     * Follows the chain, and looks whether it is as long as it was when it was seen last.
     *
     * @param earlier what it must not contradict, or null
     * @param progress told how many events were looked at
     */
    Verdict verify(@Nullable Checkpoint earlier, LongConsumer progress);

    /**
     * Writes an export.
     *
     * @param environment the only one wanted, or null for all
     * @param after the position to begin behind
     * @throws java.io.UncheckedIOException when the stream takes no more
     * @throws BrokenHistoryException on reaching an event that is not as it was written
     */
    void export(@Nullable String environment, long after, OutputStream out);

    /**
     * Makes a workspace of an export, to be read and never written to; of one that is refused nothing stays.
     *
     * @param folder must not be there, or be empty
     * @param progress told how many events were taken over
     */
    ExportHeader importInto(Path folder, ExportReader export, LongConsumer progress);
}
