package org.torrust.deployer.command.port;

import org.torrust.deployer.api.environment.Release;

/** Asks a tracker what a peer would ask, from outside the machine. */
public interface TrackerProbe {

    /**
     * Makes every request once and tells how each came out; a tracker that does not answer is a result, no exception.
     *
     * @throws InterruptedByOperatorException when stopped
     */
    ProbeReport probe(Site site, Release release, Progress progress);

    /**
     * Carries out a suite of tests against the tracker and the machine it is on; throws as {@link #probe} does. What the
     * tests leave behind at the tracker they take back.
     */
    ProbeReport test(Site site, Release release, TestWish wish, Progress progress);
}
