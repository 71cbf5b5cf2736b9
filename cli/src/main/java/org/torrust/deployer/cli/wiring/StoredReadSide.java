package org.torrust.deployer.cli.wiring;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.cli.ReadSide;
import org.torrust.deployer.eventstore.Database;
import org.torrust.deployer.eventstore.KeptHistory;
import org.torrust.deployer.eventstore.StoredHistory;
import org.torrust.deployer.query.list.EnvironmentSummary;
import org.torrust.deployer.query.status.EnvironmentStatus;
import org.torrust.deployer.query.views.Answers;

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
        return StoreReading.of(workspace, connection -> question.apply(StoredHistory.on(connection)));
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
