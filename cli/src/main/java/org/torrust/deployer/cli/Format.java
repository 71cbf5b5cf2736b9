package org.torrust.deployer.cli;

/** How a result is written to stdout. The names are what a user types; {@code jsonl} is JSON on a single line. */
public enum Format {
    table,
    json,
    jsonl,
    yaml
}
