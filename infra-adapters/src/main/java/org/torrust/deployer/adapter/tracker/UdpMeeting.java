package org.torrust.deployer.adapter.tracker;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.tracker.UdpMessages.Answer.Announced;
import org.torrust.deployer.adapter.tracker.UdpMessages.Answer.Refused;
import org.torrust.deployer.command.port.ProbeReport.Answer;

/** Has two peers meet at a UDP tracker ({@code udp-peers}), and asks it what it makes of them ({@code udp-scrape}). */
final class UdpMeeting implements AutoCloseable {

    private final Asking asking;
    private final String endpoint;
    private final Meeting meeting;
    private final Sent sent;
    private final UdpProbe.Way way;
    private @Nullable UdpTracker tracker;
    private long connection;

    UdpMeeting(Asking asking, String endpoint, Meeting meeting, Sent sent, UdpProbe.Way way) {
        this.asking = asking;
        this.endpoint = endpoint;
        this.meeting = meeting;
        this.sent = sent;
        this.way = way;
    }

    List<Answer> answers() {
        return List.of(
                asking.ask("udp-peers", endpoint, this::peers), asking.ask("udp-scrape", endpoint, this::scrape));
    }

    @Override
    public void close() {
        if (tracker != null) {
            tracker.close();
        }
    }

    private Verdict peers() throws NoAnswerException {
        var open = way.open();
        connection = open.connect();
        sent.answered(Sent.Kind.UDP_CONNECTS);
        tracker = open;
        announce(open, meeting.seeder(), AnnounceEvent.STARTED);
        return meeting.judge(open.ports(announce(open, meeting.leecher(), AnnounceEvent.STARTED)));
    }

    private Verdict scrape() throws NoAnswerException {
        var open = tracker;
        if (open == null) {
            return Verdict.bad("not asked: there is no connection");
        }
        var count = open.scrape(connection, meeting.seeder());
        sent.answered(Sent.Kind.UDP_SCRAPES);
        announce(open, meeting.leecher(), AnnounceEvent.STOPPED);
        announce(open, meeting.seeder(), AnnounceEvent.STOPPED);
        return count.ofTwo();
    }

    private Announced announce(UdpTracker open, PeerSelf peer, AnnounceEvent event) throws NoAnswerException {
        return switch (open.announce(connection, peer, event)) {
            case Announced announced -> {
                sent.answered(Sent.Kind.UDP_ANNOUNCES);
                yield announced;
            }
            case Refused refused -> throw new NoAnswerException("refused: " + Admission.plain(refused.reason()));
            default -> throw new NoAnswerException("what came is no announce answer");
        };
    }
}
