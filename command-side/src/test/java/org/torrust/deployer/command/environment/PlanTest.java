package org.torrust.deployer.command.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.torrust.deployer.api.environment.Claims;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.api.operation.OperationOption;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.api.operation.Step;

class PlanTest {

    private static List<Step> steps(OperationKind kind, State state, OperationOption... options) {
        return Plan.steps(kind, claims(state), OperationOptions.of(options));
    }

    private static List<Step> deploy(State state, Phase... touched) {
        return Plan.steps(OperationKind.DEPLOY, claims(state, touched), OperationOptions.NONE);
    }

    private static Claims claims(State state, Phase... touched) {
        return new Claims(state, null, null, null, null, List.of(touched));
    }

    @Test
    void leavesPackagesAloneWhereUpdatesAreSkipped() {
        assertThat(steps(OperationKind.CONFIGURE, State.PROVISIONED, OperationOption.SKIP_UPDATES))
                .containsExactly(
                        Step.RENDER_ANSIBLE,
                        Step.INSTALL_DOCKER,
                        Step.USERS,
                        Step.FIREWALL,
                        Step.LOG_ROTATION,
                        Step.MONITORING);
    }

    @Test
    void looksThatContainersStayUpWhereNobodyWaitsForMore() {
        assertThat(steps(OperationKind.RUN, State.RELEASED, OperationOption.WITHOUT_WAITING))
                .containsExactly(Step.SWITCH, Step.START, Step.STAY_UP);
    }

    @Test
    void takesABackupBeforeAnythingIsRemoved() {
        assertThat(steps(OperationKind.DESTROY, State.RUNNING, OperationOption.BACKUP))
                .containsExactly(Step.STOP_SERVICES, Step.BACKUP, Step.TOFU_DESTROY, Step.CLEAN_UP);
    }

    @Test
    void readsABackupWholeBeforeAnythingIsStopped() {
        assertThat(steps(OperationKind.RESTORE, State.RUNNING))
                .containsExactly(
                        Step.VERIFY_BACKUP,
                        Step.RENDER_RELEASE,
                        Step.VALIDATE,
                        Step.UPLOAD,
                        Step.PULL_IMAGES,
                        Step.PUT_BACK,
                        Step.SWITCH,
                        Step.START,
                        Step.WAIT_HEALTHY,
                        Step.PROBE);
    }

    @Test
    void endsADeploymentBeforeRunningWhereThatIsSkipped() {
        assertThat(steps(OperationKind.DEPLOY, State.CONFIGURED, OperationOption.SKIP_RUN))
                .isEqualTo(Samples.stepsOf(Phase.RELEASE));
    }

    @Test
    void hasNothingToDeployWhereAReleaseIsThereAndRunningIsSkipped() {
        assertThat(steps(OperationKind.DEPLOY, State.RELEASED, OperationOption.SKIP_RUN))
                .isEmpty();
    }

    @Test
    void goesThroughChangedPhasesInTheirOrderAndProvesTheResult() {
        assertThat(deploy(State.RUNNING, Phase.RELEASE, Phase.CONFIGURE))
                .isEqualTo(Samples.stepsOf(Phase.CONFIGURE, Phase.RELEASE, Phase.RUN));
    }

    @Test
    void goesThroughAllWhereTheMachineMayComeOutAsANewOne() {
        assertThat(deploy(State.RUNNING, Phase.PROVISION))
                .isEqualTo(Samples.stepsOf(Phase.PROVISION, Phase.CONFIGURE, Phase.RELEASE, Phase.RUN));
    }

    @Test
    void goesThroughAgainWhatIsNotAsItWasLeftAndSaysSo() {
        assertThat(steps(OperationKind.DEPLOY, State.RUNNING, OperationOption.MEND_RELEASE))
                .isEqualTo(Samples.stepsOf(Phase.RELEASE, Phase.RUN));
        assertThat(steps(OperationKind.DEPLOY, State.RUNNING, OperationOption.MEND_CONFIGURE))
                .isEqualTo(Samples.stepsOf(Phase.CONFIGURE, Phase.RUN));
        assertThat(steps(OperationKind.DEPLOY, State.CONFIGURED, OperationOption.MEND_PROVISION))
                .isEqualTo(Samples.stepsOf(Phase.PROVISION, Phase.CONFIGURE, Phase.RELEASE, Phase.RUN));
        assertThat(Plan.why(
                        Phase.RELEASE,
                        OperationKind.DEPLOY,
                        claims(State.RUNNING),
                        OperationOptions.of(OperationOption.MEND_RELEASE)))
                .isEqualTo("it is not as it was left");
    }

    @ParameterizedTest
    @EnumSource(
            names = {"CREATE"},
            mode = EnumSource.Mode.EXCLUDE)
    void takesAtLeastOneStepForEveryKind(OperationKind kind) {
        assertThat(steps(kind, State.RUNNING)).isNotEmpty().doesNotHaveDuplicates();
    }
}
