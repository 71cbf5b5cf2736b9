package org.torrust.deployer.adapter.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.torrust.deployer.adapter.tracker.Bencode.Bytes;
import org.torrust.deployer.adapter.tracker.Bencode.Dictionary;
import org.torrust.deployer.adapter.tracker.Bencode.MalformedException;
import org.torrust.deployer.adapter.tracker.Bencode.Many;
import org.torrust.deployer.adapter.tracker.Bencode.Whole;

class BencodeTest {

    @Test
    void readsAnAnnounceAnswer() {
        assertThat(read("d8:completei1e8:intervali300e5:peers6:\u00c0\u00a8\u0000\u0001\u001a\u00e1e"))
                .isEqualTo(new Dictionary(Map.of(
                        "complete", new Whole(1),
                        "interval", new Whole(300),
                        "peers", new Bytes("\u00c0\u00a8\u0000\u0001\u001a\u00e1"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "i",
                "ie",
                "i-0e",
                "i01e",
                "i1",
                "i+1e",
                "i9223372036854775808e",
                "i99999999999999999999999e",
                "5:abc",
                "-1:a",
                "01:a",
                "99999999999:a",
                ":",
                "a",
                "l",
                "li1e",
                "d",
                "d1:a",
                "di1ei2ee",
                "d1:bi1e1:ai2ee",
                "d1:ai1e1:ai2ee",
                "i1ei2e",
                "e",
                "d1:ae"
            })
    void refusesWhatIsNotExactlyOneValue(String bytes) {
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(MalformedException.class);
    }

    @Test
    void saysWhereItWentWrong() {
        assertThatThrownBy(() -> read("i1ei2e")).hasMessage("something follows the value at byte 3");
        assertThatThrownBy(() -> read("9:abc")).hasMessage("a string does not fit in what was sent at byte 2");
    }

    @Test
    void refusesNestingThatWouldExhaustTheStack() {
        assertThatThrownBy(() -> read("l".repeat(100_000) + "e".repeat(100_000)))
                .hasMessageStartingWith("the value is nested too deeply");
    }

    @Property
    void readsBackWhatWasWritten(@ForAll("values") Bencode value) {
        assertThat(read(written(value))).isEqualTo(value);
    }

    @Property
    void neverFailsOtherThanBySayingSo(@ForAll byte[] bytes) {
        onlyMalformed(bytes);
    }

    @Property
    void neverFailsOtherThanBySayingSoWhenAByteIsChanged(
            @ForAll("values") Bencode value, @ForAll int place, @ForAll byte other) {
        var bytes = written(value).getBytes(StandardCharsets.ISO_8859_1);
        bytes[Math.floorMod(place, bytes.length)] = other;
        onlyMalformed(bytes);
    }

    @Property
    void noTruncatedValueIsAValue(@ForAll("values") Bencode value, @ForAll int length) {
        var bytes = written(value).getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> Bencode.read(Arrays.copyOf(bytes, Math.floorMod(length, bytes.length))))
                .isInstanceOf(MalformedException.class);
    }

    private static void onlyMalformed(byte[] bytes) {
        try {
            assertThat(Bencode.read(bytes)).isNotNull();
        } catch (MalformedException e) {
            assertThat(e).hasMessageContaining(" at byte ");
        }
    }

    @Provide
    Arbitrary<Bencode> values() {
        return values(3);
    }

    private Arbitrary<Bencode> values(int depth) {
        Arbitrary<Bencode> leaf = Arbitraries.oneOf(Arbitraries.longs().map(Whole::new), latin1().map(Bytes::new));
        if (depth == 0) {
            return leaf;
        }
        return Arbitraries.oneOf(
                leaf,
                values(depth - 1).list().ofMaxSize(4).map(Many::new),
                Arbitraries.maps(latin1(), values(depth - 1))
                        .ofMaxSize(4)
                        .map(entries -> new Dictionary(sorted(entries))));
    }

    private static Map<String, Bencode> sorted(Map<String, Bencode> entries) {
        return new LinkedHashMap<>(new TreeMap<>(entries));
    }

    private static Arbitrary<String> latin1() {
        return Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(12);
    }

    private static Bencode read(String latin1) {
        return Bencode.read(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String written(Bencode value) {
        return switch (value) {
            case Whole whole -> "i" + whole.value() + "e";
            case Bytes bytes -> bytes.length() + ":" + bytes.latin1();
            case Many many ->
                many.values().stream().map(BencodeTest::written).collect(Collectors.joining("", "l", "e"));
            case Dictionary dictionary ->
                dictionary.entries().entrySet().stream()
                        .map(entry -> written(new Bytes(entry.getKey())) + written(entry.getValue()))
                        .collect(Collectors.joining("", "d", "e"));
        };
    }
}
