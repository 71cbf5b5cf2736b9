package org.torrust.deployer.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The deployer's own version, from the jar's manifest. */
public final class Version implements IVersionProvider {

    /** E.g. {@code 0.1.0}; {@code development} when not run from a jar. */
    public static String current() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "development");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"torrust-tracker-deployer " + current()};
    }
}
