package org.torrust.deployer.command.environment;

import org.torrust.deployer.api.environment.Release;
import org.torrust.deployer.command.port.Ports;
import org.torrust.deployer.command.port.Progress;
import org.torrust.deployer.command.port.Site;

/** Brings the release that served before back into service. */
final class SwitchBack {

    private SwitchBack() {}

    static void to(Release before, Ports ports, Site site, Progress progress) {
        var past = new Site(
                site.environment(),
                site.operation(),
                site.configuration(),
                site.address(),
                site.hostKey(),
                before,
                before,
                site.options(),
                site.kind(),
                site.madeMachine(),
                site.ownConfiguration());
        ports.serviceRunner().switchTo(past, before);
        ports.serviceRunner().start(past, progress);
        ports.serviceRunner().awaitHealthy(past, progress);
    }
}
