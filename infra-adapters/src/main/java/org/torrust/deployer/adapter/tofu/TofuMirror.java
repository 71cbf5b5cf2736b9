package org.torrust.deployer.adapter.tofu;

import java.nio.file.Path;
import java.util.Map;
import org.torrust.deployer.adapter.workspace.EnvironmentFolder;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;

/** What OpenTofu is told by its environment: where it finds its providers, if that is not where it would look. */
final class TofuMirror {

    private TofuMirror() {}

    /** The variables; the file they name is written where there is one. */
    static Map<String, String> written(EnvironmentFolder folder, EnvironmentConfiguration configuration) {
        var mirror = configuration.sources().tofuProviders();
        if (mirror != null) {
            PrivateFiles.write(
                    file(folder),
                    "provider_installation {\n  filesystem_mirror {\n    path = %s\n  }\n}\n"
                            .formatted(HclText.quoted(mirror)));
        }
        return variables(folder, configuration);
    }

    /** The variables, for who finds the file written. */
    static Map<String, String> variables(EnvironmentFolder folder, EnvironmentConfiguration configuration) {
        return configuration.sources().tofuProviders() == null
                ? Map.of("TF_IN_AUTOMATION", "1")
                : Map.of(
                        "TF_IN_AUTOMATION",
                        "1",
                        "TF_CLI_CONFIG_FILE",
                        file(folder).toString());
    }

    private static Path file(EnvironmentFolder folder) {
        return folder.data().resolve("tofu/tofurc");
    }
}
