package org.torrust.deployer.eventstore;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.torrust.deployer.api.input.PlainFile;

/** Looks whether the file itself is sound: pages, indices and the rules of the tables. */
public final class FileCheck {

    private static final int MOST = 10;

    /** Where in the file its two versions are, for who writes and for who reads. */
    private static final int VERSIONS = 18;

    private static final int AFTER_VERSIONS = 20;

    private static final int NEWEST = 2;

    private FileCheck() {}

    /**
     * What the file says of itself that cannot be, and SQLite minds only when it writes; nothing when all is well, or
     * nothing is there. Not for while it is open: to close it again would end SQLite's locks.
     */
    public static List<String> headerFaults(Path file) {
        try (var in = PlainFile.open(file)) {
            var bytes = in.readNBytes(AFTER_VERSIONS);
            return IntStream.range(VERSIONS, bytes.length)
                    .filter(place -> bytes[place] < 1 || bytes[place] > NEWEST)
                    .mapToObj(place ->
                            "byte %d of its header is %d, and can be 1 or 2".formatted(place, bytes[place] & 0xff))
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (PlainFile.Other e) {
            throw StoreUnusableException.noFile(file, e.what());
        } catch (IOException e) {
            throw StoreUnusableException.of(file, "read", e);
        }
    }

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
