package org.torrust.deployer.adapter.tool;

import java.nio.file.Path;
import java.util.Map;
import org.torrust.deployer.adapter.process.Toolbox;

/**
 * Whoever started the deployer, and what is at hand there.
 *
 * @param environment variables
 * @param user the account's name
 */
public record Operator(Toolbox toolbox, Map<String, String> environment, String user, Path home) {

    public Operator {
        environment = Map.copyOf(environment);
    }

    /** The one who started this process. */
    public static Operator current() {
        return new Operator(
                Toolbox.ofOperator(),
                System.getenv(),
                System.getProperty("user.name", ""),
                Path.of(System.getProperty("user.home", ".")));
    }

    /** Where programs of one's own are put; not always on PATH. */
    Path ownPrograms() {
        return home.resolve(".local/bin");
    }
}
