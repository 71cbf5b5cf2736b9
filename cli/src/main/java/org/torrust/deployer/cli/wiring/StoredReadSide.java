package org.torrust.deployer.cli.wiring;

import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.process.ProcessHolders;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.cli.ReadSide;
import org.torrust.deployer.cli.history.Past;
import org.torrust.deployer.cli.history.ToolFiles;
import org.torrust.deployer.command.port.Holders;
import org.torrust.deployer.command.port.Holders.Liveness;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.eventstore.Database;
import org.torrust.deployer.eventstore.KeptHistory;
import org.torrust.deployer.eventstore.StoredHistory;
import org.torrust.deployer.query.LastOperation;
import org.torrust.deployer.query.LastOperation.Status;
import org.torrust.deployer.query.history.Operation;
import org.torrust.deployer.query.list.EnvironmentLine;
import org.torrust.deployer.query.list.EnvironmentSummary;
import org.torrust.deployer.query.list.Listed;
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
        return judged(answered(Answers::list), summary -> summary);
    }

    @Override
    public List<EnvironmentLine> lines() {
        return judged(answered(Answers::lines), EnvironmentSummary::line);
    }

    /** Only those in progress are looked at again, however many there are. */
    private <E extends Listed> List<E> judged(List<E> environments, Function<EnvironmentSummary, E> told) {
        return environments.stream()
                .map(each -> each.isInProgress() ? told.apply(judged(each.name())) : each)
                .toList();
    }

    private EnvironmentSummary judged(EnvironmentName name) {
        var seen = looked(name);
        // A process that ends may have recorded its end after that look began: who is gone must be so at the next one
        // too.
        return seen.lastOperation().status() == Status.ABANDONED ? looked(name) : seen;
    }

    private EnvironmentSummary looked(EnvironmentName name) {
        var summary = answered(answers -> answers.summary(name)).orElseThrow();
        return summary.isInProgress() && isLeft(name, summary.lastOperation()) ? summary.abandoned() : summary;
    }

    private boolean isLeft(EnvironmentName name, LastOperation operation) {
        var holder = operation.holder();
        return holder != null && !isImported() && holders().liveness(name, operation.id(), holder) == Liveness.GONE;
    }

    /** Then who is at work is not seen from here. */
    private boolean isImported() {
        return StoreReading.of(workspace, Database::isImported);
    }

    @Override
    public Optional<EnvironmentStatus> status(EnvironmentName name) {
        return answered(answers -> answers.status(name));
    }

    @Override
    public <T> T history(Function<KeptHistory, T> question) {
        return asked(connection -> question.apply(StoredHistory.on(connection)));
    }

    @Override
    public <T> T past(Function<Past, T> question) {
        return asked(connection -> question.apply(past(connection)));
    }

    private Past past(Connection connection) {
        var history = StoredHistory.on(connection);
        return new Past(
                history,
                new Answers(connection, history),
                new OperationAnswers(connection, history),
                Database.isImported(connection) ? operation -> null : this::liveness,
                new ToolFiles(workspace));
    }

    private @Nullable Liveness liveness(Operation operation) {
        var holder = operation.holder();
        return holder == null ? null : holders().liveness(operation.environment(), operation.id(), holder);
    }

    /** Who reads waits for nobody, so that there is nothing to interrupt. */
    private Holders holders() {
        return new ProcessHolders(workspace, new Interruption());
    }

    private <T> T answered(Function<Answers, T> question) {
        return asked(connection -> question.apply(new Answers(connection, StoredHistory.on(connection))));
    }

    /** What is left where the end was cut off would be taken for all there was. */
    private <T> T asked(Function<Connection, T> question) {
        return StoreReading.of(workspace, connection -> {
            StoredEvents.requireUncut(connection, "What is left of it is not answered from.");
            return question.apply(connection);
        });
    }
}
