package org.torrust.deployer.eventstore;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.eventstore.ExportHeader.Chain;

/** Writes the history, or a part of it, as JSON lines. Nothing but the events decides the bytes. */
public final class Export {

    private final Connection connection;
    private final @Nullable String environment;
    private final long after;

    /**
     * Of what a connection sees; within one transaction, so that it is of one moment.
     *
     * @param environment the only one wanted, or null for all
     * @param after the position to begin behind, 0 for the beginning
     */
    public Export(Connection connection, @Nullable String environment, long after) {
        this.connection = connection;
        this.environment = environment;
        this.after = after;
    }

    /**
     * Writes it; the stream stays the caller's.
     *
     * @throws BrokenHistoryException on reaching an event that is not as it was written
     */
    public void write(OutputStream out) throws IOException {
        var header = Sql.run(this::header);
        var check = new ChainCheck(header.chain(), after);
        var digest = HashChain.sha256();
        put(out, digest, ExportLine.header(header));
        try (var events = Sql.run(() -> EventTable.linked(connection, environment, behind()))) {
            for (var each = events.iterator(); each.hasNext(); ) {
                var event = each.next();
                check.next(event).ifPresent(fault -> {
                    throw new BrokenHistoryException(fault);
                });
                put(out, digest, ExportLine.event(event));
            }
        }
        out.write(ExportLine.trailer(header.count(), HexFormat.of().formatHex(digest.digest())));
    }

    /** What no deployer wrote may stand before the first event, and is to be seen. */
    private long behind() {
        return after == 0 ? Long.MIN_VALUE : after;
    }

    private static void put(OutputStream out, MessageDigest digest, byte[] line) throws IOException {
        out.write(line);
        digest.update(line);
    }

    private ExportHeader header() throws SQLException {
        var store = StoreHead.of(connection);
        var only = environment == null ? store.environment() : environment;
        return new ExportHeader(
                store.checkpoint().store(),
                chain(only),
                only,
                after,
                EventTable.count(connection, environment, behind()),
                store.checkpoint().position(),
                store.checkpoint().hash());
    }

    private Chain chain(@Nullable String only) {
        if (only != null) {
            return Chain.GAPS;
        }
        return after == 0 ? Chain.WHOLE : Chain.TAIL;
    }
}
