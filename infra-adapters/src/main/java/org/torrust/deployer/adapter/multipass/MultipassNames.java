package org.torrust.deployer.adapter.multipass;

import java.util.Optional;
import org.torrust.deployer.adapter.workspace.WorkspaceId;
import org.torrust.deployer.api.environment.EnvironmentName;

/** How an environment's machine is called at Multipass, whose instances carry no labels: the name alone tells whose it is. */
public record MultipassNames(EnvironmentName environment, WorkspaceId workspace) {

    private static final String BEGINNING = "torrust-";

    /** With the longest environment's name the instance's has 61 characters; 63 is what a host name may have. */
    private static final int DIGITS_OF_WORKSPACE = 12;

    public String instance() {
        return BEGINNING + environment + end(workspace);
    }

    /** Whose instance it is; empty when it is none of this workspace. */
    public static Optional<String> environment(String instance, WorkspaceId workspace) {
        var end = end(workspace);
        return instance.startsWith(BEGINNING)
                        && instance.endsWith(end)
                        && instance.length() > BEGINNING.length() + end.length()
                ? Optional.of(instance.substring(BEGINNING.length(), instance.length() - end.length()))
                : Optional.empty();
    }

    private static String end(WorkspaceId workspace) {
        return "-" + workspace.value().substring(0, DIGITS_OF_WORKSPACE);
    }
}
