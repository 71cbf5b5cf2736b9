package org.torrust.deployer.query.views;

import com.ethlo.time.ITU;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.query.LastOperation.Status;
import org.torrust.deployer.query.list.EnvironmentLine;
import org.torrust.deployer.query.list.OperationLine;

/** The rows of the list, of which SQLite picks out what people are shown: to parse them here takes several times as long. */
final class EnvironmentRows {

    private static final String LINES = """
            SELECT document ->> '$.name', document ->> '$.created', document ->> '$.modified',
                   document ->> '$.claims.address.host',
                   json_extract(document, '$.provider', '$.claims.state', '$.claims.running.image',
                       '$.lastOperation.kind', '$.lastOperation.status', '$.lastOperation.step', '$.lastOperation.actor')
            FROM main.view_rows WHERE view = 'list' ORDER BY name""";

    private final Connection connection;
    private final ViewTables tables;

    /** Thousands of environments differ in little but their names, times and addresses, so the rest is seldom parsed. */
    private final Map<String, Rest> rests = new HashMap<>();

    EnvironmentRows(Connection connection, ViewTables tables) {
        this.connection = connection;
        this.tables = tables;
    }

    /** @throws UnreadableRowException when one was written in another shape, or is no answer at all */
    List<EnvironmentLine> lines() {
        try (var query = connection.prepareStatement(LINES);
                var rows = query.executeQuery()) {
            var lines = new ArrayList<EnvironmentLine>();
            while (rows.next()) {
                lines.add(line(rows));
            }
            return lines;
        } catch (SQLException | RuntimeException e) {
            // A row that was kept can be anything, and SQLite refuses what is no JSON.
            throw new UnreadableRowException(View.LIST, e);
        }
    }

    private EnvironmentLine line(ResultSet row) throws SQLException {
        var rest = rests.computeIfAbsent(row.getString(5), text -> tables.read(View.LIST, Rest.class, text));
        // Instant.parse would take half of the time all rows take.
        return new EnvironmentLine(
                new EnvironmentName(row.getString(1)),
                rest.provider(),
                rest.state(),
                ITU.parseDateTime(row.getString(2)).toInstant(),
                ITU.parseDateTime(row.getString(3)).toInstant(),
                row.getString(4),
                rest.image(),
                rest.lastOperation());
    }

    /** In the order of the query, which gives an array of them. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    private record Rest(
            String provider,
            State state,
            @Nullable String image,
            OperationKind kind,
            Status status,
            @Nullable Step step,
            String actor) {

        OperationLine lastOperation() {
            return new OperationLine(kind, status, step, actor);
        }
    }
}
