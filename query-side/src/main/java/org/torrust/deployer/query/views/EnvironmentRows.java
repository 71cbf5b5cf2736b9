package org.torrust.deployer.query.views;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
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
            SELECT document ->> '$.name', document ->> '$.provider', document ->> '$.claims.state',
                   document ->> '$.created', document ->> '$.modified',
                   document ->> '$.claims.address.host', document ->> '$.claims.running.image',
                   document ->> '$.lastOperation.kind', document ->> '$.lastOperation.status',
                   document ->> '$.lastOperation.step', document ->> '$.lastOperation.actor'
            FROM main.view_rows WHERE view = 'list' ORDER BY name""";

    private static final Map<String, State> STATES = byWord(State.values(), State::word);
    private static final Map<String, OperationKind> KINDS = byWord(OperationKind.values(), OperationKind::word);
    private static final Map<String, Status> STATUSES = byWord(Status.values(), Status::name);
    private static final Map<String, Step> STEPS = byWord(Step.values(), Step::word);

    private final Connection connection;

    EnvironmentRows(Connection connection) {
        this.connection = connection;
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

    private static EnvironmentLine line(ResultSet row) throws SQLException {
        var step = row.getString(10);
        return new EnvironmentLine(
                new EnvironmentName(row.getString(1)),
                row.getString(2),
                known(STATES, row.getString(3)),
                Instant.parse(row.getString(4)),
                Instant.parse(row.getString(5)),
                row.getString(6),
                row.getString(7),
                new OperationLine(
                        known(KINDS, row.getString(8)),
                        known(STATUSES, row.getString(9)),
                        step == null ? null : known(STEPS, step),
                        row.getString(11)));
    }

    private static <E> Map<String, E> byWord(E[] constants, Function<E, String> word) {
        return Arrays.stream(constants).collect(Collectors.toUnmodifiableMap(word, Function.identity()));
    }

    private static <E> E known(Map<String, E> constants, String word) {
        return Objects.requireNonNull(constants.get(word), word);
    }
}
