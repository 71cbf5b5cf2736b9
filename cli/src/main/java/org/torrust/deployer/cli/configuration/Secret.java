package org.torrust.deployer.cli.configuration;

/** A value that is kept in a file of its own and shown to nobody. */
public record Secret(String value) {

    @Override
    public String toString() {
        return "***";
    }
}
