package org.torrust.deployer.command.environment;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.Step;

/** Work that sagas asked for; handed over only after the transaction that recorded the asking has committed. */
final class StepQueue {

    private final Deque<StepRequest> ready = new ArrayDeque<>();

    void ask(EnvironmentName environment, OperationId operation, List<Step> steps) {
        var unitOfWork = CurrentUnitOfWork.get();
        var provenance = MetaData.from(unitOfWork.getCorrelationData());
        var request = new StepRequest(environment, operation, steps, provenance);
        unitOfWork.root().afterCommit(done -> ready.add(request));
    }

    Optional<StepRequest> poll() {
        return Optional.ofNullable(ready.poll());
    }
}
