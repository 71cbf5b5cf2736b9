package org.torrust.deployer.command.environment;

import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.api.operation.StepOutcome;
import org.torrust.deployer.command.port.Ports;
import org.torrust.deployer.command.port.ProbeReport;
import org.torrust.deployer.command.port.Progress;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.StepFailedException;

/** Which port does which step. */
final class StepPorts {

    private StepPorts() {}

    static StepOutcome work(Ports ports, Step step, Site site, Progress progress) {
        return switch (step) {
            case RENDER_TOFU -> ports.provisioner().render(site);
            case TOFU_INIT -> ports.provisioner().initialise(site, progress);
            case TOFU_APPLY -> ports.provisioner().apply(site, progress);
            case READ_OUTPUTS -> ports.provisioner().readAddress(site);
            case WAIT_SSH -> ports.provisioner().awaitSsh(site, progress);
            case PIN_HOST_KEY -> ports.provisioner().pinHostKey(site);
            case WAIT_CLOUD_INIT -> ports.provisioner().awaitCloudInit(site, progress);
            case RENDER_ANSIBLE -> ports.hostConfigurer().render(site);
            case SYSTEM_UPDATES, INSTALL_DOCKER, USERS, FIREWALL, LOG_ROTATION, MONITORING ->
                throw new IllegalArgumentException(step + " is done together with the other steps on the host");
            case RENDER_RELEASE -> ports.releaseShipper().render(site);
            case VALIDATE -> ports.releaseShipper().validate(site);
            case UPLOAD -> ports.releaseShipper().upload(site, progress);
            case PULL_IMAGES -> ports.releaseShipper().pullImages(site, progress);
            case SWITCH -> ports.serviceRunner().switchTo(site, site.newest());
            case START -> ports.serviceRunner().start(site, progress);
            case WAIT_HEALTHY -> ports.serviceRunner().awaitHealthy(site, progress);
            case PROBE -> proved(ports.trackerProbe().probe(site, site.newest(), progress), site);
            case STAY_UP -> ports.serviceRunner().awaitSteady(site, progress);
            case SHUT_DOWN -> ports.serviceRunner().shutDown(site, progress);
            case VERIFY_BACKUP -> ports.backups().verify(site);
            case PUT_BACK -> ports.backups().putBack(site, progress);
            case BACKUP -> ports.backups().take(site, progress);
            case STOP_SERVICES -> ports.serviceRunner().stop(site, progress);
            case TOFU_DESTROY -> ports.provisioner().destroy(site, progress);
            case CLEAN_UP -> ports.folders().cleanUp(site);
        };
    }

    private static StepOutcome proved(ProbeReport report, Site site) {
        if (report.isGood()) {
            return StepOutcome.done();
        }
        var missing = report.answers().stream().filter(answer -> !answer.ok()).toList();
        var words = missing.stream()
                .map(answer -> "%s %s: %s".formatted(answer.check(), answer.endpoint(), answer.detail()))
                .toList();
        throw new StepFailedException(Failure.of(
                        "The tracker of %s does not answer %d of %d requests."
                                .formatted(
                                        site.environment(),
                                        missing.size(),
                                        report.answers().size()),
                        "Ask it again: torrust-tracker-deployer test " + site.environment())
                .because(String.join("\n", words)));
    }
}
