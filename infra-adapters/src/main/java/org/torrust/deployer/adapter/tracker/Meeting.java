package org.torrust.deployer.adapter.tracker;

import java.util.List;
import java.util.random.RandomGenerator;

/** Two peers of one torrent nobody else has: one has all of it, and the other asks for it. */
record Meeting(PeerSelf seeder, PeerSelf leecher) {

    static Meeting made(RandomGenerator random) {
        var seeder = PeerSelf.made(random);
        var port = PeerSelf.anyPort(random);
        var other = port == PeerSelf.HIGHEST_PORT ? port - 1 : port + 1;
        return new Meeting(
                seeder.at(port, 0), PeerSelf.made(random).of(seeder.infoHash()).at(other, 1));
    }

    String torrent() {
        return seeder.infoHash();
    }

    /** Good when the seeder is among the peers the leecher was told. */
    Verdict judge(List<Integer> portsOfPeers) {
        return portsOfPeers.contains(seeder.port())
                ? Verdict.good("the second peer was told of the first")
                : Verdict.bad(
                        "the second peer was not told of the first, only of %d others".formatted(portsOfPeers.size()));
    }
}
