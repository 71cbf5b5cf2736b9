package org.torrust.deployer.cli.wiring;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.torrust.deployer.adapter.process.ProcessHolders;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.cli.ReadSide;
import org.torrust.deployer.cli.history.Past;
import org.torrust.deployer.cli.history.ToolFiles;
import org.torrust.deployer.eventstore.Database;
import org.torrust.deployer.eventstore.KeptHistory;
import org.torrust.deployer.eventstore.StoredHistory;
import org.torrust.deployer.query.list.EnvironmentSummary;
import org.torrust.deployer.query.status.EnvironmentStatus;
import org.torrust.deployer.query.views.Answers;
import org.torrust.deployer.query.views.OperationAnswers;

/** Reads the views by plain JDBC; where there is no history yet, there is nothing. */
final class StoredReadSide implements ReadSide {

    private final Workspace workspace;

    StoredReadSide(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public List<EnvironmentSummary> list() {
        return answered(Answers::list).orElse(List.of());
    }

    @Override
    public Optional<EnvironmentStatus> status(EnvironmentName name) {
        return answered(answers -> answers.status(name)).orElse(Optional.empty());
    }

    @Override
    public <T> T history(Function<KeptHistory, T> question) {
        return connected(connection -> {
                    beginReading(connection);
                    return question.apply(StoredHistory.on(connection));
                })
                .orElseGet(() -> question.apply(KeptHistory.empty()));
    }

    @Override
    public <T> T past(Function<Past, T> question) {
        return connected(connection -> {
                    beginReading(connection);
                    return question.apply(past(connection, StoredHistory.on(connection)));
                })
                .orElseGet(() -> ofNothing(question));
    }

    private <T> T ofNothing(Function<Past, T> question) {
        try (var nothing = Database.inMemory()) {
            return question.apply(past(nothing, KeptHistory.empty()));
        } catch (SQLException e) {
            throw new IllegalStateException("a connection can be closed", e);
        }
    }

    private Past past(Connection connection, KeptHistory history) {
        return new Past(
                history,
                new Answers(connection, history),
                new OperationAnswers(connection, history),
                new ProcessHolders(workspace),
                new ToolFiles(workspace));
    }

    /** All that is asked fits together, whatever is written meanwhile. */
    private static void beginReading(Connection connection) {
        try {
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new IllegalStateException("reading can begin", e);
        }
    }

    private <T> Optional<T> answered(Function<Answers, T> question) {
        return connected(connection -> question.apply(new Answers(connection, StoredHistory.on(connection))));
    }

    private <T> Optional<T> connected(Function<Connection, T> question) {
        var file = workspace.database();
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (Connection connection = Database.forReading(file)) {
            return Database.isEmpty(connection) ? Optional.empty() : Optional.of(question.apply(connection));
        } catch (SQLException e) {
            throw new IllegalStateException("a connection can be closed", e);
        }
    }
}
