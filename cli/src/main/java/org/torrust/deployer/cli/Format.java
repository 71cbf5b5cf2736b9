package org.torrust.deployer.cli;

/** How a result is written to stdout. The names are what a user types. */
public enum Format {
    table,
    json,
    yaml
}
