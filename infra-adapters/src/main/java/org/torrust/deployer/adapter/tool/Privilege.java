package org.torrust.deployer.adapter.tool;

/** Whether the operator can do what only root may. */
enum Privilege {
    ROOT,
    /** By sudo, without being asked for a password. */
    SUDO,
    NONE
}
