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
    private @Nullable Long connection;

    UdpProbe(Asking asking, String endpoint, Admission admission, PeerSelf peer, Way way) {
        this.asking = asking;
        this.endpoint = endpoint;
        this.admission = admission;
        this.peer = peer;
        this.way = way;
    }

    List<Answer> answers() {
        return List.of(
                asking.ask("udp-connect", endpoint, this::connect),
                asking.ask("udp-announce", endpoint, this::announce));
    }

    @Override
    public void close() {
        if (tracker != null) {
            tracker.close();
        }
    }

    private Verdict connect() throws NoAnswerException {
        try {
            tracker = way.open();
            connection = tracker.connect();
            return Verdict.good("connection id received");
        } catch (NoAnswerException e) {
            if (admission.servesNoUdp()) {
                return Verdict.good("%s, as a private Torrust tracker serves no UDP".formatted(e.getMessage()));
            }
            throw e;
        }
    }

    private Verdict announce() throws NoAnswerException {
        var open = tracker;
        if (open == null || connection == null) {
            return new Verdict(admission.servesNoUdp(), "not asked: there is no connection");
        }
        return switch (open.announce(connection, peer, AnnounceEvent.STARTED)) {
            case Announced announced -> takenBack(open, connection, admission.letIn(announced.interval()));
            case Refused refused -> admission.refused(refused.reason());
            default -> throw new NoAnswerException("what came is no announce answer");
        };
    }

    private Verdict takenBack(UdpTracker open, long known, Verdict verdict) {
        try {
            open.announce(known, peer, AnnounceEvent.STOPPED);
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
