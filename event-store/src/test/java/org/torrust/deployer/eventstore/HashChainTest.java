package org.torrust.deployer.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HashChainTest {

    private static final StoredEvent EVENT = new StoredEvent(
            1,
            "demo",
            0,
            "id-ü",
            new EventType("machine.created", 1),
            "2026-11-24T12:00:00Z",
            "{\"environment\":\"demo\"}",
            "{\"actor\":\"ada\"}",
            "not looked at");

    /** Computed once outside of Java, from the format alone: links written by any release must stay right. */
    @Test
    void linksAsEveryReleaseDid() {
        assertThat(HashChain.link(HashChain.ROOT, EVENT))
                .isEqualTo("587ae01ec4ca02c9ae234880753b3f2e38cb29462476f6ee857dbc7e58e5b8da");
    }

    @Test
    void dependsOnTheLinkBefore() {
        assertThat(HashChain.link("f".repeat(64), EVENT)).isNotEqualTo(HashChain.link(HashChain.ROOT, EVENT));
    }

    @Test
    void dependsOnEveryField() {
        assertThat(List.of(
                        EVENT,
                        event(2, "demo", 0, "id-ü", "machine.created", 1, "12", "p", "m"),
                        event(2, "demos", 0, "id-ü", "machine.created", 1, "12", "p", "m"),
                        event(2, "demo", 1, "id-ü", "machine.created", 1, "12", "p", "m"),
                        event(2, "demo", 0, "id", "machine.created", 1, "12", "p", "m"),
                        event(2, "demo", 0, "id-ü", "machine.removed", 1, "12", "p", "m"),
                        event(2, "demo", 0, "id-ü", "machine.created", 2, "12", "p", "m"),
                        event(2, "demo", 0, "id-ü", "machine.created", 1, "13", "p", "m"),
                        event(2, "demo", 0, "id-ü", "machine.created", 1, "12", "q", "m"),
                        event(2, "demo", 0, "id-ü", "machine.created", 1, "12", "p", "n")))
                .extracting(event -> HashChain.link(HashChain.ROOT, event))
                .doesNotHaveDuplicates();
    }

    /** Without lengths, a letter could move from the end of one field to the start of the next unseen. */
    @Test
    void seesALetterMoveFromOneFieldToTheNext() {
        var before = event(1, "demo", 0, "id", "machine.created", 1, "12", "p", "m");
        var after = event(1, "demo", 0, "id", "machine.created", 11, "2", "p", "m");

        assertThat(HashChain.link(HashChain.ROOT, before)).isNotEqualTo(HashChain.link(HashChain.ROOT, after));
    }

    private static StoredEvent event(
            long position,
            String environment,
            long sequence,
            String id,
            String name,
            int revision,
            String time,
            String payload,
            String metadata) {
        return new StoredEvent(
                position, environment, sequence, id, new EventType(name, revision), time, payload, metadata, "");
    }
}
