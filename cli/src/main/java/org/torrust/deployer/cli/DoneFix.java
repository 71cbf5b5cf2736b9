package org.torrust.deployer.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was carried out to set a check right.
 *
 * @param failed what failed, or null when all went well
 */
public record DoneFix(
        String why, List<String> commands, @Nullable String failed) {

    public DoneFix {
        commands = List.copyOf(commands);
    }
}
