package org.torrust.deployer.command.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.torrust.deployer.command.environment.Chronicle.deployment;
import static org.torrust.deployer.command.environment.Chronicle.id;
import static org.torrust.deployer.command.environment.Samples.ADDRESS;
import static org.torrust.deployer.command.environment.Samples.CONFIGURATION;
import static org.torrust.deployer.command.environment.Samples.DEMO;
import static org.torrust.deployer.command.environment.Samples.FAILURE;
import static org.torrust.deployer.command.environment.Samples.FIRST;
import static org.torrust.deployer.command.environment.Samples.HOLDER;
import static org.torrust.deployer.command.environment.Samples.SECOND;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.torrust.deployer.api.environment.EnvironmentCommand.AbandonOperation;
import org.torrust.deployer.api.environment.EnvironmentCommand.ChangeConfiguration;
import org.torrust.deployer.api.environment.EnvironmentCommand.CompleteStep;
import org.torrust.deployer.api.environment.EnvironmentCommand.CreateEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.DestroyEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.InterruptOperation;
import org.torrust.deployer.api.environment.EnvironmentCommand.ProvisionEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.RecordTest;
import org.torrust.deployer.api.environment.EnvironmentCommand.ReleaseEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.RestoreEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.RunEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.StopEnvironment;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.environment.EnvironmentEvent.AddressRead;
import org.torrust.deployer.api.environment.EnvironmentEvent.ConfigurationChanged;
import org.torrust.deployer.api.environment.EnvironmentEvent.ConfiguringStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.DeploymentStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentConfigured;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentProvisioned;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentReleased;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationInterrupted;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationSucceeded;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepCompleted;
import org.torrust.deployer.api.environment.HostAddress;
import org.torrust.deployer.api.history.RecordedEvent;
import org.torrust.deployer.api.operation.OperationOption;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.api.operation.StepOutcome;

class JudgeTest {

    private static final OperationSucceeded DEPLOYED = new OperationSucceeded(DEMO, id("first"));

    private final Chronicle deployment = Chronicle.ofDeployment();

    @Test
    void findsNothingInWhatThisProgramRecords() {
        assertThat(judged(deployment.events())).isEmpty();
    }

    @Test
    void findsNothingInAWholeLife() {
        var life = deployment
                .tell(new StopEnvironment(DEMO, id("stop"), HOLDER, OperationOptions.NONE))
                .work()
                .tell(new RestoreEnvironment(DEMO, id("restore"), HOLDER, OperationOptions.NONE))
                .work()
                .tell(new ChangeConfiguration(DEMO, id("set"), Samples.tagged("3.1.0"), List.of("tracker.tag")))
                .tell(deployment("again"))
                .work()
                .tell(new RecordTest(DEMO, id("test"), "full", 12, List.of("udp-scrape")))
                .tell(new DestroyEnvironment(DEMO, id("end"), HOLDER, OperationOptions.of(OperationOption.BACKUP)))
                .work()
                .tell(new CreateEnvironment(DEMO, id("rebirth"), CONFIGURATION, null))
                .tell(new ProvisionEnvironment(DEMO, id("anew"), HOLDER, OperationOptions.NONE))
                .work();

        assertThat(judged(life.events())).isEmpty();
    }

    @Test
    void findsNothingWhereItIsNotRecordedWhatLedToWhat() {
        assertThat(judged(wentWrong().withoutCauses())).isEmpty();
        assertThat(judged(deployment.withoutCauses())).isEmpty();
    }

    @Test
    void findsNothingInWhatWentWrong() {
        assertThat(judged(wentWrong().events())).isEmpty();
    }

    private static Chronicle wentWrong() {
        return new Chronicle()
                .tell(new CreateEnvironment(DEMO, id("birth"), CONFIGURATION, null))
                .tell(new ProvisionEnvironment(DEMO, id("broken"), HOLDER, OperationOptions.NONE))
                .workUntil(Step.WAIT_SSH)
                .comesOut(Step.WAIT_SSH, new StepOutcome.Failed(FAILURE, null, true))
                .tell(deployment("stopped"))
                .workUntil(Step.USERS)
                .tell(new InterruptOperation(DEMO, id("stopped"), "INT"))
                .tell(deployment("vanished"))
                .workUntil(Step.SWITCH)
                .tell(new AbandonOperation(DEMO, id("vanished"), "process 42 is gone"))
                .tell(new CompleteStep(DEMO, id("vanished"), Step.SWITCH, StepOutcome.done()))
                .tell(new CompleteStep(DEMO, id("vanished"), Step.START, new StepOutcome.Failed(FAILURE, null)))
                .tell(new CompleteStep(DEMO, id("vanished"), Step.PROBE, new StepOutcome.AlreadyTrue("it answers")))
                .tell(deployment("good"))
                .work()
                .tell(new ReleaseEnvironment(DEMO, id("second"), HOLDER, OperationOptions.NONE))
                .workUntil(Step.UPLOAD)
                .comesOut(Step.UPLOAD, new StepOutcome.ReleaseShipped(SECOND, "it is there"))
                .work()
                .tell(new RunEnvironment(DEMO, id("bad"), HOLDER, OperationOptions.NONE))
                .workUntil(Step.PROBE)
                .comesOut(Step.PROBE, new StepOutcome.Failed(FAILURE, FIRST.id()));
    }

    @Test
    void findsNothingInAnOperationThatFoundNothingToDo() {
        var skipping = OperationOptions.of(OperationOption.SKIP_RUN);
        var life = deployment.tell(new org.torrust.deployer.api.environment.EnvironmentCommand.DeployEnvironment(
                DEMO, id("again"), HOLDER, skipping));

        assertThat(life.events().getLast().event()).isInstanceOf(OperationSucceeded.class);
        assertThat(judged(life.events())).isEmpty();
    }

    @Test
    void namesAStepThatTodaysPlanDoesNotHave() {
        var begun = begun(deployment);
        var shorter = new DeploymentStarted(
                DEMO,
                begun.operation(),
                HOLDER,
                begun.steps().subList(1, begun.steps().size()),
                begun.options());

        var differences = judged(deployment.but(begun, event -> Stream.of(shorter)));

        assertThat(differences.getFirst().at().event()).isEqualTo(shorter);
        assertThat(differences.getFirst().recorded()).isEqualTo("deployment started: steps without render-tofu");
        assertThat(differences.getFirst().now()).isEqualTo("deployment started: steps with render-tofu");
    }

    @Test
    void namesAClaimThatIsMissing() {
        assertThat(words(deployment.without(new EnvironmentConfigured(DEMO, id("first")))))
                .startsWith("nothing more → environment configured");
    }

    @Test
    void namesAClaimThatIsTooMuch() {
        var early = deployment.but(
                done(Step.TOFU_INIT), event -> Stream.of(event, new EnvironmentConfigured(DEMO, id("first"))));

        assertThat(words(early)).startsWith("environment configured → nothing more");
    }

    @Test
    void namesAFactThatIsWrong() {
        var provisioned = new EnvironmentProvisioned(DEMO, id("first"), ADDRESS);
        var elsewhere = new EnvironmentProvisioned(DEMO, id("first"), new HostAddress("192.0.2.8", 22));

        assertThat(words(deployment.but(provisioned, event -> Stream.of(elsewhere))))
                .contains("environment provisioned: address 192.0.2.8:22 → "
                        + "environment provisioned: address 192.0.2.7:22");
    }

    @Test
    void namesAFactThatIsMissing() {
        assertThat(words(deployment.without(new AddressRead(DEMO, id("first"), ADDRESS))))
                .contains("step completed: step wait-cloud-init → it would fail: java.lang.NullPointerException: "
                        + "an address is read before the machine counts as provisioned");
    }

    @Test
    void namesAFactThatStandsAlone() {
        assertThat(words(deployment.without(done(Step.READ_OUTPUTS))))
                .contains("address read: address 192.0.2.7:22 → " + "nothing it is told leads to this alone");
    }

    @Test
    void namesAReleaseThatWasNotShipped() {
        var released = new EnvironmentReleased(DEMO, id("first"), FIRST);
        var another = new EnvironmentReleased(DEMO, id("first"), SECOND);

        assertThat(words(deployment.but(released, event -> Stream.of(another))))
                .contains("environment released: release second → environment released: release first");
    }

    @Test
    void namesOutcomesOutOfTurn() {
        var turned = new ArrayList<>(deployment.events());
        turned.set(2, as(deployment.events().get(2), done(Step.TOFU_INIT)));
        turned.set(3, as(deployment.events().get(3), done(Step.RENDER_TOFU)));

        assertThat(words(turned))
                .startsWith("step completed: step tofu-init → late outcome observed: step tofu-init; outcome done");
    }

    @Test
    void namesAnEndThatComesTooEarly() {
        var early = deployment.but(done(Step.PULL_IMAGES), event -> Stream.of(event, DEPLOYED));

        assertThat(words(early)).contains("operation succeeded → environment released: release first");
    }

    @Test
    void namesAnEndThatIsMissing() {
        assertThat(words(deployment.without(DEPLOYED))).contains("nothing more → operation succeeded");
    }

    @Test
    void namesAnOperationThatBeganBesideAnother() {
        var beside = new ConfiguringStarted(DEMO, id("beside"), HOLDER, Phase.CONFIGURE.steps(), OperationOptions.NONE);
        var life = new Chronicle()
                .tell(new CreateEnvironment(DEMO, id("birth"), CONFIGURATION, null))
                .tell(deployment("first"))
                .record(beside);

        assertThat(words(life.events()))
                .contains("it would refuse: deploy is at work on demo (operation first, process 42).");
    }

    @Test
    void namesAnOperationThatBeganTooEarly() {
        var early = new ConfiguringStarted(DEMO, id("early"), HOLDER, Phase.CONFIGURE.steps(), OperationOptions.NONE);
        var life = new Chronicle()
                .tell(new CreateEnvironment(DEMO, id("birth"), CONFIGURATION, null))
                .record(early);

        assertThat(words(life.events())).contains("it would refuse: demo is created; this needs it to be provisioned.");
    }

    @Test
    void namesASecondCreation() {
        var life = deployment.record(Samples.created());

        assertThat(words(life.events())).contains("it would refuse: There is an environment demo already.");
    }

    @Test
    void namesAnInterruptionAtAnotherStep() {
        var life = new Chronicle()
                .tell(new CreateEnvironment(DEMO, id("birth"), CONFIGURATION, null))
                .tell(deployment("first"))
                .record(new OperationInterrupted(DEMO, id("first"), Step.UPLOAD, "INT"));

        assertThat(words(life.events()))
                .contains("operation interrupted: step upload → operation interrupted: step render-tofu");
    }

    @Test
    void namesPhasesThatAChangeOfSettingsDoesNotTouch() {
        var settings = Samples.tagged("3.1.0");
        var life = deployment.record(
                new ConfigurationChanged(DEMO, id("set"), settings, List.of("tracker.tag"), List.of(Phase.PROVISION)));

        assertThat(words(life.events()))
                .contains("configuration changed: touches provision → configuration changed: touches release");
    }

    @Test
    void tellsOnlyOnceWhatANewerPlanHasMore() {
        var newer = new Judge(
                (command, life) -> Decision.on(command, life).stream()
                        .map(JudgeTest::longer)
                        .toList(),
                Plan::next);

        assertThat(judged(newer, deployment.events(), false)).singleElement().satisfies(difference -> {
            assertThat(difference.recorded()).isEqualTo("deployment started: steps without stay-up");
            assertThat(difference.now()).isEqualTo("deployment started: steps with stay-up");
        });
    }

    @Test
    void doesNotMissInAnOlderShapeWhatCameSince() {
        var newer = new Judge(
                (command, life) -> Decision.on(command, life).stream()
                        .map(JudgeTest::longer)
                        .toList(),
                Plan::next);

        assertThat(judged(newer, deployment.events(), true)).isEmpty();
    }

    @Test
    void namesAnOlderShapesStepsInAnotherOrder() {
        var begun = begun(deployment);
        var turned = new DeploymentStarted(
                DEMO, begun.operation(), HOLDER, begun.steps().reversed(), begun.options());

        assertThat(judged(new Judge(), deployment.but(begun, event -> Stream.of(turned)), true))
                .first()
                .satisfies(difference -> assertThat(difference.at().event()).isEqualTo(turned));
    }

    @Test
    void namesWorkASagaOfTodayWouldNotAskFor() {
        var forgetful = new Judge(
                Decision::on,
                (event, operation) -> event.equals(done(Step.TOFU_INIT)) ? List.of() : Plan.next(event, operation));

        assertThat(judged(forgetful, deployment.events(), false)).first().satisfies(difference -> {
            assertThat(difference.recorded()).isEqualTo("step completed: step tofu-apply");
            assertThat(difference.now()).isEqualTo("it would have asked for nothing");
        });
    }

    @Test
    void namesAnEndWhileASagaOfTodayHasMoreToAsk() {
        var insatiable = new Judge(
                Decision::on,
                (event, operation) ->
                        event.equals(done(Step.PROBE)) ? List.of(Step.STAY_UP) : Plan.next(event, operation));

        assertThat(judged(insatiable, deployment.events(), false))
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.at().event()).isEqualTo(DEPLOYED);
                    assertThat(difference.now()).isEqualTo("it would have asked for stay-up");
                });
    }

    @Test
    void saysHowManyDecisionsItMadeAgain() {
        var judge = new Judge();
        judged(judge, deployment.events(), false);

        assertThat(judge.decisions()).isEqualTo(2L + begun(deployment).steps().size());
    }

    private static List<Difference> judged(List<RecordedEvent> events) {
        return judged(new Judge(), events, false);
    }

    private static List<Difference> judged(Judge judge, List<RecordedEvent> events, boolean isOlder) {
        var heard = events.stream()
                .flatMap(event -> judge.hear(event, isOlder).stream())
                .toList();
        return Stream.concat(heard.stream(), judge.end().stream()).toList();
    }

    /** What is otherwise, one after another. */
    private static String words(List<RecordedEvent> events) {
        return String.join(
                ", ",
                judged(events).stream()
                        .map(difference -> difference.recorded() + " → " + difference.now())
                        .toList());
    }

    private static StepCompleted done(Step step) {
        return new StepCompleted(DEMO, id("first"), step);
    }

    private static DeploymentStarted begun(Chronicle chronicle) {
        return (DeploymentStarted) chronicle.events().get(1).event();
    }

    private static RecordedEvent as(RecordedEvent was, EnvironmentEvent event) {
        return new RecordedEvent(was.position(), was.sequence(), was.time(), event, was.provenance());
    }

    private static EnvironmentEvent longer(EnvironmentEvent event) {
        return event instanceof DeploymentStarted e
                ? new DeploymentStarted(
                        e.environment(),
                        e.operation(),
                        e.holder(),
                        Stream.concat(e.steps().stream(), Stream.of(Step.STAY_UP))
                                .toList(),
                        e.options())
                : event;
    }
}
