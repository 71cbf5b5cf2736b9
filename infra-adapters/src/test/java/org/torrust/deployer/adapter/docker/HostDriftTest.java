package org.torrust.deployer.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.adapter.docker.PulledImages.PulledImage;
import org.torrust.deployer.adapter.drift.Drift;
import org.torrust.deployer.adapter.drift.Drift.Finding;
import org.torrust.deployer.adapter.ssh.Sites;
import org.torrust.deployer.adapter.workspace.EnvironmentFolder;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.adapter.workspace.Trees;
import org.torrust.deployer.api.environment.Release;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.Phase;

class HostDriftTest {

    private static final OperationId ID = new OperationId("20261123-101500-111111");
    private static final String PLACE = "/opt/torrust/releases/20261123-101500-111111";
    private static final String IMAGE = "sha256:" + "1".repeat(64);
    private static final String OTHER = "sha256:" + "9".repeat(64);

    @TempDir
    Path root;

    private EnvironmentFolder folder;
    private Release release;

    private String current = "current releases/" + ID;
    private String compose = "services: {}\n";
    private String token = "s3cr3t";
    private String more = "";
    private String image = IMAGE;
    private String container = "container " + IMAGE + " running torrust/tracker:3.0.0 tracker\n";
    private String firewall = "";

    @BeforeEach
    void aReleaseThatWasShipped() {
        folder = new EnvironmentFolder(root.resolve("data"), root.resolve("build"));
        PrivateFiles.write(folder.release(ID).resolve("compose.yml"), compose);
        PrivateFiles.write(folder.release(ID).resolve(".env"), token);
        PrivateFiles.write(folder.release(ID).resolve("release.json"), "{}");
        release = new Release(ID, ReleaseDigest.of(folder.release(ID)), "torrust/tracker:3.0.0", Sites.LISTENERS);
        new PulledImages(folder).remember(release.image(), new PulledImage(IMAGE, "torrust/tracker@sha256:22"));
    }

    @Test
    void isNoneWhereAllIsAsItWasLeft() {
        assertThat(drift()).isEqualTo(Drift.NONE);
    }

    @Test
    void namesTheFileThatWasChanged() {
        compose = "services: {evil: {}}\n";

        assertThat(found()).containsExactly("file " + PLACE + "/compose.yml was changed");
        assertThat(drift().mending()).containsExactly(Phase.RELEASE);
    }

    @Test
    void namesAFileThatWasAddedAndOneWhoseSecretsWereChanged() {
        more = "file " + base64("x") + " ./docker-compose.override.yml\n";
        token = "other";

        assertThat(found())
                .containsExactly(
                        "file " + PLACE + "/docker-compose.override.yml was added",
                        "file " + PLACE + "/.env was changed");
    }

    @Test
    void namesTheReleaseWhereWhatWasUploadedIsNotHereAnyMore() {
        Trees.delete(folder.release(ID));
        compose = "services: {evil: {}}\n";

        assertThat(found()).containsExactly("file " + PLACE + " was changed");
        assertThat(drift().unseen()).extracting(Drift.Unseen::what).containsExactly(PLACE + "/.env");
    }

    @Test
    void namesALinkThatLeadsElsewhere() {
        current = "current releases/other";

        assertThat(found()).containsExactly("release /opt/torrust/current leads to releases/other");
        assertThat(drift().mending()).containsExactly(Phase.RUN);
    }

    @Test
    void namesATagThatLeadsElsewhereAndTheContainerThatWasMadeOfIt() {
        image = OTHER;
        container = container.replace(IMAGE, OTHER);

        assertThat(found())
                .containsExactly(
                        "image torrust/tracker:3.0.0 leads to sha256:999999999999…",
                        "image service tracker runs sha256:999999999999…");
        assertThat(drift().findings()).extracting(Finding::recorded).contains("runs torrust/tracker@sha256:22");
    }

    @Test
    void namesAContainerOfAnotherImageAndOneThatStopped() {
        container = "container " + OTHER + " exited evil:latest tracker\n";

        assertThat(found()).containsExactly("image service tracker runs evil:latest", "service service tracker exited");
    }

    @Test
    void namesContainersThatAreNotThere() {
        container = "";

        assertThat(found()).containsExactly("service containers none is there");
    }

    @Test
    void asksNothingOfServicesThatAreNotToRun() {
        container = "";
        current = "current ";

        assertThat(HostDrift.of(folder, release, false, facts())).isEqualTo(Drift.NONE);
    }

    @Test
    void tellsAChangedFirewallFromOneThatIsGoneAndOneThatSaysNothing() {
        firewall = "firewall differs\n";
        assertThat(drift().mending()).containsExactly(Phase.RUN);

        firewall = "firewall sudo: /usr/local/sbin/torrust-firewall: command not found\n";
        assertThat(drift().mending()).containsExactly(Phase.CONFIGURE);

        firewall = "firewall torrust-firewall: on, load or off?\n";
        assertThat(drift().findings()).isEmpty();
        assertThat(drift().unseen())
                .containsExactly(
                        new Drift.Unseen("the firewall's rules", "It says: torrust-firewall: on, load or off?"));
    }

    @Test
    void saysThatAnImageWasNeverRecorded() throws IOException {
        java.nio.file.Files.delete(folder.data().resolve("images.json"));

        assertThat(drift().findings()).isEmpty();
        assertThat(drift().unseen()).extracting(Drift.Unseen::what).containsExactly("torrust/tracker:3.0.0");
    }

    @Test
    void hearsOnlyWhatListensForOthers() {
        more =
                "listens 0.0.0.0:22\nlistens 127.0.0.1:9100\nlistens [::]:7070\nlistens *:8080\nlistens 10.0.0.7%eth0:53\n";

        assertThat(facts().listening()).isEqualTo(List.of(22, 53, 7070, 8080));
    }

    @Test
    void takesHalfAnAnswerForNone() {
        assertThatThrownBy(() -> HostFacts.read("current releases/x\n")).hasMessage("it ends too early");
    }

    private List<String> found() {
        return drift().findings().stream()
                .map(finding -> "%s %s %s".formatted(finding.kind().word(), finding.what(), finding.found()))
                .toList();
    }

    private Drift drift() {
        return HostDrift.of(folder, release, true, facts());
    }

    private HostFacts facts() {
        return HostFacts.read("""
                %s
                file %s ./compose.yml
                file %s ./release.json
                secret %s
                image %s
                """.formatted(current, base64(compose), base64("{}"), sha256(token), image)
                + more
                + container
                + firewall
                + "end\n");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(String text) {
        return java.util.HexFormat.of()
                .formatHex(org.torrust.deployer.adapter.workspace.Sha256.begun()
                        .digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
