package org.torrust.deployer.adapter.tool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Looks into the folder OpenTofu is to take its providers from, where the settings name one. */
final class ProviderMirrorCheck {

    private static final String NAME = "Provider mirror";

    private ProviderMirrorCheck() {}

    static List<CheckResult> of(Subject subject) {
        var folder = subject.text("sources.tofu-providers");
        return folder.isEmpty() ? List.of() : List.of(judge(folder));
    }

    /** A mirror has HOST/NAMESPACE/TYPE folders. */
    private static CheckResult judge(String folder) {
        try (Stream<Path> hosts = Files.list(Path.of(folder))) {
            return hosts.anyMatch(host -> Files.isDirectory(host))
                    ? CheckResult.ok(NAME, folder, "OK")
                    : CheckResult.fail(
                            NAME, folder, "has no providers in it", "Fill it: tofu providers mirror " + folder);
        } catch (java.io.IOException e) {
            return CheckResult.fail(
                    NAME, folder, "is no folder that can be read", "Set another: --set sources.tofu-providers=DIR");
        }
    }
}
