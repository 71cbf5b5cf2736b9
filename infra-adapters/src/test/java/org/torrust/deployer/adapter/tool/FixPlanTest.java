package org.torrust.deployer.adapter.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FixPlanTest {

    private static final CheckResult NO_TOFU =
            CheckResult.fail("OpenTofu", "", "missing", "Install it.").needing(new Need.Program(Tool.OPENTOFU));
    private static final CheckResult NO_ANSIBLE =
            CheckResult.fail("Ansible core", "", "missing", "Install it.").needing(new Need.Program(Tool.ANSIBLE));
    private static final CheckResult NO_KEY =
            CheckResult.warn("SSH key", "", "none", "None is needed.").needing(new Need.KeyPair(Path.of("/h/.ssh/id")));
    private static final CheckResult NO_REGISTRY =
            CheckResult.fail("Registry", "", "cannot be reached", "Name one that is in reach.");
    private static final CheckResult NO_POOL =
            CheckResult.fail("LXD pool", "", "not found", "Make one.").needing(new Need.LxdInit());
    private static final CheckResult NO_BRIDGE =
            CheckResult.fail("LXD bridge", "", "not found", "Make one.").needing(new Need.LxdInit());

    private static Means debian(Privilege privilege) {
        return new Means(
                List.of("debian"),
                "linux_amd64",
                Set.of(Manager.APT),
                privilege,
                true,
                false,
                Path.of("/h/bin"),
                "10.60.0.1/24");
    }

    private static FixPlan plan(Means means, CheckResult... found) {
        return FixPlan.of(List.of(found), means, Set.of());
    }

    private static List<String> whys(FixPlan plan) {
        return plan.remedies().stream().map(Remedy::why).toList();
    }

    @Test
    void learnsThePackagesFirstAndBringsOpenTofuAfterWhatIsQuick() {
        assertThat(whys(plan(debian(Privilege.ROOT), NO_KEY, NO_TOFU, NO_ANSIBLE)))
                .containsExactly(
                        "learn which packages there are",
                        "install Ansible core",
                        "install OpenTofu from its makers' repository",
                        "make you a key pair without passphrase");
    }

    @Test
    void initialisesLxdOnce() {
        assertThat(whys(plan(debian(Privilege.ROOT), NO_BRIDGE, NO_POOL)))
                .containsExactly("give LXD a storage pool and a bridge");
    }

    @Test
    void doesNothingAboutWhatIsWell() {
        assertThat(plan(debian(Privilege.ROOT), CheckResult.ok("JDK", "25", "OK"))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void takesTheNextBestWhereTheFirstWasTried() {
        var means = debian(Privilege.ROOT);
        var first = plan(means, NO_TOFU);

        var second = FixPlan.of(List.of(NO_TOFU), means, Set.copyOf(first.remedies()));
        var third = FixPlan.of(
                List.of(NO_TOFU),
                means,
                Set.of(
                        first.remedies().get(0),
                        first.remedies().get(1),
                        second.remedies().get(0)));

        assertThat(whys(second)).singleElement().asString().contains("released archive");
        assertThat(third.remedies()).isEmpty();
        assertThat(third.outOfReach()).containsExactly("OpenTofu: nothing more can be tried from here. Install it.");
    }

    @Test
    void leavesOutWhatTakesRootWhereNobodyMayBeRoot() {
        var plan = plan(debian(Privilege.NONE), NO_ANSIBLE, NO_TOFU);

        assertThat(whys(plan)).singleElement().asString().contains("released archive", "/h/bin");
        assertThat(plan.outOfReach())
                .containsExactly(
                        "Ansible core: that takes root, and sudo wants a password. Run 'sudo -v' first, or: Install it.");
    }

    @Test
    void saysWhatIsForSomeoneElseToDo() {
        assertThat(plan(debian(Privilege.ROOT), NO_REGISTRY).outOfReach())
                .containsExactly("Registry: that is not for 'check --fix'. Name one that is in reach.");
    }
}
