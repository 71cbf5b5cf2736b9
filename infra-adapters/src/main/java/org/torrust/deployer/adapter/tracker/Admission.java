package org.torrust.deployer.adapter.tracker;

import java.util.regex.Pattern;

/** Whom a tracker lets in, and so what it is right to answer a stranger who announces a torrent nobody knows. */
public enum Admission {
    EVERYONE,

    /** Torrents must be on its list ({@code core.listed}). */
    KNOWN_TORRENTS,

    /** Peers need a key ({@code core.private}). Torrust then serves no UDP at all: BEP 15 has no place for a key. */
    KNOWN_PEERS;

    // Torrust appends the place in its own sources.
    private static final Pattern SOURCE = Pattern.compile("[,.]?( Error in)? /\\S+\\.rs:\\d+:\\d+");

    /** Whether silence over UDP is right. */
    boolean servesNoUdp() {
        return this == KNOWN_PEERS;
    }

    /** Whether a UDP tracker answers at all. */
    public boolean servesUdp() {
        return !servesNoUdp();
    }

    /** A tracker's reason in one printable line, without the place in its own sources. */
    static String plain(String reason) {
        return SOURCE.matcher(reason.replaceAll("\\p{C}+|\\s+", " "))
                .replaceAll("")
                .strip();
    }

    Verdict letIn(long interval) {
        return switch (this) {
            case EVERYONE -> Verdict.good("let in, to announce again in %d s".formatted(interval));
            case KNOWN_TORRENTS -> Verdict.bad("let in a torrent that is on no list, though the tracker is listed");
            case KNOWN_PEERS -> Verdict.bad("let in a peer without a key, though the tracker is private");
        };
    }

    Verdict refused(String reason) {
        var words = plain(reason);
        return switch (this) {
            case EVERYONE -> Verdict.bad("refused: " + words);
            case KNOWN_TORRENTS -> Verdict.good("refused an unknown torrent, as a listed tracker must: " + words);
            case KNOWN_PEERS -> Verdict.good("refused a peer without a key, as a private tracker must: " + words);
        };
    }
}
