package org.torrust.deployer.adapter.tracker;

import org.torrust.deployer.adapter.tracker.UdpMessages.Answer.Refused;

/** A peer of a UDP tracker, with a connection of its own. */
record UdpAnnouncing(UdpTracker tracker, long connection, PeerSelf peer) implements Announcing {

    static UdpAnnouncing begun(UdpProbe.Way way, PeerSelf peer) throws NoAnswerException {
        var tracker = way.open();
        try {
            return new UdpAnnouncing(tracker, tracker.connect(), peer);
        } catch (NoAnswerException e) {
            tracker.close();
            throw e;
        }
    }

    @Override
    public void again() throws NoAnswerException {
        announce(AnnounceEvent.STARTED);
    }

    @Override
    public void end() throws NoAnswerException {
        announce(AnnounceEvent.STOPPED);
    }

    @Override
    public void close() {
        tracker.close();
    }

    private void announce(AnnounceEvent event) throws NoAnswerException {
        if (tracker.announce(connection, peer, event) instanceof Refused refused) {
            throw new NoAnswerException("refused: " + Admission.plain(refused.reason()));
        }
    }
}
