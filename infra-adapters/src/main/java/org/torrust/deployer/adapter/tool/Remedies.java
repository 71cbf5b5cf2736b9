package org.torrust.deployer.adapter.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Which commands set a need right on a machine with these means: a table, and nothing is run here. */
final class Remedies {

    private static final Map<Tool, Map<Manager, List<String>>> PACKAGES = Map.of(
            Tool.ANSIBLE,
            Map.of(
                    Manager.APT, List.of("ansible-core"),
                    Manager.DNF, List.of("ansible-core"),
                    Manager.PACMAN, List.of("ansible-core"),
                    Manager.BREW, List.of("ansible")),
            Tool.OPENTOFU,
            Map.of(
                    Manager.DNF, List.of("opentofu"),
                    Manager.PACMAN, List.of("opentofu"),
                    Manager.BREW, List.of("opentofu"),
                    Manager.SNAP, List.of("--classic", "opentofu")),
            Tool.LXD,
            Map.of(
                    // Where neither nftables nor iptables is there, LXD makes no bridge, and its package asks for none.
                    Manager.APT, List.of("lxd", "lxd-client", "nftables"),
                    Manager.PACMAN, List.of("lxd"),
                    Manager.SNAP, List.of("lxd")),
            Tool.MULTIPASS,
            Map.of(Manager.BREW, List.of("--cask", "multipass"), Manager.SNAP, List.of("multipass")),
            Tool.SSH,
            Map.of(
                    Manager.APT, List.of("openssh-client"),
                    Manager.DNF, List.of("openssh-clients"),
                    Manager.PACMAN, List.of("openssh"),
                    Manager.BREW, List.of("openssh")));

    private final Means means;

    Remedies(Means means) {
        this.means = means;
    }

    /** What apt knows may be old or empty, so it learns anew before the first of its packages. */
    static Remedy packageLists() {
        return Remedy.of("learn which packages there are", Command.root("apt-get", "update"));
    }

    /** What can set it right, what is best first; the next is for when the one before failed. */
    List<Remedy> of(Need need) {
        return switch (need) {
            case Need.Program program -> program(program.tool());
            case Need.LxdStart start -> start(start);
            case Need.LxdInit init -> initialise();
            case Need.LxdGroup membership -> group(membership);
            case Need.LxdImage image -> List.of(image(image));
            case Need.KeyPair pair -> List.of(pair(pair));
            case Need.Mode mode ->
                List.of(Remedy.of(
                        "keep others from reading it",
                        Command.plain("chmod", mode.mode(), mode.file().toString())));
        };
    }

    private List<Remedy> program(Tool tool) {
        var remedies = new ArrayList<Remedy>();
        managers(tool).forEach(manager -> remedies.add(packages(tool, manager)));
        if (tool == Tool.OPENTOFU) {
            remedies.addAll(openTofu());
        }
        return remedies;
    }

    private static Remedy packages(Tool tool, Manager manager) {
        var packages = Objects.requireNonNull(
                Objects.requireNonNull(PACKAGES.get(tool)).get(manager));
        return Remedy.of("install " + tool.shown(), manager.install(packages));
    }

    private Stream<Manager> managers(Tool tool) {
        return Stream.of(Manager.values())
                .filter(means.managers()::contains)
                .filter(manager -> Objects.requireNonNull(PACKAGES.get(tool)).containsKey(manager))
                .filter(manager -> fits(tool, manager))
                // Before OpenTofu's own sources there is none but the system's.
                .sorted();
    }

    /** On Ubuntu the package lxd but calls snap; OpenTofu is packaged by Fedora, not by what is made of it. */
    private boolean fits(Tool tool, Manager manager) {
        return switch (tool) {
            case LXD ->
                manager != Manager.APT
                        || !means.isSystem("ubuntu")
                        || !means.managers().contains(Manager.SNAP);
            case OPENTOFU -> manager != Manager.DNF || means.system().getFirst().equals("fedora");
            default -> true;
        };
    }

    private List<Remedy> openTofu() {
        var remedies = new ArrayList<Remedy>();
        if (means.managers().contains(Manager.APT)) {
            remedies.add(OpenTofuRemedies.aptRepository());
        }
        if (means.managers().contains(Manager.DNF)) {
            remedies.add(OpenTofuRemedies.dnfRepository());
        }
        remedies.add(OpenTofuRemedies.archive(means.platform(), means.programs()));
        if (means.hasGo()) {
            remedies.add(OpenTofuRemedies.source(means.programs()));
        }
        return remedies;
    }

    private List<Remedy> start(Need.LxdStart start) {
        if (start.ofSnap()) {
            return List.of(Remedy.of("start LXD", Command.root("snap", "start", "lxd")));
        }
        return means.hasSystemd()
                ? List.of(Remedy.of("start LXD", Command.root("systemctl", "start", "lxd")))
                : List.of();
    }

    /** LXD's own search for a subnet finds none where something answers at every address, as some proxies do. */
    private List<Remedy> initialise() {
        return List.of(
                Remedy.of("give LXD a storage pool and a bridge", Command.plain("lxd", "init", "--minimal")),
                Remedy.of(
                        "give LXD a storage pool and a bridge at " + means.subnet(),
                        lxc("storage create default dir"),
                        lxc("network create lxdbr0 ipv4.address=%s ipv4.nat=true ipv6.address=none"
                                .formatted(means.subnet())),
                        lxc("profile device add default root disk path=/ pool=default"),
                        lxc("profile device add default eth0 nic name=eth0 network=lxdbr0")));
    }

    private static Command lxc(String arguments) {
        return Command.plain(("lxc " + arguments).split(" "));
    }

    /** Never a wider socket. And a socket of root's own group is no reason to put anyone into that. */
    private static List<Remedy> group(Need.LxdGroup membership) {
        return membership.group().equals("root")
                ? List.of()
                : List.of(Remedy.of(
                        "let you use LXD; from your next login on",
                        Command.root("usermod", "-aG", membership.group(), membership.user())));
    }

    private static Remedy image(Need.LxdImage image) {
        var words = new ArrayList<>(List.of("lxc", "image", "copy", "images:" + image.alias(), "local:"));
        words.addAll(List.of("--alias", image.alias()));
        if (image.type().equals("virtual-machine")) {
            words.add("--vm");
        }
        return Remedy.of("fetch the image from LXD's image server", new Command(words, false));
    }

    private static Remedy pair(Need.KeyPair pair) {
        var file = pair.file();
        return Remedy.of(
                "make you a key pair without passphrase",
                Command.plain(
                        "mkdir",
                        "-p",
                        "-m",
                        "700",
                        Objects.requireNonNull(file.getParent()).toString()),
                Command.plain("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file.toString()));
    }
}
