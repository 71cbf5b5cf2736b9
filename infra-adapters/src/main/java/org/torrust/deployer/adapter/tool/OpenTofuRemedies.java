package org.torrust.deployer.adapter.tool;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How OpenTofu is brought where no package of the system is: its own repository, a released archive, its source. */
final class OpenTofuRemedies {

    private static final String VERSION = "1.12.6";
    private static final String KEYRINGS = "/etc/apt/keyrings";
    private static final String SIGNERS = KEYRINGS + "/opentofu.gpg," + KEYRINGS + "/opentofu-repo.asc";
    private static final String KEY = "https://get.opentofu.org/opentofu.gpg";
    private static final String REPOSITORY = "https://packages.opentofu.org/opentofu/tofu";
    private static final String RELEASE = "https://github.com/opentofu/opentofu/releases/download/v" + VERSION;

    private OpenTofuRemedies() {}

    /** OpenTofu's own package repository, its packages being verified by the keys that are fetched first. */
    static Remedy aptRepository() {
        return new Remedy(
                "install OpenTofu from its makers' repository",
                Map.of("opentofu.list", "deb [signed-by=%s] %s/any/ any main\n".formatted(SIGNERS, REPOSITORY)),
                List.of(
                        fetch(KEY, "opentofu.gpg"),
                        fetch(REPOSITORY + "/gpgkey", "opentofu-repo.asc"),
                        Command.root("mkdir", "-p", KEYRINGS),
                        Command.root("install", "-m", "644", "opentofu.gpg", "opentofu-repo.asc", KEYRINGS),
                        Command.root("install", "-m", "644", "opentofu.list", "/etc/apt/sources.list.d/opentofu.list"),
                        Command.root("apt-get", "update"),
                        Manager.APT.install(List.of("tofu"))));
    }

    static Remedy dnfRepository() {
        return new Remedy(
                "install OpenTofu from its makers' repository",
                Map.of("opentofu.repo", """
                        [opentofu]
                        name=opentofu
                        baseurl=%s/rpm_any/rpm_any/$basearch
                        repo_gpgcheck=0
                        gpgcheck=1
                        enabled=1
                        gpgkey=%s
                               %s/gpgkey
                        sslverify=1
                        """.formatted(REPOSITORY, KEY, REPOSITORY)),
                List.of(
                        Command.root("install", "-m", "644", "opentofu.repo", "/etc/yum.repos.d/opentofu.repo"),
                        Manager.DNF.install(List.of("tofu"))));
    }

    /** The released archive, once its SHA-256 was found to be the one its makers list. */
    static Remedy archive(String platform, Path target) {
        var archive = "tofu_%s_%s.tar.gz".formatted(VERSION, platform);
        var sums = "tofu_%s_SHA256SUMS".formatted(VERSION);
        return Remedy.of(
                "install OpenTofu %s from its released archive, its checksum verified, into %s"
                        .formatted(VERSION, target),
                fetch(RELEASE + "/" + sums, sums),
                fetch(RELEASE + "/" + archive, archive),
                platform.startsWith("darwin")
                        ? Command.plain("shasum", "-a", "256", "--check", "--ignore-missing", "--strict", sums)
                        : Command.plain("sha256sum", "--check", "--ignore-missing", "--strict", sums),
                Command.plain("tar", "-xzf", archive, "tofu"),
                Command.plain("mkdir", "-p", target.toString()),
                Command.plain(
                        "install", "-m", "755", "tofu", target.resolve("tofu").toString()));
    }

    /**
     * Built from its Go module, whose sums Go verifies. Its go.mod replaces a module, and 'go install' refuses that; a module
     * of our own with the same replacement does not. It names the Go that version needs;
     * distributions tell theirs not to fetch a newer one.
     */
    static Remedy source(Path target) {
        return new Remedy(
                "build OpenTofu %s from source, which takes minutes, into %s".formatted(VERSION, target),
                Map.of("go.mod", """
                        module build
                        go 1.26.6
                        require github.com/opentofu/opentofu v%s
                        replace github.com/hashicorp/hcl/v2 v2.20.1 => github.com/opentofu/hcl/v2 v2.20.2-0.20251021132045-587d123c2828
                        """.formatted(VERSION)),
                List.of(
                        Command.plain(
                                "env",
                                "CGO_ENABLED=0",
                                "GOTOOLCHAIN=auto",
                                "go",
                                "build",
                                "-mod=mod",
                                "-trimpath",
                                "-ldflags",
                                "-s -w -X github.com/opentofu/opentofu/version.dev=no",
                                "-o",
                                "tofu",
                                "github.com/opentofu/opentofu/cmd/tofu"),
                        Command.plain("mkdir", "-p", target.toString()),
                        Command.plain(
                                "install",
                                "-m",
                                "755",
                                "tofu",
                                target.resolve("tofu").toString())));
    }

    private static Command fetch(String address, String file) {
        return Command.plain(
                "curl",
                "--fail",
                "--silent",
                "--show-error",
                "--location",
                "--proto",
                "=https",
                "--connect-timeout",
                "15",
                "--output",
                file,
                address);
    }
}
