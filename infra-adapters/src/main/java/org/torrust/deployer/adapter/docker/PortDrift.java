package org.torrust.deployer.adapter.docker;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.torrust.deployer.adapter.drift.Drift;
import org.torrust.deployer.adapter.drift.Drift.Finding;
import org.torrust.deployer.adapter.drift.Drift.Kind;
import org.torrust.deployer.adapter.tracker.Knocking;
import org.torrust.deployer.adapter.tracker.TrackerConfiguration;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.templates.TemplateRefused;

/**
 * Compares the ports that answer from here with those of the release that serves. Those that are to be closed are only looked
 * for where a firewall closes them, among those at which something listens there.
 */
record PortDrift(String host, Knocking knocking) {

    private static final String ANSWERS = "answers";

    Drift of(OpenPorts wanted, HostFacts facts, EnvironmentConfiguration wished, int sshPort) {
        var findings = new ArrayList<Finding>();
        for (var port : wanted.tcp()) {
            if (!knocking.isOpen(host, port)) {
                findings.add(silent(port + "/tcp"));
            }
        }
        for (var port : servesUdp(facts) ? wanted.udp() : List.<Integer>of()) {
            if (!knocking.isUdpTracker(host, port)) {
                findings.add(silent(port + "/udp"));
            }
        }
        if (wished.firewall().enabled()) {
            facts.listening().stream()
                    .filter(port -> port != sshPort && !wanted.tcp().contains(port) && knocking.isOpen(host, port))
                    .forEach(port ->
                            findings.add(new Finding(Kind.PORT, port + "/tcp", "is closed", ANSWERS, Phase.RUN)));
        }
        return new Drift(findings, List.of());
    }

    private static Finding silent(String port) {
        return new Finding(Kind.PORT, port, ANSWERS, "does not answer from here", Phase.RUN);
    }

    private static boolean servesUdp(HostFacts facts) {
        var toml = facts.files().get(RenderedRelease.TRACKER);
        try {
            return toml == null
                    || TrackerConfiguration.read(new String(toml, StandardCharsets.UTF_8))
                            .admission()
                            .servesUdp();
        } catch (TemplateRefused | IllegalArgumentException e) {
            // Someone spoiled it, which is told as a changed file; the tracker that runs has read it before.
            return true;
        }
    }
}
