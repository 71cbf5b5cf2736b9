package org.torrust.deployer.adapter.tool;

import java.nio.file.Path;

/** What a check found wanting, where there are commands that can set it right. */
public sealed interface Need {

    /** A program that is missing or too old. */
    record Program(Tool tool) implements Need {}

    /** LXD is installed and does not run. */
    record LxdStart(boolean ofSnap) implements Need {}

    /** LXD has neither pool nor network: it was never initialised. */
    record LxdInit() implements Need {}

    /** The operator is not in the group that may use LXD's socket. */
    record LxdGroup(String group, String user) implements Need {}

    /** @param type {@code container} or {@code virtual-machine} */
    record LxdImage(String alias, String type) implements Need {}

    /** The operator has no key pair. */
    record KeyPair(Path file) implements Need {}

    /** @param mode as chmod takes it, e.g. {@code 600} */
    record Mode(String mode, Path file) implements Need {}
}
