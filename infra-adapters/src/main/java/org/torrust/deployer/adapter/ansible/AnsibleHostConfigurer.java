package org.torrust.deployer.adapter.ansible;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.torrust.deployer.adapter.docker.OpenPorts;
import org.torrust.deployer.adapter.process.Job;
import org.torrust.deployer.adapter.process.JobRunner;
import org.torrust.deployer.adapter.process.ToolWords;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.OperationOption;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.api.operation.StepOutcome;
import org.torrust.deployer.command.port.HostConfigurer;
import org.torrust.deployer.command.port.HostStepFailedException;
import org.torrust.deployer.command.port.Progress;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.StepFailedException;
import org.torrust.deployer.templates.AnsibleFacts;
import org.torrust.deployer.templates.HostWishes;

/** Sets up a machine with one run of Ansible. */
public final class AnsibleHostConfigurer implements HostConfigurer {

    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final int LAST_LINES = 15;

    private final Workspace workspace;
    private final JobRunner jobs;

    public AnsibleHostConfigurer(Workspace workspace, JobRunner jobs) {
        this.workspace = workspace;
        this.jobs = jobs;
    }

    @Override
    public StepOutcome render(Site site) {
        var folder = workspace.environment(site.environment());
        folder.templates()
                .ansible(facts(site))
                .forEach(file -> PrivateFiles.write(folder.ansible().resolve(file.path()), file.text()));
        return StepOutcome.done();
    }

    private AnsibleFacts facts(Site site) {
        var folder = workspace.environment(site.environment());
        folder.requireKeyFiles();
        var machine = site.machine();
        return new AnsibleFacts(
                machine.host(),
                machine.sshPort(),
                site.configuration().ssh().user(),
                folder.privateKey().toString(),
                folder.knownHosts().toString(),
                site.environment().value(),
                site.configuration().docker().registryMirrors(),
                wishes(site));
    }

    /** The release that serves has its ports kept open; before the first there are those that are wished. */
    private static HostWishes wishes(Site site) {
        var configuration = site.configuration();
        var running = site.running();
        var ports = OpenPorts.of(running == null ? configuration.tracker().listeners() : running.listeners());
        return new HostWishes(
                site.options().has(OperationOption.SKIP_UPDATES),
                configuration.firewall().enabled(),
                ports.tcp(),
                ports.udp(),
                configuration.monitoring().enabled());
    }

    @Override
    public List<Step> rehearse(Site site, List<Step> steps, Progress progress) {
        render(site);
        var changing = new ArrayList<Step>();
        var events = new AnsibleEvents(steps, (step, outcome) -> addIfDone(changing, step, outcome), progress::doing);
        run(site, job(site, Step.RENDER_ANSIBLE, new AnsibleArguments(folder(site)).rehearsal()), events);
        return changing;
    }

    private static void addIfDone(List<Step> changing, Step step, StepOutcome outcome) {
        if (!(outcome instanceof StepOutcome.AlreadyTrue)) {
            changing.add(step);
        }
    }

    private Path folder(Site site) {
        return workspace.environment(site.environment()).ansible();
    }

    @Override
    public void configure(Site site, List<Step> steps, BiConsumer<Step, StepOutcome> completed, Progress progress) {
        var events = new AnsibleEvents(steps, completed, progress::doing);
        run(site, job(site, steps.getFirst(), new AnsibleArguments(folder(site)).playbook()), events);
    }

    private void run(Site site, Job job, AnsibleEvents events) {
        int code;
        try {
            code = jobs.takeUp(job, events);
        } catch (StepFailedException e) {
            throw new HostStepFailedException(events.step(), e);
        }
        if (code != 0) {
            throw new HostStepFailedException(events.step(), failed(site, job, events, code));
        }
        events.finish();
    }

    private Job job(Site site, Step first, List<String> command) {
        var folder = workspace.environment(site.environment());
        var place = place(site, first);
        var events = place.resolve("events.jsonl");
        var environment = new AnsibleArguments(folder.ansible()).environment(events);
        return new Job(place, command, folder.ansible(), environment, events, LIMIT);
    }

    /** A run that a deployer began which is gone lies at the step it began with; some of its steps may be recorded. */
    private Path place(Site site, Step first) {
        var folder = workspace.environment(site.environment());
        return first.ofOneRun().stream()
                .map(step -> folder.job(site.operation(), step))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseGet(() -> folder.job(site.operation(), first));
    }

    /** Ansible's exit codes are ambiguous (4 is an unreachable host or a broken playbook), so its own words count. */
    private StepFailedException failed(Site site, Job job, AnsibleEvents events, int code) {
        var log = workspace.show(job.stdout());
        return new StepFailedException(events.trouble()
                .map(trouble -> AnsibleTrouble.of(trouble).told(site, trouble))
                .orElseGet(() -> Failure.of(
                                "Ansible ended with exit code %d.".formatted(code),
                                "Look at its output, then try again: torrust-tracker-deployer configure "
                                        + site.environment())
                        .because(lastWords(job)))
                .loggedIn(log));
    }

    private static String lastWords(Job job) {
        var words = ToolWords.last(job.stderr(), LAST_LINES);
        return words.isBlank() ? ToolWords.last(job.stdout(), LAST_LINES) : words;
    }
}
