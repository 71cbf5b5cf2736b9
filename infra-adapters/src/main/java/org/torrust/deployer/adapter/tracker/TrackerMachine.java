package org.torrust.deployer.adapter.tracker;

/**
 * The machine a tracker runs on, as far as a suite of tests looks at it. Throws
 * {@link org.torrust.deployer.command.port.StepFailedException} when it cannot be asked.
 */
public interface TrackerMachine {

    /** Where it is asked, e.g. {@code ssh://10.0.0.7:22}. */
    String endpoint();

    /** Good when every container of the release is up and healthy. */
    Verdict containers();

    /** Good when the tracker's database is sound, can be written to, and its whitelist holds the torrent, given in hex. */
    Verdict database(String torrent);
}
