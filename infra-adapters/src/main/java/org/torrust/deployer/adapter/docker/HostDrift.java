package org.torrust.deployer.adapter.docker;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.torrust.deployer.adapter.drift.Drift;
import org.torrust.deployer.adapter.drift.Drift.Finding;
import org.torrust.deployer.adapter.drift.Drift.Kind;
import org.torrust.deployer.adapter.drift.Drift.Unseen;
import org.torrust.deployer.adapter.workspace.EnvironmentFolder;
import org.torrust.deployer.api.environment.Release;
import org.torrust.deployer.api.operation.Phase;

/** Compares what lies and runs on a machine with the release it is to serve. Asks nobody. */
final class HostDrift {

    private final EnvironmentFolder folder;
    private final Release release;
    private final HostFacts facts;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Unseen> unseen = new ArrayList<>();

    private HostDrift(EnvironmentFolder folder, Release release, HostFacts facts) {
        this.folder = folder;
        this.release = release;
        this.facts = facts;
    }

    /** @param serves whether its services are to run, or it only lies there */
    static Drift of(EnvironmentFolder folder, Release release, boolean serves, HostFacts facts) {
        var drift = new HostDrift(folder, release, facts);
        drift.files();
        if (serves) {
            drift.current();
            drift.images();
            drift.services();
            drift.firewall();
        }
        return new Drift(drift.findings, drift.unseen);
    }

    private void current() {
        var wanted = "releases/" + release.id();
        if (!facts.current().equals(wanted)) {
            var found = facts.current().isEmpty() ? "leads nowhere" : "leads to " + facts.current();
            find(Kind.RELEASE, HostPaths.ROOT + "/current", "leads to " + wanted, found, Phase.RUN);
        }
    }

    private void files() {
        if (!facts.hasRelease()) {
            find(Kind.FILE, HostPaths.release(release.id()), "holds the release", Finding.GONE, Phase.RELEASE);
            return;
        }
        facts.unread().forEach(name -> unseen.add(new Unseen(place(name), "Its owner does not let it be read.")));
        if (facts.unread().isEmpty() && !ReleaseDigest.of(facts.files()).equals(release.digest())) {
            changed();
        }
        secrets();
    }

    /** Which files they are can be told while what was uploaded is still here. */
    private void changed() {
        var uploaded = uploaded();
        if (!ReleaseDigest.of(uploaded).equals(release.digest())) {
            find(Kind.FILE, HostPaths.release(release.id()), "as it was uploaded", "was changed", Phase.RELEASE);
            return;
        }
        var names = new TreeSet<>(uploaded.keySet());
        names.addAll(facts.files().keySet());
        names.removeIf(name -> ReleaseDigest.isLeftOut(name)
                || Arrays.equals(uploaded.get(name), facts.files().get(name)));
        names.forEach(name -> find(Kind.FILE, place(name), "as it was uploaded", how(name, uploaded), Phase.RELEASE));
    }

    private String how(String name, SortedMap<String, byte[]> uploaded) {
        if (!uploaded.containsKey(name)) {
            return "was added";
        }
        return facts.files().containsKey(name) ? "was changed" : Finding.GONE;
    }

    private SortedMap<String, byte[]> uploaded() {
        var rendered = folder.release(release.id());
        return Files.isDirectory(rendered) ? ReleaseDigest.contents(rendered) : new TreeMap<>();
    }

    private void secrets() {
        var recorded = ReleaseDigest.ofSecrets(folder.release(release.id()));
        var place = place(ReleaseDigest.SECRETS);
        if (recorded.isEmpty()) {
            unseen.add(new Unseen(place, "What was uploaded is not kept here any more; 'release' brings it anew."));
        } else if (!facts.secret().equals(recorded)) {
            var found = facts.secret().isEmpty() ? Finding.GONE : "was changed";
            find(Kind.FILE, place, "as it was uploaded", found, Phase.RELEASE);
        }
    }

    private void images() {
        var pulled = new PulledImages(folder).of(release.image());
        if (pulled.isEmpty()) {
            unseen.add(new Unseen(
                    release.image(),
                    "Which image it led to was not recorded when it was pulled; 'release' does that now."));
        }
        pulled.filter(known -> !known.id().equals(facts.image()))
                .ifPresent(known -> find(
                        Kind.IMAGE,
                        release.image(),
                        "leads to " + known.shown(),
                        facts.image().isEmpty() ? Finding.GONE : "leads to " + shortened(facts.image()),
                        Phase.RELEASE));
        for (var container : facts.containers()) {
            if (!container.reference().equals(release.image())) {
                image(container, release.image(), container.reference());
            } else {
                pulled.filter(known -> !known.id().equals(container.image()))
                        .ifPresent(known -> image(container, known.shown(), shortened(container.image())));
            }
        }
    }

    private void image(HostFacts.Container container, String recorded, String found) {
        find(Kind.IMAGE, "service " + container.service(), "runs " + recorded, "runs " + found, Phase.RELEASE);
    }

    private static String shortened(String image) {
        return new PulledImages.PulledImage(image, "").shown();
    }

    private void services() {
        if (!facts.trouble().isEmpty()) {
            unseen.add(new Unseen("the containers", "Docker there says: " + facts.trouble()));
        } else if (facts.containers().isEmpty()) {
            find(Kind.SERVICE, "containers", "run", "none is there", Phase.RUN);
        }
        facts.containers().stream()
                .filter(container -> !container.state().equals("running"))
                .forEach(container ->
                        find(Kind.SERVICE, "service " + container.service(), "running", container.state(), Phase.RUN));
    }

    private void firewall() {
        switch (facts.firewall()) {
            case "", "same" -> {}
            case "differs" -> find(Kind.FIREWALL, "rules", "as the release wants them", "were changed", Phase.RUN);
            default -> {
                if (facts.firewall().contains("not found")) {
                    find(Kind.FIREWALL, "torrust-firewall", "governs the ports", Finding.GONE, Phase.CONFIGURE);
                } else {
                    unseen.add(new Unseen("the firewall's rules", "It says: " + facts.firewall()));
                }
            }
        }
    }

    private String place(String name) {
        return HostPaths.release(release.id()) + "/" + name;
    }

    private void find(Kind kind, String what, String recorded, String found, Phase mendedBy) {
        findings.add(new Finding(kind, what, recorded, found, mendedBy));
    }
}
