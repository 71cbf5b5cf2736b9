package org.torrust.deployer.adapter.tool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.torrust.deployer.api.input.PlainFolder;

/** Looks into the folder OpenTofu is to take its providers from, where the settings name one. */
final class ProviderMirrorCheck {

    private static final String NAME = "Provider mirror";

    private ProviderMirrorCheck() {}

    static List<CheckResult> of(Subject subject) {
        var folder = subject.text("sources.tofu-providers");
        var wanted = subject.provider().equals("multipass") ? "larstobi/multipass" : "terraform-lxd/lxd";
        return folder.isEmpty() ? List.of() : List.of(judge(folder, wanted));
    }

    /** A mirror has HOST/NAMESPACE/TYPE folders. */
    private static CheckResult judge(String folder, String wanted) {
        try {
            return PlainFolder.entries(Path.of(folder)).stream()
                            .anyMatch(host -> Files.isDirectory(host.resolve(wanted)))
                    ? CheckResult.ok(NAME, folder, "OK")
                    : CheckResult.fail(
                            NAME,
                            folder,
                            "has no provider %s in it".formatted(wanted),
                            "Fill it, in a folder whose main.tf requires that provider: tofu providers mirror "
                                    + folder);
        } catch (java.io.IOException e) {
            return CheckResult.fail(
                    NAME, folder, "is no folder that can be read", "Set another: --set sources.tofu-providers=DIR");
        }
    }
}
