package org.torrust.deployer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.torrust.deployer.eventstore.Database;
import org.torrust.deployer.eventstore.HistoryCheck;

/** What is to be seen in a workspace after the program was killed there, without starting it. */
final class Aftermath {

    private final Path workspace;

    Aftermath(Path workspace) {
        this.workspace = workspace;
    }

    /** The ids of all events; the chain they are in is looked at. */
    Set<String> events() {
        return read(connection -> {
            assertThat(HistoryCheck.of(connection, null, position -> {}).fault())
                    .isNull();
            return new HashSet<>(column(connection, "SELECT id FROM events"));
        });
    }

    /** What was recorded of an environment, by type, in order. */
    List<String> types(String environment) {
        return read(connection -> column(
                connection,
                "SELECT type FROM events WHERE environment = '%s' ORDER BY sequence".formatted(environment)));
    }

    /** What the simulated provider has made. */
    JsonNode world(String environment) throws IOException {
        var file = workspace.resolve("data").resolve(environment).resolve("simulated/world.json");
        return new ObjectMapper().readTree(Files.readString(file));
    }

    /** No operation is open, and what was asked of the simulated provider was done once. */
    void isWellEnded(String environment) throws IOException {
        var types = types(environment);
        assertThat(count(types, "-started"))
                .as("operations begun and ended in %s", types)
                .isEqualTo(count(types, "operation.succeeded")
                        + count(types, "operation.abandoned")
                        + count(types, "operation.interrupted")
                        + count(types, "operation.failed"));
        assertThat(world(environment).path("machines").asInt())
                .as("machines made")
                .isEqualTo(1);
        assertThat(world(environment).path("releases"))
                .as("releases brought there")
                .hasSize(1);
        assertThat(world(environment).path("up").asText()).as("a release is up").isNotEmpty();
    }

    private static long count(List<String> types, String end) {
        return types.stream().filter(type -> type.endsWith(end)).count();
    }

    private static List<String> column(Connection connection, String query) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T read(Question<T> question) {
        try (var connection = Database.forReading(workspace.resolve("data/events.db"))) {
            return question.of(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Question<T> {
        T of(Connection connection) throws SQLException;
    }
}
