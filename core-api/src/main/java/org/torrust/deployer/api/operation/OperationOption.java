package org.torrust.deployer.api.operation;

import java.util.Locale;

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
    HOST_GONE;

    /** The stable name, e.g. {@code skip-updates}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
