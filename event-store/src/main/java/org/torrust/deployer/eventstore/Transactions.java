package org.torrust.deployer.eventstore;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;

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

    @Override
    public Transaction startTransaction() {
        return Sql.run(() -> {
            if (depth == 0) {
                connection.setAutoCommit(false);
            }
            depth++;
            return new Part(depth == 1);
        });
    }

    private final class Part implements Transaction {
        private final boolean outermost;
        private boolean ended;

        Part(boolean outermost) {
            this.outermost = outermost;
        }

        @Override
        public void commit() {
            end(connection::commit);
        }

        @Override
        public void rollback() {
            end(connection::rollback);
        }

        private void end(SqlAction how) {
            if (ended) {
                return;
            }
            ended = true;
            depth--;
            if (outermost) {
                finish(how);
            }
        }

        private void finish(SqlAction how) {
            Sql.run(() -> {
                try {
                    how.run();
                } finally {
                    connection.setAutoCommit(true);
                }
                return true;
            });
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

    private interface SqlAction {
        void run() throws SQLException;
    }
}
