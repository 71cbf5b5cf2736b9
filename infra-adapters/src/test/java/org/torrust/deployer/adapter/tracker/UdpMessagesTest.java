package org.torrust.deployer.adapter.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.torrust.deployer.adapter.tracker.UdpMessages.Answer;

class UdpMessagesTest {

    private static final PeerSelf PEER =
            new PeerSelf("00112233445566778899aabbccddeeff00112233", "-TD0100-123456789012", 6881, 0);

    @Test
    void spellsAConnectRequest() {
        assertThat(hex(UdpMessages.connect(0x01020304))).isEqualTo("0000041727101980" + "00000000" + "01020304");
    }

    @Test
    void spellsAnAnnounceRequest() {
        assertThat(hex(UdpMessages.announce(0x1122334455667788L, 0x01020304, PEER, AnnounceEvent.STOPPED)))
                .isEqualTo("1122334455667788" + "00000001" + "01020304"
                        + "00112233445566778899aabbccddeeff00112233"
                        + "2d5444303130302d313233343536373839303132"
                        + "0000000000000000" + "0000000000000000" + "0000000000000000"
                        + "00000003" + "00000000" + "01020304" + "ffffffff" + "1ae1");
    }

    @Test
    void readsTheThreeAnswers() {
        assertThat(read("00000000" + "01020304" + "1122334455667788"))
                .isEqualTo(new Answer.Connected(0x01020304, 0x1122334455667788L));
        assertThat(read("00000001" + "01020304" + "0000012c" + "00000002" + "00000003" + "c0a800011ae1"))
                .isEqualTo(
                        new Answer.Announced(0x01020304, 300, 2, 3, new CompactPeers("\u00c0\u00a8\0\1\u001a\u00e1")));
        assertThat(read("00000002" + "01020304" + "00000005" + "00000006" + "00000007"))
                .isEqualTo(new Answer.Scraped(0x01020304, new SwarmCount(5, 6, 7)));
        assertThat(read("00000003" + "01020304" + "6e6f")).isEqualTo(new Answer.Refused(0x01020304, "no"));
    }

    @Test
    void doesNotReadWhatIsTooShortOrOfAnotherKind() {
        assertThat(read("00000000" + "01020304" + "11223344556677")).isEqualTo(new Answer.Unreadable());
        assertThat(read("00000001" + "01020304" + "0000012c" + "00000002" + "00000003" + "c0a80001"))
                .isEqualTo(new Answer.Unreadable());
        assertThat(read("00000002" + "01020304" + "00000005" + "00000006" + "000000"))
                .isEqualTo(new Answer.Unreadable());
        assertThat(read("00000004" + "01020304")).isEqualTo(new Answer.Unreadable());
        assertThat(read("0000")).isEqualTo(new Answer.Unreadable());
    }

    @Property
    void readsAnyDatagramWithoutFailing(@ForAll byte[] datagram) {
        assertThat(UdpMessages.read(ByteBuffer.wrap(datagram))).isNotNull();
    }

    @Property
    void takesNoCutAnswerForAWholeOne(
            @ForAll int transaction, @ForAll long connection, @ForAll @IntRange(max = 15) int length) {
        var answer = ByteBuffer.allocate(16)
                .putInt(0)
                .putInt(transaction)
                .putLong(connection)
                .array();

        assertThat(UdpMessages.read(ByteBuffer.wrap(Arrays.copyOf(answer, length)))
                        .answers(transaction))
                .isFalse();
    }

    private static Answer read(String hex) {
        return UdpMessages.read(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
