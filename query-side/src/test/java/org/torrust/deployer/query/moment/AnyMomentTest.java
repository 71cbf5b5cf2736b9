package org.torrust.deployer.query.moment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.torrust.deployer.query.Story.NOON;

import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.torrust.deployer.api.environment.Refused;

/** Whatever is typed in the place of a REF is a moment or gets a sentence, and soon. */
class AnyMomentTest {

    @Property(tries = 2000)
    void isAMomentOrGetsASentence(@ForAll("texts") String text) {
        if (isRead(Moment::parse, text)) {
            requireUsable(Moment.parse(text));
        }
        isRead(EnvironmentMoment::parse, text);
        if (isRead(PointInTime::parse, text)) {
            assertThat(PointInTime.parse(text).when(NOON)).isNotNull();
        }
    }

    @Property
    void isReadBackAsItIsShown(@ForAll("moments") String text) {
        var moment = Moment.parse(text);

        requireUsable(moment);
        assertThat(Moment.parse(moment.toString())).isEqualTo(moment);
        assertThat(EnvironmentMoment.parse("demo@" + text).moment()).isEqualTo(moment);
    }

    @Example
    void isJudgedSoonWhereSomebodyHandsInAMegabyte() {
        for (var piece : new String[] {"1h", "@1", "~1", "op:a-", "2026-", "demo@", "-a", "\u202e", "9999999"}) {
            var text = piece.repeat(200_000);
            assertThat(isRead(Moment::parse, text)).as(piece).isFalse();
            assertThat(isRead(PointInTime::parse, text)).as(piece).isFalse();
            assertThat(isRead(EnvironmentMoment::parse, text)).as(piece).isFalse();
        }
    }

    /** A moment may be of no environment's history, which is told as that. */
    private static void requireUsable(Moment moment) {
        try {
            assertThat(moment.upTo(Stream.empty(), NOON)).isEmpty();
        } catch (Refused e) {
            assertThat(e.reason()).isEqualTo(Refused.Reason.NOT_FOUND);
        }
    }

    private static boolean isRead(Function<String, ?> reading, String text) {
        try {
            assertThat(reading.apply(text)).isNotNull();
            return true;
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).hasSizeBetween(10, 500).doesNotContainPattern("\\p{Cc}");
            return false;
        }
    }

    /** Half of it is made of what moments are made of, so that it comes past the first letter. */
    @Provide
    Arbitrary<String> texts() {
        var pieces = Arbitraries.of(
                "@",
                "~",
                "op:",
                "head",
                "demo",
                "1",
                "0",
                "999999",
                "h",
                "m",
                "w",
                "-",
                "2026-11-24",
                "T12:00:00",
                "Z",
                "+01:00",
                ".5",
                ":",
                " ",
                "\u0000",
                "\u0661");
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40),
                pieces.list().ofMaxSize(8).map(parts -> String.join("", parts)));
    }

    @Provide
    Arbitrary<String> moments() {
        var ages = Combinators.combine(
                        Arbitraries.integers().between(0, 999_999), Arbitraries.of("s", "m", "h", "d", "w"))
                .as((number, unit) -> number + unit)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(parts -> String.join("", parts));
        return Arbitraries.oneOf(
                Arbitraries.longs().between(1, 999_999_999_999_999_999L).map(number -> "@" + number),
                Arbitraries.integers().between(0, 999_999_999).map(count -> "~" + count),
                Arbitraries.strings()
                        .withCharRange('a', 'z')
                        .ofMinLength(1)
                        .ofMaxLength(40)
                        .map(id -> "op:" + id),
                Arbitraries.longs()
                        .between(0, 253_402_300_799L)
                        .map(second -> java.time.Instant.ofEpochSecond(second).toString()),
                ages,
                Arbitraries.just("head"));
    }
}
