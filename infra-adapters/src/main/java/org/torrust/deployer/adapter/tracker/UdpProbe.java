package org.torrust.deployer.adapter.tracker;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.tracker.UdpMessages.Answer.Announced;
import org.torrust.deployer.adapter.tracker.UdpMessages.Answer.Refused;
import org.torrust.deployer.command.port.ProbeReport.Answer;

/** Asks one UDP tracker: {@code udp-connect}, then {@code udp-announce}. */
final class UdpProbe implements AutoCloseable {

    private final Asking asking;
    private final String endpoint;
    private final Admission admission;
    private final PeerSelf peer;
    private final Way way;
    private @Nullable UdpTracker tracker;
    private long connection;

    UdpProbe(Asking asking, String endpoint, Admission admission, PeerSelf peer, Way way) {
        this.asking = asking;
        this.endpoint = endpoint;
        this.admission = admission;
        this.peer = peer;
        this.way = way;
    }

    List<Answer> answers() {
        var connected = asking.ask("udp-connect", endpoint, this::connect);
        var announced = asking.ask(
                "udp-announce",
                endpoint,
                () -> connected.ok() && tracker != null
                        ? announce(tracker)
                        : Verdict.bad("not asked: there is no connection"));
        return List.of(connected, announced);
    }

    @Override
    public void close() {
        if (tracker != null) {
            tracker.close();
        }
    }

    private Verdict connect() throws NoAnswerException {
        tracker = way.open();
        connection = tracker.connect();
        return Verdict.good("connection id received");
    }

    private Verdict announce(UdpTracker open) throws NoAnswerException {
        return switch (open.announce(connection, peer, AnnounceEvent.STARTED)) {
            case Announced announced -> takenBack(open, admission.letIn(announced.interval()));
            case Refused refused -> admission.refused(refused.reason());
            default -> throw new NoAnswerException("what came is no announce answer");
        };
    }

    private Verdict takenBack(UdpTracker open, Verdict verdict) {
        try {
            open.announce(connection, peer, AnnounceEvent.STOPPED);
            return verdict;
        } catch (NoAnswerException e) {
            return verdict.and("taking it back was not answered");
        }
    }

    /** Leads to the tracker. */
    @FunctionalInterface
    interface Way {
        UdpTracker open() throws NoAnswerException;
    }
}
