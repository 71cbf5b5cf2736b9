package org.torrust.deployer.adapter.tool;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.workspace.Workspace;

/**
 * What is to be checked: all a provider needs, or all one environment needs.
 *
 * @param settings dotted keys of the configuration, with the provider's word under {@code provider}; lists separated by commas
 * @param key the environment's private key, or null where no environment was named
 */
public record Subject(
        Workspace workspace,
        Map<String, String> settings,
        @Nullable Path key) {

    public Subject {
        settings = Map.copyOf(settings);
    }

    String provider() {
        return text("provider");
    }

    boolean isSimulated() {
        return provider().equals("simulated");
    }

    String text(String key) {
        return settings.getOrDefault(key, "");
    }

    List<String> list(String key) {
        return Arrays.stream(text(key).split(","))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
