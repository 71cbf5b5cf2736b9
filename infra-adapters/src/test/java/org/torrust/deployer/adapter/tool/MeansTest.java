package org.torrust.deployer.adapter.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeansTest {

    @TempDir
    Path base;

    @Test
    void readWhichSystemThisIsAndWhatItIsLike() throws IOException {
        var file = Files.writeString(base.resolve("os-release"), """
                NAME="Linux Mint"
                ID=linuxmint
                ID_LIKE="ubuntu debian"

                VERSION_ID="21.3"
                """);

        assertThat(Means.system(file)).containsExactly("linuxmint", "ubuntu", "debian");
        assertThat(Means.system(base.resolve("gone"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux_amd64",
        "Linux, aarch64, linux_arm64",
        "Mac OS X, aarch64, darwin_arm64",
        "Linux, riscv64, linux_riscv64"
    })
    void namePlatformsAsReleasesDo(String system, String processor, String platform) {
        assertThat(Means.platform(system, processor)).isEqualTo(platform);
    }

    @ParameterizedTest
    @CsvSource({"0, exit 1, ROOT", "1000, exit 0, SUDO", "1000, exit 1, NONE"})
    void tellWhetherTheOperatorMayBecomeRoot(String id, String sudo, Privilege privilege) throws IOException {
        var tools = new FakeTools(base).with("id", "echo " + id).with("sudo", sudo);

        assertThat(Means.of(tools.operator()).privilege()).isEqualTo(privilege);
    }

    @Test
    void findTheManagersThatAreThere() throws IOException {
        var tools = new FakeTools(base).with("apt-get", "").with("snap", "").with("go", "");
        var means = Means.of(tools.operator());

        assertThat(means.managers()).containsExactlyInAnyOrder(Manager.APT, Manager.SNAP);
        assertThat(means.hasGo()).isTrue();
        assertThat(means.privilege()).isEqualTo(Privilege.NONE);
    }
}
