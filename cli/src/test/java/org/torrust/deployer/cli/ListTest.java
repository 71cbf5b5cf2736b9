package org.torrust.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ListTest {

    private final FakeProgram program = new FakeProgram(
            Story.of("demo", "simulated", Duration.ofMinutes(5)).running("op-2"),
            Story.of("eu-staging", "lxd", Duration.ofHours(3))
                    .provisioned()
                    .configuring()
                    .failed(),
            Story.of("new", "lxd", Duration.ofSeconds(30)),
            Story.of("old", "lxd", Duration.ofDays(9)).running("op-2").destroyed(),
            Story.of("us", "lxd", Duration.ofSeconds(90)).provisioned().configuring());

    @Test
    void showsARowForEachEnvironmentWithWhatNeedsAttentionBesideItsState() {
        assertThat(DeployerRun.of(program, "list")).isEqualTo(DeployerRun.printing("""
                NAME         STATE                                               CREATED     MODIFIED    IP ADDRESS
                demo         running                                             5 min ago   4 min ago   10.77.0.12 SIMULATED
                eu-staging   provisioned (configure: failed at install-docker)   3 h ago     2 h ago     10.77.0.12
                new          created                                             30 s ago    30 s ago    -
                old          destroyed                                           9 d ago     8 d ago     -
                us           provisioned (configure: in progress)                90 s ago    82 s ago    10.77.0.12
                """));
    }

    @Test
    void saysHowToBeginWhereThereIsNothing() {
        assertThat(DeployerRun.of(new FakeProgram(), "list"))
                .isEqualTo(DeployerRun.printing(
                        "There are no environments yet. Begin with: torrust-tracker-deployer create demo\n"));
    }

    @Test
    void givesProgramsTheSameAsJson() throws Exception {
        var first = new ObjectMapper()
                .readTree(DeployerRun.of(program, "list", "--format", "json").out());

        assertThat(first.path("schemaVersion").asInt()).isEqualTo(1);
        assertThat(first.at("/environments/0").toString()).isEqualTo("""
                {"name":"demo","state":"running","provider":"simulated","simulated":true,\
                "created":"2026-11-24T11:55:00Z","modified":"2026-11-24T11:55:10Z","address":"10.77.0.12",\
                "lastOperation":{"id":"op-2","kind":"deploy","status":"succeeded","began":"2026-11-24T11:55:01Z",\
                "ended":"2026-11-24T11:55:10Z","actor":"ada@desk","holder":{"pid":4711,"started":12,"bootId":"boot",\
                "pidNamespace":"pid:[1]"},"step":null}}""");
    }

    @Test
    void saysTheSameInYamlAsInJson() throws Exception {
        var json = DeployerRun.of(program, "list", "--format", "json").out();
        var yaml = DeployerRun.of(program, "list", "--format", "yaml").out();

        assertThat(new YAMLMapper().readTree(yaml)).isEqualTo(new ObjectMapper().readTree(json));
    }

    @Test
    void tellsProgramsOfAnEmptyWorkspaceWithAnEmptyList() {
        assertThat(DeployerRun.of(new FakeProgram(), "list", "--format", "json"))
                .isEqualTo(DeployerRun.printing("""
                        {
                          "schemaVersion" : 1,
                          "environments" : [ ]
                        }
                        """));
    }
}
