package org.torrust.deployer.adapter.tracker;

/**
 * Judges whether a tracker let in who it should.
 *
 * @param refusesStrangers whether it is private or lists its torrents: it must refuse a peer and a torrent nobody told it of
 */
record Admission(boolean refusesStrangers) {

    Verdict letIn(long interval) {
        return refusesStrangers
                ? Verdict.bad("let a stranger in, though the tracker is private or lists its torrents")
                : Verdict.good("let in, to announce again in %d s".formatted(interval));
    }

    Verdict refused(String reason) {
        var printable = reason.replaceAll("\\p{C}+|\\s+", " ").strip();
        return refusesStrangers
                ? Verdict.good("refused a stranger, as a private or listed tracker must: " + printable)
                : Verdict.bad("refused: " + printable);
    }
}
