package org.torrust.deployer.command.environment;

import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.MetaData;
import org.torrust.deployer.api.environment.EnvironmentCommand.AbandonOperation;
import org.torrust.deployer.api.environment.EnvironmentCommand.AdoptOperation;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationInterrupted;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.command.port.Holders;
import org.torrust.deployer.command.port.Holders.Liveness;
import org.torrust.deployer.command.port.Progress;

/**
 * Settles what a process that is gone left open: takes the outcome of the tool it had started, and calls only the rest
 * abandoned. No tool is ever started beside one that still works.
 */
final class Succession {

    private final Messages messages;
    private final Lives lives;
    private final StepWorker worker;
    private final Holders holders;
    private final Progress progress;

    Succession(Messages messages, Lives lives, StepWorker worker, Holders holders, Progress progress) {
        this.messages = messages;
        this.lives = lives;
        this.worker = worker;
        this.holders = holders;
        this.progress = progress;
    }

    /**
     * Afterwards no operation is open.
     *
     * @return the operation that the operator stopped while its tool was waited for; else empty
     * @throws org.torrust.deployer.api.environment.Refused when the process that carries the open one is not gone
     */
    Optional<OperationId> settle(EnvironmentName name, MetaData provenance) {
        var begun = lives.begun(name);
        return begun.flatMap(open -> settle(name, open, provenance));
    }

    private Optional<OperationId> settle(EnvironmentName name, Lives.Begun begun, MetaData provenance) {
        var open = begun.operation();
        var liveness = holders.liveness(name, open.id(), open.holder());
        if (liveness != Liveness.GONE && liveness != Liveness.TOOL_ALIVE) {
            throw messages.busy(name, begun, liveness);
        }
        var work = work(open);
        if (liveness == Liveness.TOOL_ALIVE) {
            holders.awaitOtherTools(name, open.id(), work);
        }
        if (!work.isEmpty() && holders.hasLeftWork(name, open.id(), work)) {
            adopt(name, open, liveness, provenance);
        }
        abandon(name, open, provenance);
        return Optional.of(open.id()).filter(id -> lives.trace(name, id).end() instanceof OperationInterrupted);
    }

    /** The step at work, and all that the run of a tool does together with it. */
    private static List<Step> work(OperationInProgress open) {
        return open.next().map(Step::ofOneRun).orElse(List.of());
    }

    private void adopt(EnvironmentName name, OperationInProgress open, Liveness liveness, MetaData provenance) {
        messages.send(new AdoptOperation(name, open.id(), open.holder(), holders.self()), provenance);
        progress.note("%s, which process %d carried, was cut off at %s; its tool %s."
                .formatted(
                        open.kind().word(),
                        open.holder().pid(),
                        open.next().map(Step::word).orElse(""),
                        liveness == Liveness.TOOL_ALIVE
                                ? "still works and is waited for"
                                : "has ended since, and what came of it is taken"));
        worker.work(new StepRequest(name, open.id(), open.nextWork(), provenance));
    }

    private void abandon(EnvironmentName name, OperationInProgress open, MetaData provenance) {
        if (lives.begun(name)
                .filter(begun -> begun.operation().id().equals(open.id()))
                .isPresent()) {
            var why = "process %d is gone".formatted(open.holder().pid());
            messages.send(new AbandonOperation(name, open.id(), why), provenance);
        }
    }
}
