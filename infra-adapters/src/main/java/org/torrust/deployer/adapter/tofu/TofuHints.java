package org.torrust.deployer.adapter.tofu;

import org.torrust.deployer.api.configuration.LxdSettings;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.command.port.Site;

/** What to do about what OpenTofu complains of. */
final class TofuHints {

    private TofuHints() {}

    static String summary(Step step, String words) {
        var first = words.lines().findFirst().orElse("OpenTofu failed");
        return "%s (%s).".formatted(first.replaceAll("[.\\s]+$", ""), step);
    }

    static String hint(String words, Site site) {
        var lxd = (LxdSettings) site.configuration().provider();
        if (words.contains("Image not found") || words.contains("image info")) {
            return "LXD knows no image '%s'. See which it knows: lxc image list; then make the environment with --set provider.image=ALIAS."
                    .formatted(lxd.image());
        }
        if (words.contains("Storage pool not found")) {
            return "LXD has no pool '%s'. See which it has: lxc storage list.".formatted(lxd.pool());
        }
        if (words.contains("etwork not found") || words.contains("LXD network")) {
            return "LXD has no network '%s'. See which it has: lxc network list.".formatted(lxd.network());
        }
        if (words.contains("state lock")) {
            return "Another OpenTofu works on this environment; wait until it has ended, then try again.";
        }
        if (words.contains("unix socket") || words.contains("connection refused")) {
            return "LXD does not answer. See that it runs: lxc info; then try again.";
        }
        if (words.contains("checksums recorded")) {
            return "The provider is another build than the one this was made with. If you trust it: remove .terraform and .terraform.lock.hcl below data/%s/tofu, then try again."
                    .formatted(site.environment());
        }
        if (words.contains("registry") || words.contains("provider packages")) {
            return "The provider cannot be had. Name a mirror: --set sources.tofu-providers=DIR, or TF_CLI_CONFIG_FILE.";
        }
        return "What was made stays and is found again: try again, or destroy " + site.environment() + ".";
    }
}
