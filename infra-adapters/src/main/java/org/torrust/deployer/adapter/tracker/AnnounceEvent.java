package org.torrust.deployer.adapter.tracker;

/** What a peer tells a tracker with an announce. */
enum AnnounceEvent {
    STARTED("started", 2),
    STOPPED("stopped", 3);

    private final String word;
    private final int number;

    AnnounceEvent(String word, int number) {
        this.word = word;
        this.number = number;
    }

    /** As BEP 3 has it. */
    String word() {
        return word;
    }

    /** As BEP 15 has it. */
    int number() {
        return number;
    }
}
