package org.torrust.deployer.api.configuration;

import java.util.ArrayList;
import java.util.List;
import org.torrust.deployer.api.operation.Phase;

/** What it takes to make other settings true. */
public final class ConfigurationChange {

    private ConfigurationChange() {}

    /** The phases that read a setting which differs, in order; empty where only the deployer itself reads it. */
    public static List<Phase> touches(EnvironmentConfiguration before, EnvironmentConfiguration after) {
        var touched = new ArrayList<Phase>();
        if (!before.provider().equals(after.provider())) {
            touched.add(Phase.PROVISION);
        }
        if (isOtherHost(before, after)) {
            touched.add(Phase.CONFIGURE);
        }
        if (!before.tracker().equals(after.tracker())) {
            touched.add(Phase.RELEASE);
        }
        return touched;
    }

    /** Whether what a {@code tracker.toml} says would differ; the image is none of its business. */
    public static boolean isOfTrackerToml(EnvironmentConfiguration before, EnvironmentConfiguration after) {
        var was = before.tracker();
        var wished = after.tracker();
        return was.isPrivate() != wished.isPrivate()
                || !was.database().equals(wished.database())
                || !was.listeners().equals(wished.listeners());
    }

    private static boolean isOtherHost(EnvironmentConfiguration before, EnvironmentConfiguration after) {
        return !before.docker().equals(after.docker())
                || !before.firewall().equals(after.firewall())
                || !before.monitoring().equals(after.monitoring());
    }

    /** Whether a machine that exists cannot become what is wished: another provider, kind of machine, source of packages or way in. */
    public static boolean needsAnotherMachine(EnvironmentConfiguration before, EnvironmentConfiguration after) {
        return !before.provider().word().equals(after.provider().word())
                || !before.ssh().equals(after.ssh())
                || !before.apt().equals(after.apt()) // cloud-init reads them, at the first boot
                || !before.provider().place().equals(after.provider().place());
    }
}
