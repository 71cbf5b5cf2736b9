package org.torrust.deployer.adapter.tracker;

import java.util.List;
import org.torrust.deployer.adapter.tracker.HttpTracker.Announced;
import org.torrust.deployer.command.port.ProbeReport.Answer;

/** Asks one HTTP tracker: {@code http-health} and {@code http-announce}. */
record HttpProbe(Asking asking, HttpTracker tracker, Admission admission, PeerSelf peer) {

    List<Answer> answers() {
        return List.of(
                asking.ask("http-health", tracker.base(), tracker::health),
                asking.ask("http-announce", tracker.base(), this::announce));
    }

    private Verdict announce() throws NoAnswerException {
        return switch (tracker.announce(peer, AnnounceEvent.STARTED)) {
            case Announced.Peers peers -> takenBack(admission.letIn(peers.interval()));
            case Announced.Refused refused -> admission.refused(refused.reason());
        };
    }

    private Verdict takenBack(Verdict verdict) {
        try {
            tracker.announce(peer, AnnounceEvent.STOPPED);
            return verdict;
        } catch (NoAnswerException e) {
            return verdict.and("taking it back was not answered");
        }
    }
}
