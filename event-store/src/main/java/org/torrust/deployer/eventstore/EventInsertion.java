package org.torrust.deployer.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Adds events to their table, as many as it is told, by one statement. */
final class EventInsertion implements AutoCloseable {

    private final PreparedStatement insert;

    EventInsertion(Connection connection) throws SQLException {
        insert = connection.prepareStatement(
                "INSERT INTO events (" + EventTable.COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    }

    void add(StoredEvent event) throws SQLException {
        insert.setLong(1, event.position());
        insert.setString(2, event.environment());
        insert.setLong(3, event.sequence());
        insert.setString(4, event.id());
        insert.setString(5, event.type().name());
        insert.setInt(6, event.type().revision());
        insert.setString(7, event.time());
        insert.setString(8, event.payload());
        insert.setString(9, event.metadata());
        insert.setString(10, event.hash());
        insert.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        insert.close();
    }
}
