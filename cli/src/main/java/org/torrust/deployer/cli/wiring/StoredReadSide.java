package org.torrust.deployer.cli.wiring;

import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.torrust.deployer.adapter.process.ProcessHolders;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.cli.ReadSide;
import org.torrust.deployer.cli.history.Past;
import org.torrust.deployer.cli.history.ToolFiles;
import org.torrust.deployer.command.port.Interruption;
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
        return answered(Answers::list);
    }

    @Override
    public Optional<EnvironmentStatus> status(EnvironmentName name) {
        return answered(answers -> answers.status(name));
    }

    @Override
    public <T> T history(Function<KeptHistory, T> question) {
        return StoreReading.of(workspace, connection -> question.apply(StoredHistory.on(connection)));
    }

    @Override
    public <T> T past(Function<Past, T> question) {
        return StoreReading.of(workspace, connection -> question.apply(past(connection)));
    }

    private Past past(Connection connection) {
        var history = StoredHistory.on(connection);
        return new Past(
                history,
                new Answers(connection, history),
                new OperationAnswers(connection, history),
                new ProcessHolders(workspace, new Interruption()),
                new ToolFiles(workspace));
    }

    private <T> T answered(Function<Answers, T> question) {
        return StoreReading.of(
                workspace, connection -> question.apply(new Answers(connection, StoredHistory.on(connection))));
    }
}
