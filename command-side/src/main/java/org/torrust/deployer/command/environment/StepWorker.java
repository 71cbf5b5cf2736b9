package org.torrust.deployer.command.environment;

import java.io.UncheckedIOException;
import java.util.List;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentCommand.CompleteStep;
import org.torrust.deployer.api.environment.EnvironmentCommand.InterruptOperation;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.api.operation.StepOutcome;
import org.torrust.deployer.api.operation.StepOutcome.Failed;
import org.torrust.deployer.command.port.HostStepFailedException;
import org.torrust.deployer.command.port.InterruptedByOperatorException;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.Ports;
import org.torrust.deployer.command.port.Progress;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.StepFailedException;

/** Works off the steps that sagas asked for, outside any transaction, and records how each came out. */
final class StepWorker {

    private final StepQueue queue;
    private final CommandGateway commands;
    private final Lives lives;
    private final Ports.Chooser chooser;
    private final Progress progress;
    private final Interruption interruption;

    StepWorker(
            StepQueue queue,
            CommandGateway commands,
            Lives lives,
            Ports.Chooser chooser,
            Progress progress,
            Interruption interruption) {
        this.queue = queue;
        this.commands = commands;
        this.lives = lives;
        this.chooser = chooser;
        this.progress = progress;
        this.interruption = interruption;
    }

    /** Until none is left; an outcome leads to the next request. */
    void drain() {
        for (var request = queue.poll(); request.isPresent(); request = queue.poll()) {
            work(request.get());
        }
    }

    /** @throws InterruptedByOperatorException when a signal was raised */
    void requireUninterrupted() {
        interruption.check();
    }

    /** One request, and records how it came out. */
    void work(StepRequest request) {
        var site = lives.site(request.environment(), request.operation());
        try {
            interruption.check();
            if (request.steps().getFirst().isOfPlaybook()) {
                workTogether(request, site);
            } else {
                workAlone(request, site, request.steps().getFirst());
            }
        } catch (InterruptedByOperatorException e) {
            send(new InterruptOperation(request.environment(), request.operation(), e.signal()), request.provenance());
        }
    }

    private void workAlone(StepRequest request, Site site, Step step) {
        progress.started(step);
        // Reported outside of the try: an outcome that cannot be recorded is no failure of the step.
        report(request, step, outcome(request, site, step));
    }

    private StepOutcome outcome(StepRequest request, Site site, Step step) {
        try {
            return StepPorts.work(chooser.portsFor(site.configuration()), step, site, progress);
        } catch (StepFailedException e) {
            return failed(site, step, e.failure());
        } catch (InterruptedByOperatorException e) {
            throw e;
        } catch (RuntimeException e) {
            report(request, step, failed(site, step, internal(step, e)));
            throw e;
        }
    }

    private void workTogether(StepRequest request, Site site) {
        var steps = request.steps();
        progress.started(steps.getFirst());
        var configurer = chooser.portsFor(site.configuration()).hostConfigurer();
        try {
            configurer.configure(site, steps, (step, outcome) -> reportOneOf(request, step, outcome), progress);
        } catch (HostStepFailedException e) {
            report(request, e.step(), new Failed(e.failed().failure(), null));
        }
    }

    private void reportOneOf(StepRequest request, Step step, StepOutcome outcome) {
        report(request, step, outcome);
        after(request.steps(), step).forEach(progress::started);
    }

    private static List<Step> after(List<Step> steps, Step step) {
        return steps.stream().skip(steps.indexOf(step) + 1L).limit(1).toList();
    }

    /** A release that does not come up gives way to the one that served before, so that the tracker is not left down. */
    private StepOutcome failed(Site site, Step step, Failure failure) {
        if (step.phase() == Phase.PROVISION) {
            return CleanUp.after(failure, step, site, chooser.portsFor(site.configuration()), progress);
        }
        var before = site.running();
        if (step.phase() != Phase.RUN || before == null || before.equals(site.shipped())) {
            return new Failed(failure, null);
        }
        try {
            SwitchBack.to(before, chooser.portsFor(site.configuration()), site, progress);
            return new Failed(failure, before.id());
        } catch (StepFailedException e) {
            return new Failed(failure.because(bothWords(failure.detail(), e.failure())), null);
        }
    }

    private static String bothWords(@Nullable String detail, Failure second) {
        var first = detail == null ? "" : detail + "\n";
        return first + "Switching back failed too: " + second.summary();
    }

    private static Failure internal(Step step, RuntimeException e) {
        if (e instanceof UncheckedIOException) {
            return Failure.of(
                    "A file of the workspace could not be used in step %s: %s.".formatted(step, e.getMessage()),
                    "See that it is yours and that the disk is not full, then try again.");
        }
        return Failure.of(
                "The deployer itself failed in step %s.".formatted(step),
                "This is a defect of ours: please report it with the log file.");
    }

    private void report(StepRequest request, Step step, StepOutcome outcome) {
        try {
            send(new CompleteStep(request.environment(), request.operation(), step, outcome), request.provenance());
        } catch (ConcurrencyException e) {
            throw Refusals.unrecorded(request.environment(), step);
        }
        progress.ended(step, outcome);
    }

    private void send(Object command, MetaData provenance) {
        commands.sendAndWait(GenericCommandMessage.asCommandMessage(command).andMetaData(provenance));
    }
}
