package org.torrust.deployer.adapter.ansible;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.api.operation.StepOutcome;
import org.torrust.deployer.api.operation.StepOutcome.AlreadyTrue;

class AnsibleEventsTest {

    static final List<Step> STEPS = List.of(Step.SYSTEM_UPDATES, Step.INSTALL_DOCKER, Step.USERS, Step.LOG_ROTATION);
    static final AlreadyTrue NOTHING = new AlreadyTrue("Ansible found nothing to change");

    final List<Object> completed = new ArrayList<>();
    final List<String> doing = new ArrayList<>();
    final AnsibleEvents events = new AnsibleEvents(
            STEPS,
            (step, outcome) -> completed.addAll(List.of(step, outcome)),
            (step, what) -> doing.add(step + " " + what));

    @Test
    void completeAStepWhenTheNextOneBegins() {
        task("system-updates: refresh");
        result("system-updates: refresh", "changed");
        assertThat(completed).isEmpty();

        task("install-docker: install");
        assertThat(completed).containsExactly(Step.SYSTEM_UPDATES, StepOutcome.done());
        assertThat(doing).containsExactly("system-updates refresh", "install-docker install");
    }

    @Test
    void proveThatAStepHadNothingToChange() {
        task("system-updates: refresh");
        result("system-updates: refresh", "ok");
        task("install-docker: install");
        result("install-docker: install", "changed");
        task("users: add");

        assertThat(completed).containsExactly(Step.SYSTEM_UPDATES, NOTHING, Step.INSTALL_DOCKER, StepOutcome.done());
    }

    @Test
    void passOverTheStepsThatARunDidBeforeItsDeployerWasGone() {
        var rest = new AnsibleEvents(
                List.of(Step.USERS, Step.LOG_ROTATION),
                (step, outcome) -> completed.addAll(List.of(step, outcome)),
                (step, what) -> doing.add(step + " " + what));
        for (var task : List.of("system-updates: refresh", "install-docker: install")) {
            rest.accept("{\"event\":\"task\",\"task\":\"%s\"}".formatted(task));
            rest.accept("{\"event\":\"result\",\"task\":\"%s\",\"status\":\"changed\"}".formatted(task));
        }
        assertThat(completed).isEmpty();
        assertThat(doing).isEmpty();

        rest.finish();

        assertThat(completed).containsExactly(Step.USERS, NOTHING, Step.LOG_ROTATION, NOTHING);
    }

    @Test
    void completeTheRestWhenTheRunEndedWell() {
        task("system-updates: refresh");
        result("system-updates: refresh", "changed");

        events.finish();

        assertThat(completed)
                .containsExactly(
                        Step.SYSTEM_UPDATES,
                        StepOutcome.done(),
                        Step.INSTALL_DOCKER,
                        NOTHING,
                        Step.USERS,
                        NOTHING,
                        Step.LOG_ROTATION,
                        NOTHING);
    }

    @Test
    void keepTheStepThatFailed() {
        task("system-updates: refresh");
        task("install-docker: install");
        events.accept("""
                {"event":"result","task":"install-docker: install","status":"failed","message":"No package matching 'docker.io'"}""");

        assertThat(events.step()).isEqualTo(Step.INSTALL_DOCKER);
        assertThat(events.trouble())
                .contains(
                        new AnsibleEvents.Trouble("install-docker: install", "No package matching 'docker.io'", false));
    }

    @Test
    void tellAMachineThatCannotBeReached() {
        task("system-updates: refresh");
        events.accept("""
                {"event":"result","task":"system-updates: refresh","status":"unreachable","message":"Permission denied (publickey)"}""");

        assertThat(events.trouble())
                .hasValueSatisfying(
                        trouble -> assertThat(trouble.isUnreachable()).isTrue());
    }

    @Test
    void surviveHalfALineAndTasksOfNobody() {
        events.accept("{\"event\":\"ta");
        task("Gathering Facts");
        events.accept("{}");

        assertThat(completed).isEmpty();
        assertThat(events.step()).isEqualTo(Step.SYSTEM_UPDATES);
    }

    private void task(String name) {
        events.accept("{\"event\":\"task\",\"task\":\"%s\"}".formatted(name));
    }

    private void result(String task, String status) {
        events.accept("{\"event\":\"result\",\"task\":\"%s\",\"status\":\"%s\"}".formatted(task, status));
    }
}
