package org.torrust.deployer.api.operation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The named steps of the phases, in order. Their names are stable: scripts, events and logs carry them. */
public enum Step {
    RENDER_TOFU(Phase.PROVISION),
    TOFU_INIT(Phase.PROVISION),
    TOFU_APPLY(Phase.PROVISION),
    READ_OUTPUTS(Phase.PROVISION),
    WAIT_SSH(Phase.PROVISION),
    PIN_HOST_KEY(Phase.PROVISION),
    WAIT_CLOUD_INIT(Phase.PROVISION),

    RENDER_ANSIBLE(Phase.CONFIGURE),
    SYSTEM_UPDATES(Phase.CONFIGURE),
    INSTALL_DOCKER(Phase.CONFIGURE),
    USERS(Phase.CONFIGURE),
    FIREWALL(Phase.CONFIGURE),
    LOG_ROTATION(Phase.CONFIGURE),
    MONITORING(Phase.CONFIGURE),

    RENDER_RELEASE(Phase.RELEASE),
    VALIDATE(Phase.RELEASE),
    UPLOAD(Phase.RELEASE),
    PULL_IMAGES(Phase.RELEASE),

    SWITCH(Phase.RUN),
    START(Phase.RUN),
    WAIT_HEALTHY(Phase.RUN),
    PROBE(Phase.RUN),
    STAY_UP(Phase.RUN),

    SHUT_DOWN(Phase.STOP),

    VERIFY_BACKUP(Phase.RESTORE),
    PUT_BACK(Phase.RESTORE),

    STOP_SERVICES(Phase.DESTROY),
    BACKUP(Phase.DESTROY),
    TOFU_DESTROY(Phase.DESTROY),
    CLEAN_UP(Phase.DESTROY);

    private final Phase phase;

    Step(Phase phase) {
        this.phase = phase;
    }

    public Phase phase() {
        return phase;
    }

    /** Whether it is done only when asked for. */
    public boolean isOptional() {
        return this == STAY_UP || this == BACKUP;
    }

    /** Whether Ansible does this step, in one run with the others of its kind: its start is most of what it costs. */
    public boolean isOfPlaybook() {
        return phase == Phase.CONFIGURE && this != RENDER_ANSIBLE;
    }

    /** Whether the run of a tool that does {@code previous} does this step too. */
    public boolean joins(Step previous) {
        return isOfPlaybook() && previous.isOfPlaybook();
    }

    /** The steps one run of a tool may do together with this one, itself included, in order. */
    public List<Step> ofOneRun() {
        return Arrays.stream(values())
                .filter(other -> other == this || other.joins(this))
                .toList();
    }

    /** Whether this step only looks, waits or writes files here, so that having done it changes nothing out there. */
    public boolean onlyLooks() {
        return switch (this) {
            case RENDER_TOFU,
                    TOFU_INIT,
                    READ_OUTPUTS,
                    WAIT_SSH,
                    WAIT_CLOUD_INIT,
                    RENDER_ANSIBLE,
                    RENDER_RELEASE,
                    VALIDATE,
                    WAIT_HEALTHY,
                    PROBE,
                    STAY_UP,
                    VERIFY_BACKUP -> true;
            default -> false;
        };
    }

    /** The stable name, e.g. {@code wait-cloud-init}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The step of that stable name. */
    public static Optional<Step> named(String word) {
        return Arrays.stream(values()).filter(step -> step.word().equals(word)).findFirst();
    }

    @Override
    public String toString() {
        return word();
    }
}
