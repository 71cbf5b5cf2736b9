package org.torrust.deployer.adapter.tracker;

import java.util.List;
import org.torrust.deployer.adapter.tracker.HttpTracker.Announced;
import org.torrust.deployer.command.port.ProbeReport.Answer;

/** Has two peers meet at an HTTP tracker ({@code http-peers}), and asks it what it makes of them ({@code http-scrape}). */
record HttpMeeting(Asking asking, HttpTracker tracker, Meeting meeting, Sent sent) {

    List<Answer> answers() {
        return List.of(
                asking.ask("http-peers", tracker.base(), this::peers),
                asking.ask("http-scrape", tracker.base(), this::scrape));
    }

    private Verdict peers() throws NoAnswerException {
        announce(meeting.seeder(), AnnounceEvent.STARTED);
        return meeting.judge(announce(meeting.leecher(), AnnounceEvent.STARTED).ports());
    }

    private Verdict scrape() throws NoAnswerException {
        var count = tracker.scrape(meeting.seeder());
        sent.answered(Sent.Kind.HTTP_SCRAPES);
        announce(meeting.leecher(), AnnounceEvent.STOPPED);
        announce(meeting.seeder(), AnnounceEvent.STOPPED);
        return count.ofTwo();
    }

    private Announced.Peers announce(PeerSelf peer, AnnounceEvent event) throws NoAnswerException {
        return switch (tracker.announce(peer, event)) {
            case Announced.Peers peers -> {
                sent.answered(Sent.Kind.HTTP_ANNOUNCES);
                yield peers;
            }
            case Announced.Refused refused ->
                throw new NoAnswerException("refused: " + Admission.plain(refused.reason()));
        };
    }
}
