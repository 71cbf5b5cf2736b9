package org.torrust.deployer.eventstore;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/** Looks whether the file itself is sound: pages, indices and the rules of the tables. */
public final class FileCheck {

    private static final int MOST = 10;

    private FileCheck() {}

    /** What SQLite finds wrong, in its words; of much only the first, and nothing when all is well. */
    public static List<String> faults(Connection connection) {
        return Sql.run(() -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("PRAGMA integrity_check(%d)".formatted(MOST))) {
                var faults = new ArrayList<String>();
                while (rows.next()) {
                    faults.add(rows.getString(1).replaceAll("\\s+", " "));
                }
                return faults.equals(List.of("ok")) ? List.<String>of() : List.copyOf(faults);
            }
        });
    }
}
