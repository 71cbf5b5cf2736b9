package org.torrust.deployer.command.port;

import org.torrust.deployer.api.operation.StepOutcome;

/** Brings a release to the host, beside those that are there; throws as {@link Provisioner} does. */
public interface ReleaseShipper {

    /** Writes compose file, environment file and tracker configuration ({@code render-release}). */
    StepOutcome render(Site site);

    /** Parses what was rendered and looks for port clashes, before anything is sent ({@code validate}). */
    StepOutcome validate(Site site);

    /** Uploads the release as a whole or not at all: {@code ReleaseShipped} ({@code upload}). */
    StepOutcome upload(Site site, Progress progress);

    /** Pulls the images of the newest release on the host ({@code pull-images}). */
    StepOutcome pullImages(Site site, Progress progress);
}
