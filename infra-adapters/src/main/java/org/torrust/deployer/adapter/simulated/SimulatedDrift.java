package org.torrust.deployer.adapter.simulated;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.drift.Drift;
import org.torrust.deployer.adapter.drift.Drift.Finding;
import org.torrust.deployer.adapter.drift.Drift.Kind;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.environment.Release;
import org.torrust.deployer.api.operation.Phase;

/**
 * Compares a played machine with what is recorded of it.
 *
 * @param release the newest one that lies there, or the one that serves; null where none was brought
 */
record SimulatedDrift(
        World world,
        EnvironmentConfiguration wished,
        @Nullable Release release,
        boolean serves) {

    Drift drift() {
        if (!world.machine()) {
            return Drift.of(new Finding(
                            Kind.MACHINE, "lxd_instance.machine", "as OpenTofu made it", Finding.GONE, Phase.PROVISION))
                    .and(Drift.unseen("files, images, services and ports", Play.proof("There is no machine.")));
        }
        return release == null ? Drift.NONE : new Drift(of(release), List.of());
    }

    private List<Finding> of(Release recorded) {
        var findings = new ArrayList<Finding>();
        files(recorded, findings);
        if (!serves) {
            return findings;
        }
        if (!recorded.id().equals(world.current())) {
            findings.add(finding(
                    Kind.RELEASE, "the current release", "is " + recorded.id(), "is " + world.current(), Phase.RUN));
        }
        if (!recorded.id().equals(world.up())) {
            findings.add(finding(Kind.SERVICE, "service tracker", "running", Finding.GONE, Phase.RUN));
        }
        var image = world.byHand().image();
        if (image != null && !image.equals(recorded.image())) {
            findings.add(
                    finding(Kind.IMAGE, "service tracker", "runs " + recorded.image(), "runs " + image, Phase.RELEASE));
        }
        if (wished.firewall().enabled()) {
            world.byHand()
                    .ports()
                    .forEach(port -> findings.add(finding(Kind.PORT, port, "is closed", "answers", Phase.RUN)));
        }
        return findings;
    }

    private void files(Release recorded, List<Finding> findings) {
        var place = "/opt/torrust/releases/" + recorded.id();
        var there = world.releases().stream()
                .filter(release -> release.id().equals(recorded.id()))
                .findFirst();
        if (there.isEmpty()) {
            findings.add(finding(Kind.FILE, place, "holds the release", Finding.GONE, Phase.RELEASE));
        } else if (!there.get().digest().equals(recorded.digest())) {
            findings.add(finding(Kind.FILE, place, "as it was uploaded", "was changed", Phase.RELEASE));
        }
    }

    private static Finding finding(Kind kind, String what, String recorded, String found, Phase mendedBy) {
        return new Finding(kind, what, recorded, found, mendedBy);
    }
}
