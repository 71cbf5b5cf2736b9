package org.torrust.deployer.adapter.tracker;

import org.torrust.deployer.adapter.tracker.HttpTracker.Announced.Refused;

/** A peer of an HTTP tracker. */
record HttpAnnouncing(HttpTracker tracker, PeerSelf peer) implements Announcing {

    @Override
    public void again() throws NoAnswerException {
        announce(AnnounceEvent.STARTED);
    }

    @Override
    public void end() throws NoAnswerException {
        announce(AnnounceEvent.STOPPED);
    }

    @Override
    public void close() {}

    private void announce(AnnounceEvent event) throws NoAnswerException {
        if (tracker.announce(peer, event) instanceof Refused refused) {
            throw new NoAnswerException("refused: " + Admission.plain(refused.reason()));
        }
    }
}
