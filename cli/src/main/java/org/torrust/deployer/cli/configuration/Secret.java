package org.torrust.deployer.cli.configuration;

/** A value that is kept in a file of its own and shown to nobody. */
public record Secret(String value) {

    /** What is shown in its place. Read again it leaves the secret as it is, or has one made. */
    static final String HIDDEN = "***";

    @Override
    public String toString() {
        return HIDDEN;
    }
}
