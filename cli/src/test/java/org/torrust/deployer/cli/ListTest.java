package org.torrust.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
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
                NAME        STATE                      CREATED  MODIFIED  IP ADDRESS
                demo        running                    5 min    4 min     10.77.0.12 SIMULATED
                eu-staging  provisioned (failed)       3 h      2 h       10.77.0.12
                new         created                    30 s     30 s      -
                old         destroyed                  9 d      8 d       -
                us          provisioned (in progress)  90 s     82 s      10.77.0.12
                """));
    }

    @Test
    void showsAllWordsAndMoreWhereItMayBeWide() {
        assertThat(DeployerRun.of(program, "list", "--wide")).isEqualTo(DeployerRun.printing("""
                NAME         STATE                                               CREATED     MODIFIED    IP ADDRESS             PROVIDER    TRACKER                 LAST OPERATION
                demo         running                                             5 min ago   4 min ago   10.77.0.12 SIMULATED   simulated   torrust/tracker:3.0.0   deploy: succeeded, by ada@desk
                eu-staging   provisioned (configure: failed at install-docker)   3 h ago     2 h ago     10.77.0.12             lxd         -                       configure: failed, by ada@desk
                new          created                                             30 s ago    30 s ago    -                      lxd         -                       create: succeeded, by ada@desk
                old          destroyed                                           9 d ago     8 d ago     -                      lxd         -                       deploy: succeeded, by ada@desk
                us           provisioned (configure: in progress)                90 s ago    82 s ago    10.77.0.12             lxd         -                       configure: in progress, by ada@desk
                """));
    }

    @Test
    void usesAsManyWordsAsThereIsRoomFor() {
        var few = new FakeProgram(Story.of("demo", "lxd", Duration.ofMinutes(5))
                .provisioned()
                .configuring()
                .failed());

        assertThat(DeployerRun.of(few, "list")).isEqualTo(DeployerRun.printing("""
                NAME   STATE                            CREATED     MODIFIED    IP ADDRESS
                demo   provisioned (configure failed)   5 min ago   4 min ago   10.77.0.12
                """));
    }

    @Test
    void usesWhatRoomTheTerminalHas() {
        assertThat(DeployerRun.of(program, new FakeConsole(null, 120), "list").out())
                .contains("provisioned (configure: failed at install-docker)   3 h ago");
    }

    @Test
    void isNeverCutWhereAnotherProgramReadsIt() {
        var name = "a-name-of-forty-letters-which-is-the-end";
        var broken = new FakeProgram(Story.of(name, "simulated", Duration.ofMinutes(119))
                .provisioned()
                .configuring()
                .failed());
        var pipe = new FakeConsole(null, Integer.MAX_VALUE);

        assertThat(DeployerRun.of(broken, pipe, "list").out())
                .contains(name, "provisioned (configure: failed at install-docker)", "10.77.0.12 SIMULATED");
    }

    @Test
    void staysWithinEightyColumnsWhateverTheNamesAndAddresses() {
        var longest = new FakeProgram(
                Story.of("a-name-of-forty-letters-which-is-the-end", "simulated", Duration.ofMinutes(119))
                        .provisioned()
                        .configuring()
                        .failed(),
                Story.of("short", "lxd", Duration.ofDays(4000)).provisioned().configuring());

        assertThat(DeployerRun.of(longest, "list").out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(DeployerRun.of(longest, "list")).isEqualTo(DeployerRun.printing("""
                NAME          STATE                      CREATED  MODIFIED  IP ADDRESS
                a-name-of-f…  provisioned (failed)       119 min  118 min   10.77.0.12 SIMULATED
                short         provisioned (in progress)  4000 d   3999 d    10.77.0.12
                """));
    }

    @Test
    void neverCutsTheWordThatNothingIsReal() {
        var narrow = new FakeProgram(
                Story.of("demo", "simulated", Duration.ofMinutes(5)).running("op-2"));

        for (var width : List.of(30, 40, 59)) {
            assertThat(DeployerRun.of(narrow, new FakeConsole(null, width), "list")
                            .out())
                    .contains("SIMULATED");
        }
    }

    @Test
    void keepsThoseInTheAskedStates() {
        assertThat(names("--state", "destroyed,running")).containsExactly("demo", "old");
        assertThat(names("--state", "created", "--state", "running")).containsExactly("demo", "new");
    }

    @Test
    void sortsAsAskedAndBackwards() {
        assertThat(names("--sort", "created")).containsExactly("new", "us", "demo", "eu-staging", "old");
        assertThat(names("--sort", "state")).containsExactly("new", "eu-staging", "us", "demo", "old");
        assertThat(names("--sort", "created", "--reverse")).containsExactly("old", "eu-staging", "demo", "us", "new");
    }

    @Test
    void saysThatNoneIsInAnAskedState() {
        assertThat(DeployerRun.of(program, "list", "--state", "released,configured"))
                .isEqualTo(DeployerRun.printing(
                        "No environment is configured or released. See all of them: torrust-tracker-deployer list\n"));
    }

    @Test
    void refusesAStateOrColumnThereIsNotAndNamesThoseThereAre() {
        assertThat(DeployerRun.of(program, "list", "--state", "up").err())
                .startsWith("Error: Invalid value for option '--state'")
                .contains("'up' is none of created, provisioned, configured, released, running, destroyed");
        assertThat(DeployerRun.of(program, "list", "--sort", "age").err())
                .contains("'age' is none of name, created, modified, state");
    }

    private List<String> names(String... options) {
        var arguments =
                Stream.concat(Stream.of("list", "--wide"), Stream.of(options)).toArray(String[]::new);
        return DeployerRun.of(program, arguments)
                .out()
                .lines()
                .skip(1)
                .map(line -> line.split(" ")[0])
                .toList();
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
