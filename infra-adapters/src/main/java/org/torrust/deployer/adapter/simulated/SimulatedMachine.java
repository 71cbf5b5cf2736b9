package org.torrust.deployer.adapter.simulated;

import org.torrust.deployer.adapter.tracker.TrackerMachine;
import org.torrust.deployer.adapter.tracker.Verdict;

/** A machine that is nowhere; its tracker keeps its whitelist in memory, and that is what is looked at. */
record SimulatedMachine(boolean isUp, SimulatedSwarm swarm) implements TrackerMachine {

    @Override
    public String endpoint() {
        return "simulated://machine";
    }

    @Override
    public Verdict containers() {
        return isUp ? Verdict.good("tracker: running, healthy") : Verdict.bad("none is there");
    }

    @Override
    public Verdict database(String torrent) {
        return swarm.isListed(torrent)
                ? Verdict.good("the played tracker holds what was written through its API")
                : Verdict.bad("the played tracker does not hold what was written through its API");
    }
}
