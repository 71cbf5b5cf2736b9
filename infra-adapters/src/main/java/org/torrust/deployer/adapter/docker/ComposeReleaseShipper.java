package org.torrust.deployer.adapter.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.torrust.deployer.adapter.ssh.Backoff;
import org.torrust.deployer.adapter.ssh.SshConnector;
import org.torrust.deployer.adapter.tracker.TrackerConfiguration;
import org.torrust.deployer.adapter.workspace.Trees;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.environment.Release;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.api.operation.StepOutcome;
import org.torrust.deployer.api.operation.StepOutcome.AlreadyTrue;
import org.torrust.deployer.api.operation.StepOutcome.ReleaseShipped;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.Progress;
import org.torrust.deployer.command.port.ReleaseShipper;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.StepFailedException;
import org.torrust.deployer.templates.Shape;
import org.torrust.deployer.templates.TemplateRefused;

/** Renders releases for Docker Compose and brings them to the machine. */
public final class ComposeReleaseShipper implements ReleaseShipper {

    private static final int PULLS = 4;
    private static final Duration BEFORE_ANOTHER_PULL = Duration.ofSeconds(3);

    private final Workspace workspace;
    private final SshConnector connector;
    private final DockerLimits limits;
    private final Backoff again;
    private final ReleaseRenderer renderer;

    /** Lets real time pass between two tries to pull, and stops when the operator does. */
    public ComposeReleaseShipper(Workspace workspace, SshConnector connector, Interruption interruption) {
        this(workspace, connector, Backoff.heeding(interruption, PULLS, BEFORE_ANOTHER_PULL));
    }

    /** @param again for images that a registry gives by halves or not at all */
    public ComposeReleaseShipper(Workspace workspace, SshConnector connector, Backoff again) {
        this.workspace = workspace;
        this.connector = connector;
        this.limits = DockerLimits.usual();
        this.again = again;
        this.renderer = new ReleaseRenderer(workspace);
    }

    @Override
    public StepOutcome render(Site site) {
        try {
            rendered(site).write(renderer.render(site));
            return StepOutcome.done();
        } catch (TemplateRefused e) {
            throw faulty(site, List.of(String.valueOf(e.getMessage())));
        }
    }

    @Override
    public StepOutcome validate(Site site) {
        var faults = faults(site);
        if (!faults.isEmpty()) {
            throw faulty(site, faults);
        }
        return StepOutcome.done();
    }

    @Override
    public StepOutcome upload(Site site, Progress progress) {
        var rendered = rendered(site);
        var digest = ReleaseDigest.of(rendered.folder());
        try (var docker = docker(site, Step.UPLOAD)) {
            var same = sameOnHost(docker, site, digest);
            if (same.isPresent() && isWhole(docker, site, same.get())) {
                var proof = "release %s on the machine holds the same files"
                        .formatted(same.get().id());
                return new ReleaseShipped(release(site, rendered, same.get()), proof);
            }
            var about = new ReleaseAbout(site.operation(), digest, image(site));
            rendered.write(about);
            progress.doing(Step.UPLOAD, HostPaths.release(about.id()));
            docker.host().upload(rendered.folder(), HostPaths.release(about.id()));
            return new ReleaseShipped(release(site, rendered, about), null);
        }
    }

    @Override
    public StepOutcome pullImages(Site site, Progress progress) {
        var release = site.newest();
        var pulled = new PulledImages(workspace.environment(site.environment()));
        try (var docker = docker(site, Step.PULL_IMAGES)) {
            var there = images(docker, release);
            if (there.isWhole() && there.strays(pulled).isEmpty()) {
                there.remember(pulled);
                return new AlreadyTrue("the images of release %s are on the machine".formatted(release.id()));
            }
            if (!there.isWhole()) {
                progress.doing(Step.PULL_IMAGES, "pulling " + String.join(", ", there.missing()));
                pull(docker, release, there.missing());
            }
            there.strays(pulled).forEach((reference, image) -> {
                progress.doing(Step.PULL_IMAGES, "leading %s to %s again".formatted(reference, image.shown()));
                docker.run(
                        ComposeArguments.lead(reference, image),
                        limits.pull(),
                        "lead %s to %s again".formatted(reference, image.shown()));
            });
            images(docker, release).remember(pulled);
            return StepOutcome.done();
        }
    }

    private ReleaseImages images(RemoteDocker docker, Release release) {
        return ReleaseImages.read(
                docker.run(ComposeArguments.images(release.id()), limits.look(), "list the images of the release")
                        .stdout());
    }

    /** What came whole stays on the machine, so that another try asks for the rest only. */
    private void pull(RemoteDocker docker, Release release, List<String> missing) {
        var result = again.until(
                () -> docker.tried(ComposeArguments.pull(release.id()), limits.pull()),
                last -> !last.isGood() && DockerTrouble.of(last).mayPass());
        if (!result.isGood()) {
            throw docker.failed(result, "pull " + String.join(", ", missing));
        }
    }

    /** The rendered release of this operation, as it would be shipped. */
    public Release describe(Site site) {
        var rendered = rendered(site);
        var digest = ReleaseDigest.of(rendered.folder());
        return release(site, rendered, new ReleaseAbout(site.operation(), digest, image(site)));
    }

    /** What tells its secrets from others; they are not read from it. */
    public String secret(Site site) {
        return ReleaseDigest.ofSecrets(rendered(site).folder());
    }

    private static String image(Site site) {
        return site.configuration().tracker().reference();
    }

    private List<String> faults(Site site) {
        var rendered = rendered(site);
        var faults = new ArrayList<String>();
        for (var file : rendered.files()) {
            try {
                Shape.check(file);
            } catch (TemplateRefused e) {
                faults.add(String.valueOf(e.getMessage()));
            }
        }
        return faults.isEmpty() ? trackerFaults(site, rendered) : faults;
    }

    private static List<String> trackerFaults(Site site, RenderedRelease rendered) {
        return ReleaseFaults.of("tracker.toml", rendered.trackerToml(), site.configuration());
    }

    /** The newest release is preferred, so that nothing is switched without need. */
    private Optional<ReleaseAbout> sameOnHost(RemoteDocker docker, Site site, String digest) {
        var listed = docker.tried(ComposeArguments.releases(), limits.look());
        if (!listed.isGood()) {
            throw docker.failed(noPlace(site), docker.lastLines(listed.stderr()));
        }
        var shipped = site.shipped();
        return ReleaseAbout.readAll(listed.stdout()).stream()
                .filter(about -> about.digest().equals(digest))
                .max(Comparator.<ReleaseAbout, Boolean>comparing(
                                about -> shipped != null && about.id().equals(shipped.id()))
                        .thenComparing(about -> about.id().value()));
    }

    /** A release is never changed: one that someone else changed is left, and brought anew under another name. */
    private boolean isWhole(RemoteDocker docker, Site site, ReleaseAbout about) {
        var sums = docker.tried(ComposeArguments.sums(about.id()), limits.look());
        return sums.isGood()
                && Set.copyOf(sums.stdout().lines().toList())
                        .equals(ReleaseDigest.sums(rendered(site).folder()))
                && hasSameSecrets(docker, site, about);
    }

    // Not by a command: what that prints is logged.
    private boolean hasSameSecrets(RemoteDocker docker, Site site, ReleaseAbout about) {
        var there = workspace.environment(site.environment()).build().resolve("there.env");
        try {
            docker.host().download(HostPaths.release(about.id()) + "/" + ReleaseDigest.SECRETS, there);
            return Files.mismatch(there, rendered(site).folder().resolve(ReleaseDigest.SECRETS)) == -1;
        } catch (StepFailedException e) {
            // It is not there any more, or is not to be read.
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("The file %s cannot be read".formatted(there), e);
        } finally {
            Trees.delete(there);
        }
    }

    private static Release release(Site site, RenderedRelease rendered, ReleaseAbout about) {
        return new Release(
                about.id(),
                about.digest(),
                image(site),
                TrackerConfiguration.read(rendered.trackerToml()).listeners());
    }

    private StepFailedException faulty(Site site, List<String> faults) {
        var summary = faults.size() == 1
                ? faults.getFirst()
                : "The release of %s has %d faults.".formatted(site.environment(), faults.size());
        var failure = Failure.of(summary, whereToMend(site));
        return new StepFailedException(faults.size() == 1 ? failure : failure.because(String.join("\n", faults)));
    }

    private static String whereToMend(Site site) {
        return site.ownConfiguration() != null
                ? "Set it right in your tracker configuration and bring it again: torrust-tracker-deployer release %s --config FILE; nothing was sent."
                        .formatted(site.environment())
                : "Set it right in the environment's configuration or templates; nothing was sent.";
    }

    private static Failure noPlace(Site site) {
        return Failure.of(
                "No release can be put in %s on the machine of %s.".formatted(HostPaths.RELEASES, site.environment()),
                "See that the disk is not full and that %s belongs to %s: configure %s sets it right."
                        .formatted(HostPaths.ROOT, site.configuration().ssh().user(), site.environment()));
    }

    private RenderedRelease rendered(Site site) {
        return new RenderedRelease(workspace.environment(site.environment()).release(site.operation()));
    }

    private RemoteDocker docker(Site site, Step step) {
        return RemoteDocker.on(site, step, workspace, connector);
    }
}
