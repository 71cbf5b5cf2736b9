package org.torrust.deployer.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.configuration.FirewallSettings;
import org.torrust.deployer.api.configuration.LimitSettings;
import org.torrust.deployer.api.configuration.MonitoringSettings;
import org.torrust.deployer.api.configuration.SimulatedSettings;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentCreated;
import org.torrust.deployer.api.environment.EnvironmentEvent.MachineCreated;
import org.torrust.deployer.api.history.RecordedEvent;

class EventCodecTest {

    private static final String PAYLOAD = """
            {"environment":"demo","operation":"20261124-101500-7f3a9c"}""";

    private static final String PROVENANCE = """
            {"actor":"ada@workshop","cause":"","arguments":[],"versions":{}}""";

    private final EventCodec codec = new EventCodec();

    @Test
    void readsBackWhatItWrote() {
        var event = Samples.EVENTS.getFirst();
        var stored = new StoredEvent(
                7,
                "demo",
                3,
                "id",
                EventNames.of(event),
                Samples.NOON.toString(),
                codec.write(event),
                codec.write(Samples.PROVENANCE),
                "");

        assertThat(codec.read(stored)).isEqualTo(new RecordedEvent(7, 3, Samples.NOON, event, Samples.PROVENANCE));
    }

    @Test
    void leavesOutWhatIsNull() {
        assertThat(codec.write(new MachineCreated(Samples.DEMO, Samples.OPERATION)))
                .isEqualTo(PAYLOAD);
    }

    @Test
    void callsAProviderByItsWordNotByItsClass() {
        var created = (EnvironmentCreated) Samples.EVENTS.getFirst();
        var settings = created.configuration();
        var simulated = new EnvironmentCreated(
                Samples.DEMO,
                Samples.OPERATION,
                new EnvironmentConfiguration(
                        new SimulatedSettings(0.5, "configure.users", 2),
                        settings.ssh(),
                        settings.tracker(),
                        settings.docker(),
                        settings.apt(),
                        settings.sources(),
                        FirewallSettings.OFF,
                        MonitoringSettings.OFF,
                        LimitSettings.USUAL),
                null);

        assertThat(codec.write(simulated)).contains("""
                "provider":{"kind":"simulated","stepSeconds":0.5,"failAt":"configure.users","failTimes":2}""");
        assertThat(codec.read(stored("environment.created", 2, codec.write(simulated)))
                        .event())
                .isEqualTo(simulated);
    }

    @Nested
    class WrittenByANewerDeployer {

        @Test
        void anEventOfUnknownNameIsRefusedWithItsPlace() {
            assertThatThrownBy(() -> codec.read(stored("machine.teleported", 1, PAYLOAD)))
                    .isInstanceOf(UnknownEventException.class)
                    .hasMessageContaining("Event 7")
                    .hasMessageContaining("'machine.teleported' revision 1")
                    .hasMessageContaining("newer deployer");
        }

        @Test
        void anEventOfANewerRevisionIsRefused() {
            assertThatThrownBy(() -> codec.read(stored("machine.created", 2, PAYLOAD)))
                    .isInstanceOf(UnknownEventException.class)
                    .hasMessageContaining("'machine.created' revision 2")
                    .hasMessageContaining("knows revision 1");
        }

        @Test
        void aFieldNobodyKnowsIsNotSilentlyDropped() {
            assertThatThrownBy(() -> codec.read(stored(
                            "machine.created", 1, "{\"environment\":\"demo\",\"operation\":\"a\",\"colour\":\"red\"}")))
                    .isInstanceOf(UnknownEventException.class)
                    .hasMessageContaining("colour");
        }

        @Test
        void aWordNobodyKnowsIsRefused() {
            assertThatThrownBy(() -> codec.read(stored(
                            "step.completed", 1, "{\"environment\":\"demo\",\"operation\":\"a\",\"step\":\"dance\"}")))
                    .isInstanceOf(UnknownEventException.class)
                    .hasMessageContaining("dance");
        }
    }

    @Nested
    class ReadingWhatIsNoEventAtAll {

        @Test
        void refusesTextThatIsNoJson() {
            assertThatThrownBy(() -> codec.read(stored("machine.created", 1, "not json")))
                    .isInstanceOf(UnknownEventException.class);
        }

        @Test
        void refusesNothing() {
            assertThatThrownBy(() -> codec.read(stored("machine.created", 1, "null")))
                    .isInstanceOf(UnknownEventException.class);
        }

        @Test
        void refusesAnEventOfNoEnvironment() {
            assertThatThrownBy(() -> codec.read(stored("machine.created", 1, "{}")))
                    .isInstanceOf(UnknownEventException.class);
        }

        @Test
        void refusesATimeThatIsNone() {
            var stored = new StoredEvent(
                    7, "demo", 3, "id", new EventType("machine.created", 1), "noon", PAYLOAD, PROVENANCE, "");

            assertThatThrownBy(() -> codec.read(stored)).isInstanceOf(UnknownEventException.class);
        }
    }

    @Nested
    class WithUpcasters {

        /** Made up: before the first revision, the operation was called a run, and before that a job. */
        private final EventCodec codec = new EventCodec(List.of(
                new Upcaster(
                        new EventType("machine.created", 0), json -> renamed((ObjectNode) json, "run", "operation")),
                new Upcaster(new EventType("machine.created", -1), json -> renamed((ObjectNode) json, "job", "run"))));

        @Test
        void readsAnOldRevisionThroughAllBetween() {
            assertThat(codec.read(stored("machine.created", -1, """
                            {"environment":"demo","job":"20261124-101500-7f3a9c"}""")).event())
                    .isEqualTo(new MachineCreated(Samples.DEMO, Samples.OPERATION));
        }

        @Test
        void leavesTheNewestRevisionAlone() {
            assertThat(codec.read(stored("machine.created", 1, PAYLOAD)).event())
                    .isEqualTo(new MachineCreated(Samples.DEMO, Samples.OPERATION));
        }

        @Test
        void tellsWhichEventAnUpcasterFailsAt() {
            assertThatThrownBy(() -> codec.read(stored("machine.created", 0, "[]")))
                    .isInstanceOf(UnknownEventException.class)
                    .hasMessageContaining("Event 7")
                    .hasMessageContaining("it does not hold what such an event holds");
        }

        private static ObjectNode renamed(ObjectNode json, String from, String to) {
            json.set(to, json.remove(from));
            return json;
        }
    }

    private static StoredEvent stored(String name, int revision, String payload) {
        return new StoredEvent(
                7, "demo", 3, "id", new EventType(name, revision), "2026-11-24T12:00:00Z", payload, PROVENANCE, "");
    }
}
