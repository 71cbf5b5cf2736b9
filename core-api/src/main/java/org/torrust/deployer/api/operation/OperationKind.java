package org.torrust.deployer.api.operation;

import java.util.Locale;

/** What an operator can ask for; each asking is one operation. */
public enum OperationKind {
    CREATE,
    PROVISION,
    CONFIGURE,
    RELEASE,
    RUN,
    DEPLOY,
    STOP,
    RESTORE,
    DESTROY;

    /** The subcommand's name, e.g. {@code provision}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
