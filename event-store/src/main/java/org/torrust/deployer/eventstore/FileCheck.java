package org.torrust.deployer.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks whether the file itself is sound: pages, indices and the rules of the tables. */
public final class FileCheck {

    private static final int MOST = 10;

    private FileCheck() {}

    /** What SQLite finds wrong, in its words; of much only the first, and nothing when all is well. */
    public static List<String> faults(Connection connection) {
        try {
            return faults(connection, String.valueOf(MOST));
        } catch (SQLException e) {
            // It goes no farther than to a row of a view that is no JSON, of which an index cannot be computed.
            return Sql.run(() -> faults(connection, "events"));
        }
    }

    private static List<String> faults(Connection connection, String what) throws SQLException {
        var faults = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA integrity_check(%s)".formatted(what))) {
            while (rows.next()) {
                faults.add(
                        rows.getString(1).replaceAll("\\s+", " ").replaceFirst("^[*]{3} in database main [*]{3} ", ""));
            }
        } catch (SQLException e) {
            // It goes no farther than to a page that is none.
            faults.add(StoreUnusableException.damage(e).orElseThrow(() -> e));
        }
        return faults.equals(List.of("ok")) ? List.of() : List.copyOf(faults);
    }
}
