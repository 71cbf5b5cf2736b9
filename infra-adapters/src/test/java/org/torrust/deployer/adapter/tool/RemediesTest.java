package org.torrust.deployer.adapter.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemediesTest {

    private static final Path OWN = Path.of("/home/ada/.local/bin");

    private static Means means(String system, String managers, Privilege privilege) {
        var found = managers.isBlank()
                ? Set.<Manager>of()
                : Arrays.stream(managers.split(" ")).map(Manager::valueOf).collect(Collectors.toSet());
        return new Means(List.of(system.split(" ")), "linux_amd64", found, privilege, true, false, OWN, "10.60.0.1/24");
    }

    private static List<String> commands(Means means, Need need) {
        return new Remedies(means)
                .of(need).stream()
                        .map(remedy -> remedy.commands().stream()
                                .map(command -> Command.shown(command.words(means.privilege())))
                                .collect(Collectors.joining("; ")))
                        .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "ANSIBLE, debian, APT, ROOT, env DEBIAN_FRONTEND=noninteractive apt-get install -y ansible-core",
        "ANSIBLE, ubuntu debian, APT SNAP, SUDO, sudo -n env DEBIAN_FRONTEND=noninteractive apt-get install -y ansible-core",
        "ANSIBLE, fedora, DNF, SUDO, sudo -n dnf install -y ansible-core",
        "ANSIBLE, arch, PACMAN, ROOT, pacman -S --noconfirm --needed ansible-core",
        "ANSIBLE, '', BREW, NONE, brew install ansible",
        "OPENTOFU, fedora, DNF, ROOT, dnf install -y opentofu",
        "OPENTOFU, arch, PACMAN, SUDO, sudo -n pacman -S --noconfirm --needed opentofu",
        "OPENTOFU, '', BREW, NONE, brew install opentofu",
        "OPENTOFU, opensuse, SNAP, ROOT, snap install --classic opentofu",
        "LXD, debian, APT, ROOT, env DEBIAN_FRONTEND=noninteractive apt-get install -y lxd lxd-client nftables",
        "LXD, ubuntu debian, APT SNAP, ROOT, snap install lxd",
        "LXD, fedora, DNF SNAP, ROOT, snap install lxd",
        "LXD, arch, PACMAN, ROOT, pacman -S --noconfirm --needed lxd",
        "MULTIPASS, ubuntu debian, APT SNAP, ROOT, snap install multipass",
        "MULTIPASS, '', BREW, NONE, brew install --cask multipass",
        "SSH, debian, APT, ROOT, env DEBIAN_FRONTEND=noninteractive apt-get install -y openssh-client",
        "SSH, fedora, DNF, ROOT, dnf install -y openssh-clients"
    })
    void installAProgramByTheManagerThatIsThere(
            Tool tool, String system, String managers, Privilege privilege, String command) {
        assertThat(commands(means(system, managers, privilege), new Need.Program(tool)))
                .first()
                .isEqualTo(command);
    }

    @Test
    void installNothingWithoutAManager() {
        assertThat(commands(means("debian", "", Privilege.ROOT), new Need.Program(Tool.LXD)))
                .isEmpty();
        assertThat(commands(means("", "BREW", Privilege.NONE), new Need.Program(Tool.LXD)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ROOT, systemctl start lxd",
        "SUDO, sudo -n systemctl start lxd",
    })
    void startLxdThroughSystemd(Privilege privilege, String command) {
        assertThat(commands(means("debian", "APT", privilege), new Need.LxdStart(false)))
                .containsExactly(command);
        assertThat(commands(means("debian", "APT SNAP", Privilege.ROOT), new Need.LxdStart(true)))
                .containsExactly("snap start lxd");
    }

    @Test
    void startNoDaemonWhereThereIsNoSystemd() {
        var without = new Means(
                List.of("debian"),
                "linux_amd64",
                Set.of(Manager.APT),
                Privilege.ROOT,
                false,
                false,
                OWN,
                "10.60.0.1/24");

        assertThat(commands(without, new Need.LxdStart(false))).isEmpty();
    }

    @Test
    void letTheOperatorIntoTheSocketsGroupAndNeverWidenTheSocket() {
        var means = means("debian", "APT", Privilege.SUDO);

        assertThat(commands(means, new Need.LxdGroup("lxd", "ada"))).containsExactly("sudo -n usermod -aG lxd ada");
        assertThat(commands(means, new Need.LxdGroup("root", "ada"))).isEmpty();
    }

    @Test
    void setTheRestRightByAFewCommands() {
        var means = means("debian", "APT", Privilege.ROOT);

        assertThat(commands(means, new Need.LxdInit()))
                .containsExactly(
                        "lxd init --minimal",
                        "lxc storage create default dir; "
                                + "lxc network create lxdbr0 ipv4.address=10.60.0.1/24 ipv4.nat=true ipv6.address=none; "
                                + "lxc profile device add default root disk path=/ pool=default; "
                                + "lxc profile device add default eth0 nic name=eth0 network=lxdbr0");
        assertThat(commands(means, new Need.LxdImage("debian/13/cloud", "virtual-machine")))
                .containsExactly("lxc image copy images:debian/13/cloud local: --alias debian/13/cloud --vm");
        assertThat(commands(means, new Need.KeyPair(Path.of("/home/ada/.ssh/id_ed25519"))))
                .containsExactly("mkdir -p -m 700 /home/ada/.ssh; "
                        + "ssh-keygen -q -t ed25519 -N '' -f /home/ada/.ssh/id_ed25519");
        assertThat(commands(means, new Need.Mode("600", Path.of("/home/ada/it's mine"))))
                .containsExactly("chmod 600 '/home/ada/it'\\''s mine'");
    }

    @Nested
    class ForOpenTofu {

        private final Need need = new Need.Program(Tool.OPENTOFU);

        private List<String> ways(Means means) {
            return new Remedies(means).of(need).stream().map(Remedy::why).toList();
        }

        private Means withGo(String system, String managers) {
            var means = means(system, managers, Privilege.ROOT);
            return new Means(
                    means.system(), "linux_arm64", means.managers(), Privilege.ROOT, true, true, OWN, "10.60.0.1/24");
        }

        @Test
        void goFromTheRepositoryToTheArchiveToTheSource() {
            assertThat(ways(withGo("debian", "APT")))
                    .containsExactly(
                            "install OpenTofu from its makers' repository",
                            "install OpenTofu 1.12.6 from its released archive, its checksum verified, into /usr/local/bin",
                            "build OpenTofu 1.12.6 from source, which takes minutes, into /usr/local/bin");
        }

        @Test
        void takeTheSystemsOwnPackageFirst() {
            assertThat(ways(means("arch", "PACMAN", Privilege.ROOT))).first().isEqualTo("install OpenTofu");
        }

        @Test
        void addTheRepositoryOnlyOnceItsKeysAreThere() {
            var commands = commands(withGo("debian", "APT"), need).getFirst();

            assertThat(commands).startsWith("curl --fail");
            assertThat(commands.indexOf("sources.list.d"))
                    .isGreaterThan(commands.lastIndexOf("curl"))
                    .isLessThan(commands.indexOf("apt-get update"));
        }

        @Test
        void unpackTheArchiveOnlyOnceItsChecksumIsVerified() {
            var commands = commands(withGo("", ""), need).getFirst().split("; ");

            assertThat(commands[2]).isEqualTo("sha256sum --check --ignore-missing --strict tofu_1.12.6_SHA256SUMS");
            assertThat(commands[3]).isEqualTo("tar -xzf tofu_1.12.6_linux_arm64.tar.gz tofu");
            assertThat(commands[5]).isEqualTo("install -m 755 tofu /usr/local/bin/tofu");
        }

        @Test
        void putItIntoTheOperatorsOwnFolderWhereHeIsNotRoot() {
            assertThat(ways(means("", "", Privilege.NONE)))
                    .singleElement()
                    .asString()
                    .endsWith("into /home/ada/.local/bin");
        }

        @Test
        void buildItAsAModuleOfItsOwn() {
            var source = new Remedies(withGo("", "")).of(need).getLast();

            assertThat(source.files().get("go.mod"))
                    .startsWith("module build\n")
                    .contains("require github.com/opentofu/opentofu v1.12.6\n");
            assertThat(source.needsRoot()).isFalse();
        }
    }
}
