package org.torrust.deployer.adapter.tofu;

import java.util.Optional;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.command.port.Site;

/** What to do about what OpenTofu complains of. */
final class TofuHints {

    /** What to do where the key of the states is gone, or is another one. */
    static final String KEY =
            "Put data/state.key back from a copy of the workspace. Where there is none: move the terraform.tfstate files aside, let destroy name what is left at the provider, and remove that by hand.";

    private TofuHints() {}

    static String summary(Step step, String words) {
        var what = isOfKey(words)
                ? "OpenTofu cannot read its state with the key of this workspace, data/state.key"
                : words.lines().findFirst().orElse("OpenTofu failed").replaceAll(": Error message: .*$", "");
        return "%s (%s).".formatted(what.replaceAll("[.:\\s]+$", ""), step);
    }

    static String hint(String words, Site site, TofuProvider provider) {
        return ofOpenTofu(words, site)
                .or(() -> provider.hint(words, site))
                .orElseGet(() -> "What was made stays and is found again: try again, or destroy %s."
                        .formatted(site.environment()));
    }

    /** Whether the words complain of the key of the states, whatever OpenTofu was at. */
    static boolean isOfKey(String words) {
        return words.contains("decryption failed") || words.contains("key_provider.pbkdf2.workspace");
    }

    private static Optional<String> ofOpenTofu(String words, Site site) {
        if (isOfKey(words)) {
            return Optional.of(KEY);
        }
        if (words.contains("state lock")) {
            return Optional.of(ofLock(words, site));
        }
        if (isWithoutPlugins(words)) {
            return Optional.of(
                    "The program of the provider was taken away from below data/%s/tofu. It is brought anew when this is tried again, and by 'provision'."
                            .formatted(site.environment()));
        }
        if (words.contains("checksums recorded")) {
            return Optional.of(
                    "The provider is another build than the one this was made with. If you trust it: remove .terraform and .terraform.lock.hcl below data/%s/tofu, then try again."
                            .formatted(site.environment()));
        }
        return words.contains("registry") || words.contains("provider packages")
                ? Optional.of(
                        "The provider cannot be had. Name a mirror: --set sources.tofu-providers=DIR, or TF_CLI_CONFIG_FILE.")
                : Optional.empty();
    }

    /** OpenTofu says the same of a state it cannot read. */
    private static String ofLock(String words, Site site) {
        return words.contains("could not be parsed")
                ? "The state is no state any more. Put the right one back below data/%s/tofu, from a copy or from terraform.tfstate.backup beside it, then try again."
                        .formatted(site.environment())
                : "Another OpenTofu works on this environment; wait until it has ended, then try again. No file has to be removed: the lock ends with its process.";
    }

    /** Whether what 'init' had brought is not there any more. */
    static boolean isWithoutPlugins(String words) {
        return words.contains("plugins are not installed");
    }
}
