package org.torrust.deployer.eventstore;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.modelling.command.ConcurrencyException;
import org.torrust.deployer.api.failpoint.Failpoint;

/**
 * One connection, one transaction at a time: Axon's transactions on a plain connection. An inner transaction joins the
 * outer one, so that event, saga and views are written together or not at all. For one thread.
 */
final class Transactions implements TransactionManager, ConnectionProvider {

    private final Connection connection;
    private final Connection lent;
    private int depth;

    Transactions(Connection connection) {
        this.connection = connection;
        this.lent = unclosable(connection);
    }

    /** The connection, for a piece of work; closing or committing what is lent does nothing. */
    @Override
    public Connection getConnection() {
        return lent;
    }

    /** @throws ConcurrencyException when another process went on writing for longer than we wait */
    @Override
    public Transaction startTransaction() {
        if (depth == 0) {
            begin();
        }
        depth++;
        return new Part(depth == 1);
    }

    private void begin() {
        // IMMEDIATE: a transaction that reads first and writes later would else fail as busy at the write.
        run("BEGIN IMMEDIATE");
    }

    private void commit() {
        try {
            Failpoint.BEFORE_COMMIT.reached();
            run("COMMIT");
            Failpoint.AFTER_APPEND.reached();
        } catch (RuntimeException e) {
            rollBack();
            throw e;
        }
    }

    private void rollBack() {
        try {
            run("ROLLBACK");
        } catch (StoreUnusableException e) {
            // SQLite has already done so, as it does when the disk is full; what led here is what must be told.
            return;
        }
    }

    // By statements: the driver's own commit() begins the next transaction at once, and takes a lock nobody asked for.
    private void run(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw Conflicts.translated(e);
        }
    }

    private final class Part implements Transaction {
        private final boolean outermost;
        private boolean ended;

        Part(boolean outermost) {
            this.outermost = outermost;
        }

        @Override
        public void commit() {
            end(Transactions.this::commit);
        }

        @Override
        public void rollback() {
            end(Transactions.this::rollBack);
        }

        private void end(Runnable how) {
            if (ended) {
                return;
            }
            ended = true;
            depth--;
            if (outermost) {
                how.run();
            }
        }
    }

    private static Connection unclosable(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Transactions.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "close", "commit", "rollback" -> {
                            if (method.getParameterCount() == 0) {
                                return null;
                            }
                        }
                        default -> {}
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }
}
