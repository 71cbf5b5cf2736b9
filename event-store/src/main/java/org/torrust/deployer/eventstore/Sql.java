package org.torrust.deployer.eventstore;

import java.sql.SQLException;

/** Turns what the database throws into what callers can show. */
final class Sql {

    private Sql() {}

    /** Runs a piece of database work. @throws StoreUnusableException when the database cannot do it */
    static <T> T run(Work<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            throw StoreUnusableException.of(e);
        }
    }

    /** Work on the database. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws SQLException;
    }
}
