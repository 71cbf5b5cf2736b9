package org.torrust.deployer.api.operation;

import java.util.Locale;
import java.util.Optional;

/** What an operator can ask of one operation beyond its kind. What is to last is a setting instead. */
public enum OperationOption {
    /** provision: leave what was made when it fails, to be looked at. */
    KEEP_ON_FAILURE,
    /** configure, deploy: leave the machine's packages at their versions. */
    SKIP_UPDATES,
    /** release, restore: a file was handed in with it. */
    OWN_CONFIGURATION,
    /** run: do not wait until the tracker is healthy and answers, only until its containers stay up. */
    WITHOUT_WAITING,
    /** deploy: end when the release is on the machine. */
    SKIP_RUN,
    /** destroy: keep a copy of database and configuration, before anything is removed. */
    BACKUP,
    /** destroy: leave the data volume for a later environment of this name. */
    KEEP_DATA,
    /** destroy: give up what lies on a host that will never answer again. */
    HOST_GONE,
    /** deploy: a look found that what is at the provider is not as it was made. */
    MEND_PROVISION,
    /** deploy: a look found that the machine is not as it was configured. */
    MEND_CONFIGURE,
    /** deploy: a look found that the release is not as it was shipped. */
    MEND_RELEASE;

    /** What has a deployment go through a phase again; empty for those it takes no option for. */
    public static Optional<OperationOption> mending(Phase phase) {
        return switch (phase) {
            case PROVISION -> Optional.of(MEND_PROVISION);
            case CONFIGURE -> Optional.of(MEND_CONFIGURE);
            case RELEASE -> Optional.of(MEND_RELEASE);
            case RUN, STOP, RESTORE, DESTROY -> Optional.empty();
        };
    }

    /** The stable name, e.g. {@code skip-updates}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
