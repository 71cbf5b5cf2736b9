package org.torrust.deployer.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.torrust.deployer.adapter.docker.ComposePs.Container;

class ComposePsTest {

    @Test
    void readsOneObjectALineAsComposePrintsSince221() {
        assertThat(ComposePs.read("""
                        {"Command":"\\"/usr/local/bin/entry\\"","ExitCode":0,"Health":"healthy","ID":"a","Name":"tracker","Service":"tracker","State":"running","Status":"Up 5 seconds (healthy)"}
                        {"ExitCode":1,"Health":"","ID":"b","Name":"db","Service":"db","State":"restarting"}
                        """).containers())
                .containsExactly(
                        new Container("tracker", "running", "healthy", 0, java.util.List.of()),
                        new Container("db", "restarting", "", 1, java.util.List.of()));
    }

    @Test
    void readsAnArrayAsComposePrintedBefore() {
        assertThat(ComposePs.read(
                                "[{\"Service\":\"tracker\",\"State\":\"running\",\"Health\":\"starting\",\"ExitCode\":0}]\n")
                        .containers())
                .containsExactly(new Container("tracker", "running", "starting", 0, java.util.List.of()));
    }

    @Test
    void readsFromDockersStatusWhatComposeLeavesOut() {
        assertThat(ComposePs.read("""
                        {"Service":"a","State":"running","Health":"","ExitCode":0,"Status":"Up Less than a second (health: starting)"}
                        {"Service":"b","State":"restarting","Health":"","ExitCode":0,"Status":"Restarting (127) 3 seconds ago"}
                        """).containers())
                .containsExactly(
                        new Container("a", "running", "starting", 0, java.util.List.of()),
                        new Container("b", "restarting", "", 127, java.util.List.of()));
    }

    @Test
    void readsNothingAsNoContainer() {
        assertThat(ComposePs.read("").containers()).isEmpty();
        assertThat(ComposePs.read("[]").containers()).isEmpty();
        assertThat(ComposePs.read("").allServe()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no configuration file provided", "{\"Service\":", "{}", "[1]", "\"tracker\""})
    void refusesWhatIsNeither(String output) {
        assertThatThrownBy(() -> ComposePs.read(output))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("what docker compose ps printed");
    }

    @Property
    void failsOnlyBySayingSo(@ForAll String output) {
        try {
            assertThat(ComposePs.read(output).containers()).isNotNull();
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("what docker compose ps printed");
        }
    }

    @Test
    void doesNotTakeAContainerForServingThatIsStillStarting() {
        assertThat(one("running", "starting", 0).allServe()).isFalse();
        assertThat(one("created", "", 0).allServe()).isFalse();
        assertThat(one("running", "healthy", 0).allServe()).isTrue();
        assertThat(one("running", "", 0).allServe()).isTrue();
    }

    @Test
    void knowsWhatWaitingWillNotMend() {
        assertThat(one("exited", "", 101).ended()).map(Container::told).contains("exited with code 101");
        assertThat(one("dead", "", 0).ended()).isPresent();
        assertThat(one("restarting", "", 1).ended()).isEmpty();
        assertThat(one("restarting", "", 1).restarting()).isPresent();
        assertThat(one("running", "unhealthy", 0).ended()).isEmpty();
        assertThat(one("running", "unhealthy", 0).unhealthy()).isPresent();
    }

    @Test
    void letsAContainerBeThroughThatHadOneThingToDo() {
        var both = ComposePs.read("""
                {"Service":"migrate","State":"exited","Health":"","ExitCode":0}
                {"Service":"tracker","State":"running","Health":"healthy","ExitCode":0}
                """);

        assertThat(both.allServe()).isTrue();
        assertThat(one("exited", "", 0).allServe()).isFalse();
    }

    private static ComposePs one(String state, String health, int exitCode) {
        return new ComposePs(java.util.List.of(new Container("tracker", state, health, exitCode, java.util.List.of())));
    }
}
