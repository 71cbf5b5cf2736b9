package org.torrust.deployer.query.list;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.query.LastOperation;
import org.torrust.deployer.query.LastOperation.Status;

/**
 * What the list for people shows of the operation that was asked for last.
 *
 * @param step as in {@link LastOperation}
 * @param actor {@code user@host}
 */
public record OperationLine(
        OperationKind kind, Status status, @Nullable Step step, String actor) {

    /** A row that was kept can be anything. */
    public OperationLine {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(status);
        Objects.requireNonNull(actor);
    }

    static OperationLine of(LastOperation operation) {
        return new OperationLine(operation.kind(), operation.status(), operation.step(), operation.actor());
    }
}
