package org.torrust.deployer.adapter.host;

import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.command.port.Site;

/** Says why a host was not taken into service, from the words {@code take.sh} told it with. */
final class HostRefusal {

    private HostRefusal() {}

    static Failure of(String told, Site site) {
        var user = site.configuration().ssh().user();
        var word = told.split(" ", 2);
        return switch (word[0]) {
            case "no-sudo" ->
                Failure.of(
                        "The account %s may not use sudo without a password at %s.".formatted(user, site.machine()),
                        "Let it, in a file under /etc/sudoers.d: %s ALL=(ALL) NOPASSWD:ALL".formatted(user));
            case "system" ->
                Failure.of(
                        "The host at %s runs %s, and neither Debian nor Ubuntu.".formatted(site.machine(), word[1]),
                        "Choose a host with one of them.");
            case "taken" ->
                Failure.of(
                        "The host at %s is in the service of another environment: %s."
                                .formatted(site.machine(), word[1]),
                        "Destroy that one in its workspace, or choose another host.");
            case "occupied" ->
                Failure.of(
                        "The host at %s has something in /opt/torrust that no deployer put there."
                                .formatted(site.machine()),
                        "Move it away, or choose another host.");
            default ->
                Failure.of(
                                "The host at %s could not be taken into service.".formatted(site.machine()),
                                "See what it says, and try again: provision " + site.environment())
                        .because(told);
        };
    }
}
