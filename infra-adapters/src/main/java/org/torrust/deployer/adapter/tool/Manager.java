package org.torrust.deployer.adapter.tool;

import java.util.ArrayList;
import java.util.List;

/** A package manager, in the order they are turned to: first the system's own. */
enum Manager {
    APT("apt-get", true, "env DEBIAN_FRONTEND=noninteractive apt-get install -y"),
    DNF("dnf", true, "dnf install -y"),
    PACMAN("pacman", true, "pacman -S --noconfirm --needed"),
    BREW("brew", false, "brew install"),
    SNAP("snap", true, "snap install");

    private final String program;
    private final boolean asRoot;
    private final String install;

    Manager(String program, boolean asRoot, String install) {
        this.program = program;
        this.asRoot = asRoot;
        this.install = install;
    }

    String program() {
        return program;
    }

    /** The command that installs these, without asking. */
    Command install(List<String> packages) {
        var words = new ArrayList<>(List.of(install.split(" ")));
        words.addAll(packages);
        return new Command(words, asRoot);
    }
}
