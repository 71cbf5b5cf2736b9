package org.torrust.deployer.adapter.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.command.port.Interruption;

class FixerTest {

    private final List<String> said = new ArrayList<>();
    private FakeTools tools;
    private Fixer fixer;

    @BeforeEach
    void anOperatorWhoMayBecomeRoot(@TempDir Path base) throws IOException {
        tools = new FakeTools(base)
                .with("id", "echo 1000")
                .with("sudo", "[ \"$*\" = '-n true' ] && exit; shift; echo \"as root: $*\"")
                .with("apt-get", "echo apt");
        fixer = new Fixer(tools.operator(), new Interruption());
    }

    @Test
    void runsOneCommandAfterTheOtherAndShowsWhatTheySay() {
        tools.with("say", "echo \"$*\"; echo careful >&2");

        var failed = fixer.carryOut(
                Remedy.of("try", Command.plain("say", "two words", "$HOME"), Command.root("say", "more")), said::add);

        assertThat(failed).isEmpty();
        assertThat(said)
                .containsExactly(
                        "$ say 'two words' '$HOME'",
                        "two words $HOME",
                        "careful",
                        "$ sudo -n say more",
                        "as root: say more");
    }

    @Test
    void stopsAtTheFirstThatFails() {
        tools.with("fetch", "echo 'no such host' >&2; exit 6").with("install-it", "echo installed");

        var failed =
                fixer.carryOut(Remedy.of("try", Command.plain("fetch", "x"), Command.plain("install-it")), said::add);

        assertThat(failed).contains("'fetch' ended with exit code 6");
        assertThat(said).contains("no such host").doesNotContain("installed");
    }

    @Test
    void tellsOfAProgramThatIsNotThere() {
        assertThat(fixer.carryOut(Remedy.of("try", Command.plain("no-such-program")), said::add))
                .contains("'no-such-program' ended with exit code 127");
    }

    @Test
    void worksInAFolderOfItsOwnThatHasTheFilesAndIsGoneAfterwards() {
        tools.with("look", "pwd; cat go.mod");

        fixer.carryOut(
                new Remedy("try", Map.of("go.mod", "module build\n"), List.of(Command.plain("look"))), said::add);

        assertThat(said).hasSize(3).last().isEqualTo("module build");
        assertThat(Path.of(said.get(1))).doesNotExist();
    }

    @Test
    void installsForEveryone(@TempDir Path place) throws IOException {
        tools.with("install-it", "mkdir " + place.resolve("keyrings"));

        fixer.carryOut(Remedy.of("try", Command.plain("install-it")), said::add);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place.resolve("keyrings"))))
                .isEqualTo("rwxr-xr-x");
    }

    @Test
    void neverDoesTheSameTwice() {
        var missing = List.of(
                CheckResult.fail("Ansible core", "", "missing", "Install it.").needing(new Need.Program(Tool.ANSIBLE)));
        var plan = fixer.plan(missing);
        assertThat(plan.remedies()).hasSize(2);

        plan.remedies().forEach(remedy -> fixer.carryOut(remedy, said::add));

        assertThat(said).contains("as root: env DEBIAN_FRONTEND=noninteractive apt-get install -y ansible-core");
        assertThat(fixer.plan(missing).isEmpty()).isTrue();
    }

    @Test
    void spellsCommandsAsTheyWillBeRun() {
        assertThat(fixer.commands(Remedies.packageLists())).containsExactly("sudo -n apt-get update");
    }
}
