package org.torrust.deployer.cli.presentation;

/** How the report of a test is written. The names are what a user types; {@code xml} is JUnit's format. */
public enum ReportFormat {
    text,
    json,
    xml
}
