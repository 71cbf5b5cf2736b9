package org.torrust.deployer.adapter.tracker;

/** What a tracker says to a scrape of one torrent. */
record SwarmCount(long seeders, long completed, long leechers) {

    /** Good when just the two peers of a {@link Meeting} are in it. */
    Verdict ofTwo() {
        var told = "%s, %s".formatted(plural(seeders, "seeder"), plural(leechers, "leecher"));
        return seeders == 1 && leechers == 1
                ? Verdict.good(told + ", as announced")
                : Verdict.bad("counts %s where one of each was announced".formatted(told));
    }

    private static String plural(long count, String what) {
        return count == 1 ? "1 " + what : "%d %ss".formatted(count, what);
    }
}
