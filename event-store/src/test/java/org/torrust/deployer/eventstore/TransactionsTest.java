package org.torrust.deployer.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransactionsTest {

    private Connection connection;
    private Transactions transactions;

    @BeforeEach
    void oneTable(@TempDir Path folder) throws SQLException {
        connection = Database.forWriting(folder.resolve("events.db"));
        transactions = new Transactions(connection);
        execute("PRAGMA foreign_keys = ON");
        execute("CREATE TABLE word (text TEXT PRIMARY KEY,"
                + " root TEXT REFERENCES word (text) DEFERRABLE INITIALLY DEFERRED)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void anInnerOneJoinsTheOuter() throws SQLException {
        var outer = transactions.startTransaction();
        var inner = transactions.startTransaction();
        write("a");
        inner.commit();
        assertThat(inTransaction()).isTrue();
        outer.rollback();

        assertThat(words()).isZero();
        assertThat(inTransaction()).isFalse();
    }

    @Test
    void endsOnce() throws SQLException {
        var transaction = transactions.startTransaction();
        write("a");
        transaction.commit();
        transaction.rollback();
        transactions.startTransaction().commit();

        assertThat(words()).isOne();
    }

    @Test
    void whatIsLentCannotEndTheTransaction() throws SQLException {
        var transaction = transactions.startTransaction();
        try (var lent = transactions.getConnection()) {
            write("a");
            lent.commit();
        }
        transaction.rollback();

        assertThat(words()).isZero();
        assertThat(connection.isClosed()).isFalse();
    }

    @Test
    void aCommitThatFailsLeavesNothingAndTheNextOneWorks() throws SQLException {
        var failing = transactions.startTransaction();
        execute("INSERT INTO word VALUES ('branch', 'no such root')");
        assertThatThrownBy(failing::commit)
                .isInstanceOf(StoreUnusableException.class)
                .hasMessageContaining("FOREIGN KEY");
        failing.rollback();
        assertThat(inTransaction()).isFalse();

        transactions.executeInTransaction(() -> write("a"));
        assertThat(words()).isOne();
    }

    @Test
    void aRollbackAfterTheDatabaseRolledBackItselfIsNoError() throws SQLException {
        var transaction = transactions.startTransaction();
        execute("ROLLBACK");
        transaction.rollback();

        assertThat(inTransaction()).isFalse();
    }

    private void write(String word) {
        try {
            execute("INSERT INTO word (text) VALUES ('" + word + "')");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int words() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM word")) {
            return rows.getInt(1);
        }
    }

    /** A transaction begins only where none is open. */
    private boolean inTransaction() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("BEGIN");
            statement.execute("ROLLBACK");
            return false;
        } catch (SQLException e) {
            assertThat(e.getMessage()).contains("within a transaction");
            return true;
        }
    }
}
