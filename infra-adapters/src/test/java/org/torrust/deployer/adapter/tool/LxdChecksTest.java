package org.torrust.deployer.adapter.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.adapter.tool.CheckResult.Status;
import org.torrust.deployer.adapter.workspace.Workspace;

class LxdChecksTest {

    private final Map<String, String> settings = new HashMap<>(Map.of(
            "provider", "lxd",
            "provider.type", "container",
            "provider.network", "lxdbr0",
            "provider.pool", "default",
            "provider.image", "debian/13/cloud"));

    private FakeTools tools;
    private Path socket;

    @BeforeEach
    void anOperatorWithoutLxd(@TempDir Path base) throws IOException {
        tools = new FakeTools(base);
        socket = base.resolve("unix.socket");
        tools.where("LXD_SOCKET", socket.toString());
    }

    private List<CheckResult> check() {
        var subject = new Subject(new Workspace(tools.home()), settings, null);
        return new LxdChecks(subject, tools.operator()).run();
    }

    private CheckResult named(String name) {
        return check().stream()
                .filter(result -> result.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void openSocket(String mode) throws IOException {
        Files.createFile(socket);
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString(mode));
        if (group().equals("root")) {
            give("daemon");
        }
    }

    private void give(String group) throws IOException {
        var groups = socket.getFileSystem().getUserPrincipalLookupService();
        Files.getFileAttributeView(socket, PosixFileAttributeView.class)
                .setGroup(groups.lookupPrincipalByGroupName(group));
    }

    private String group() throws IOException {
        return Files.readAttributes(socket, PosixFileAttributes.class).group().getName();
    }

    @Test
    void isMissing() {
        assertThat(check()).singleElement().satisfies(result -> {
            assertThat(result.status()).isEqualTo(Status.FAIL);
            assertThat(result.need()).isEqualTo(new Need.Program(Tool.LXD));
        });
    }

    @Test
    void doesNotRun() {
        tools.with("lxc", "[ \"$1\" = --version ] && echo 5.0.2 && exit; echo 'Error: no such file' >&2; exit 1");

        assertThat(named("LXD server").why()).isEqualTo("it does not run");
        assertThat(named("LXD server").need()).isEqualTo(new Need.LxdStart(false));
    }

    @Test
    void doesNotRunThoughItsSocketIsThere() throws IOException {
        openSocket("rw-rw----");
        tools.with(
                "lxc",
                "[ \"$1\" = --version ] && echo 5.0.2 && exit; echo 'Error: connect: connection refused' >&2; exit 1");

        assertThat(named("LXD server").need()).isEqualTo(new Need.LxdStart(false));
    }

    @Test
    void refusesWhoIsNotInItsGroup() throws IOException {
        openSocket("rw-rw----");
        tools.with(
                        "lxc",
                        "[ \"$1\" = --version ] && echo 5.0.2 && exit; echo 'Error: connect: permission denied' >&2; exit 1")
                .with("id", "echo users staff");

        var result = named("LXD permission");

        assertThat(result.status()).isEqualTo(Status.FAIL);
        assertThat(result.why()).contains("group " + group(), "you are not in it");
        assertThat(result.need()).isEqualTo(new Need.LxdGroup(group(), "ada"));
    }

    @Test
    void asksNobodyIntoRootsGroup() throws IOException {
        openSocket("rw-rw----");
        assumeThat(group()).as("only root can give a file to root's group").isEqualTo("daemon");
        give("root");
        tools.with(
                        "lxc",
                        "[ \"$1\" = --version ] && echo 5.0.2 && exit; echo 'Error: connect: permission denied' >&2; exit 1")
                .with("id", "echo users staff");

        var result = named("LXD permission");

        assertThat(result.why()).contains("which is for nobody else");
        assertThat(result.need()).isNull();
    }

    @Test
    void letsInWhoseMembershipIsNewFromTheNextLoginOn() throws IOException {
        openSocket("rw-rw----");
        tools.with(
                        "lxc",
                        "[ \"$1\" = --version ] && echo 5.0.2 && exit; echo 'Error: connect: permission denied' >&2; exit 1")
                .with("id", "[ \"$*\" = '-nG ada' ] && echo 'users %s'".formatted(group()));

        var result = named("LXD permission");

        assertThat(result.status()).isEqualTo(Status.FAIL);
        assertThat(result.why()).contains("not yet in this session");
        assertThat(result.hint()).contains("newgrp " + group());
        assertThat(result.need()).isNull();
    }

    @Nested
    class ThatAnswers {

        @BeforeEach
        void andHasAll() throws IOException {
            openSocket("rw-rw----");
            tools.lxdHas("/1.0", "{\"auth\": \"trusted\", \"environment\": {\"server_version\": \"5.0.2\"}}");
        }

        private void isSetUp() {
            tools.lxdHas("/1.0/storage-pools", "[\"/1.0/storage-pools/default\"]")
                    .lxdHas("/1.0/networks?recursion=1", "[{\"name\": \"lxdbr0\", \"managed\": true}]")
                    .lxdHas(
                            "/1.0/networks/lxdbr0",
                            "{\"managed\": true, \"config\": {\"ipv4.address\": \"10.0.0.1/24\"}}")
                    .lxdHas("/1.0/storage-pools/default", "{\"name\": \"default\"}")
                    .lxdHas(
                            "/1.0/storage-pools/default/resources",
                            "{\"space\": {\"total\": 107374182400, \"used\": 42949672960}}")
                    .lxdHas(
                            "/1.0/images/aliases/debian%2F13%2Fcloud",
                            "{\"type\": \"container\", \"target\": \"7135\"}");
        }

        @Test
        void passesWhereAllIsThere() {
            isSetUp();

            assertThat(check()).extracting(CheckResult::status).containsOnly(Status.OK);
            assertThat(check())
                    .extracting(CheckResult::name)
                    .containsExactly(
                            "LXD client", "LXD server", "LXD permission", "LXD bridge", "LXD pool", "LXD image");
            assertThat(named("LXD pool").why()).isEqualTo("OK, 60 GiB free");
        }

        @Test
        void isInitialisedWhereItNeverWas() {
            tools.lxdHas("/1.0/storage-pools", "[]")
                    .lxdHas("/1.0/networks?recursion=1", "[{\"name\": \"eth0\", \"managed\": false}]");

            assertThat(named("LXD bridge").need()).isEqualTo(new Need.LxdInit());
            assertThat(named("LXD pool").need()).isEqualTo(new Need.LxdInit());
        }

        @Test
        void isNotInitialisedAnewWhereOnlyTheNamedPoolIsMissing() {
            tools.lxdHas("/1.0/storage-pools", "[\"/1.0/storage-pools/fast\"]")
                    .lxdHas("/1.0/networks?recursion=1", "[]");

            assertThat(named("LXD pool").status()).isEqualTo(Status.FAIL);
            assertThat(named("LXD pool").need()).isNull();
        }

        @Test
        void warnsOfASocketThatIsOpenToAll() throws IOException {
            isSetUp();
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw-rw-"));

            assertThat(named("LXD permission").status()).isEqualTo(Status.WARN);
            assertThat(named("LXD permission").hint()).contains("chmod o-rwx " + socket);
        }

        @Test
        void warnsOfALittlePool() {
            tools.lxdHas(
                    "/1.0/storage-pools/default/resources",
                    "{\"space\": {\"total\": 5368709120, \"used\": 4294967296}}");
            isSetUp();

            assertThat(named("LXD pool").status()).isEqualTo(Status.WARN);
            assertThat(named("LXD pool").why()).isEqualTo("only 1.0 GiB free");
        }

        @Test
        void refusesABridgeThatLxdDoesNotManage() {
            tools.lxdHas("/1.0/networks/lxdbr0", "{\"managed\": false}");
            isSetUp();

            assertThat(named("LXD bridge").status()).isEqualTo(Status.FAIL);
        }

        @Test
        void wantsTheImageThatIsNamed() {
            assertThat(named("LXD image").need()).isEqualTo(new Need.LxdImage("debian/13/cloud", "container"));
        }

        @Test
        void findsAnImageByItsFingerprintToo() {
            tools.lxdHas("/1.0/images/debian%2F13%2Fcloud", "{\"type\": \"container\", \"fingerprint\": \"7135\"}");

            assertThat(named("LXD image").status()).isEqualTo(Status.OK);
        }

        @Test
        void looksForNoImageOfACertainFingerprintElsewhere() {
            settings.put("provider.image", "7135f9eb8cf1");

            assertThat(named("LXD image").status()).isEqualTo(Status.FAIL);
            assertThat(named("LXD image").need()).isNull();
        }

        @Test
        void refusesAnImageOfTheOtherType() {
            tools.lxdHas("/1.0/images/aliases/debian%2F13%2Fcloud", "{\"type\": \"virtual-machine\"}");

            assertThat(named("LXD image").why()).isEqualTo("it is for a virtual-machine, and a container is wanted");
        }
    }

    @Test
    void isTooOld() throws IOException {
        openSocket("rw-rw----");
        tools.lxdHas("/1.0", "{\"environment\": {\"server_version\": \"4.0.10\"}}");

        assertThat(named("LXD server").status()).isEqualTo(Status.FAIL);
        assertThat(named("LXD server").why()).isEqualTo("older than 5.0");
    }
}
