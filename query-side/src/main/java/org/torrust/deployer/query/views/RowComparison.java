package org.torrust.deployer.query.views;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentName;

/** Holds the kept rows of a view against those that were folded anew. */
final class RowComparison {

    private static final int MOST = 50;

    /**
     * Each name with what is kept and what was folded, where these are not the same text. The name of an answer is the
     * environment's, or ends with it.
     */
    private static final String DIFFERING = """
            SELECT fresh.name, kept.document, fresh.document
              FROM temp.fresh_rows fresh LEFT JOIN main.view_rows kept ON kept.view = fresh.view AND kept.name = fresh.name
             WHERE fresh.view = ?1 AND kept.document IS NOT fresh.document
             UNION ALL
            SELECT kept.name, kept.document, NULL
              FROM main.view_rows kept LEFT JOIN temp.fresh_rows fresh ON fresh.view = kept.view AND fresh.name = kept.name
             WHERE kept.view = ?1 AND fresh.name IS NULL
               AND (?2 IS NULL OR kept.name = ?2 OR kept.name LIKE '% ' || ?2)
             ORDER BY 1""";

    private final Connection connection;
    private final @Nullable EnvironmentName environment;

    /** @param environment the only one whose rows are held against each other, or null for all */
    RowComparison(Connection connection, @Nullable EnvironmentName environment) {
        this.connection = connection;
        this.environment = environment;
    }

    /**
     * @param position how far the events were folded
     * @param head where the history ends
     */
    Comparison of(View<?> view, long position, long head) throws SQLException {
        var differences = new ArrayList<Difference>();
        var differing = 0L;
        try (var query = connection.prepareStatement(DIFFERING)) {
            query.setString(1, view.name());
            query.setString(2, environment == null ? null : environment.value());
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    differing++;
                    if (differences.size() < MOST) {
                        differences.addAll(
                                DocumentDifferences.of(rows.getString(1), rows.getString(2), rows.getString(3)));
                    }
                }
            }
        }
        return new Comparison(view.name(), position, head, count(view), differing, first(differences));
    }

    private static List<Difference> first(List<Difference> differences) {
        return differences.subList(0, Math.min(MOST, differences.size()));
    }

    private long count(View<?> view) throws SQLException {
        try (var query = connection.prepareStatement("SELECT count(*) FROM " + ViewTables.FRESH + " WHERE view = ?")) {
            query.setString(1, view.name());
            try (var rows = query.executeQuery()) {
                return rows.getLong(1);
            }
        }
    }
}
