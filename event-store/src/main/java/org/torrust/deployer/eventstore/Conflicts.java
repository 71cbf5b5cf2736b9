package org.torrust.deployer.eventstore;

import java.sql.SQLException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Tells a conflict from a broken store. Axon's own resolvers do not recognise SQLite: its exceptions carry no SQLState and
 * are no integrity violations by type.
 */
final class Conflicts {

    private Conflicts() {}

    static RuntimeException translated(SQLException e) {
        if (isDuplicate(e)) {
            return new ConcurrencyException("someone else recorded an event at the same place", e);
        }
        if (isBusy(e)) {
            return new ConcurrencyException("someone else keeps writing to the history", e);
        }
        return StoreUnusableException.of("The history cannot be written", e);
    }

    private static boolean isDuplicate(SQLException e) {
        return e instanceof SQLiteException sqlite
                && (sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
                        || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY);
    }

    /** The first eight bits tell busy, the others why. */
    private static boolean isBusy(SQLException e) {
        return e instanceof SQLiteException sqlite
                && (sqlite.getResultCode().code & 0xff) == SQLiteErrorCode.SQLITE_BUSY.code;
    }
}
