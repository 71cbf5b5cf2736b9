package org.torrust.deployer.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {

    static final TrackerListeners LISTENERS = new TrackerListeners(
            List.of("0.0.0.0:6969", "[::1]:6868"), List.of("127.0.0.1:7070"), "0.0.0.0:1212", "0.0.0.0:1313");

    final Templates templates = Templates.bundled();

    @Test
    void passTheirOwnCheck() {
        assertThatCode(templates::check).doesNotThrowAnyException();
        assertThat(templates.overlayDigest()).isNull();
    }

    @Test
    void makeTheComposeFile() {
        assertThat(text(templates.release(facts("t0ken")), "compose.yml")).isEqualTo("""
                        # The services of one release. Run in the release's own folder, so that a new release replaces just what it changes.
                        name: torrust
                        services:
                          tracker:
                            image: "torrust/tracker:3.0.0"
                            container_name: tracker
                            restart: unless-stopped
                            # Torrust ends in good order on SIGINT only; SIGTERM it would not hear, and be killed after the grace period.
                            stop_signal: SIGINT
                            stop_grace_period: 10s
                            # The check itself is the image's; asked twice a second at first, so that a start takes no longer than it must.
                            healthcheck:
                              start_period: 15s
                              start_interval: 500ms
                            env_file:
                              - .env
                            ports:
                              - "0.0.0.0:6969:6969/udp"
                              - "[::1]:6868:6868/udp"
                              - "127.0.0.1:7070:7070/tcp"
                              - "0.0.0.0:1212:1212/tcp"
                            volumes:
                              - ./tracker:/etc/torrust/tracker
                              - /opt/torrust/storage/tracker/lib:/var/lib/torrust/tracker
                              - /opt/torrust/storage/tracker/log:/var/log/torrust/tracker
                            logging:
                              driver: json-file
                              options:
                                max-size: 10m
                                max-file: "10"
                        """);
    }

    @Test
    void makeTheTrackerConfiguration() {
        assertThat(text(templates.release(facts("t0ken")), "tracker/tracker.toml"))
                .contains("private = false\n", "path = \"/var/lib/torrust/tracker/database/tracker.db\"\n")
                .endsWith("""

                        [[udp_trackers]]
                        bind_address = "0.0.0.0:6969"

                        [[udp_trackers]]
                        bind_address = "[::]:6868"

                        [[http_trackers]]
                        bind_address = "0.0.0.0:7070"

                        [http_api]
                        bind_address = "0.0.0.0:1212"

                        [health_check_api]
                        bind_address = "0.0.0.0:1313"
                        """);
    }

    @Test
    void putTheTokenIntoTheEnvironmentFileAndNowhereElse() {
        var files = templates.release(facts("t0ken"));

        assertThat(text(files, ".env"))
                .endsWith("TORRUST_TRACKER_CONFIG_OVERRIDE_HTTP_API__ACCESS_TOKENS__ADMIN='t0ken'\n");
        assertThat(files.stream().filter(file -> file.text().contains("t0ken")).map(RenderedFile::path))
                .containsExactly(".env");
        assertThat(files.toString() + facts("t0ken")).doesNotContain("t0ken");
    }

    @Test
    void takeTheOperatorsOwnTrackerConfigurationAsItIs() {
        var own = new ReleaseFacts("i:1", false, "t.db", LISTENERS, "t", "# mine\n");

        assertThat(text(templates.release(own), "tracker/tracker.toml")).isEqualTo("# mine\n");
    }

    @Test
    void refuseATokenThatAnEnvironmentFileCannotCarry() {
        assertThatThrownBy(() -> templates.release(facts("a'b")))
                .isInstanceOf(TemplateRefused.class)
                .hasMessageContaining("release/.env.vm")
                .hasMessageNotContaining("a'b");
    }

    @Test
    void markTheOperatorsWordsAsTextForAnsible() {
        var files = templates.ansible(new AnsibleFacts(
                "10.0.0.7",
                22,
                "torrust",
                "/a b/id",
                "/a b/known",
                "demo",
                List.of("http://10.0.0.1:5000"),
                new HostWishes(true, true, List.of(7070, 1212), List.of(6969), false)));

        assertThat(text(files, "inventory.yml"))
                .contains("ansible_host: \"10.0.0.7\"\n", "ansible_port: 22\n", "StrictHostKeyChecking=yes")
                .contains("-o UserKnownHostsFile='\\\"/a b/known\\\"'", "-o HostKeyAlias=demo");
        assertThat(text(files, "variables.json"))
                .contains("\"__ansible_unsafe\" : \"http://10.0.0.1:5000\"")
                .contains("\"skip_updates\" : true", "\"tcp\" : \"7070,1212\"", "\"ssh\" : \"22\"");
    }

    @Test
    void makeUserDataWithoutPasswords() {
        assertThat(new CloudInit("torrust", "ssh-ed25519 AAAA op", 22, CloudInit.Apt.USUAL).userData())
                .startsWith("#cloud-config\n{")
                .contains("\"ssh_pwauth\" : false", "\"lock_passwd\" : true", "ssh-ed25519 AAAA op")
                .doesNotContain("write_files", "apt");
        assertThat(new CloudInit("torrust", "k", 2222, CloudInit.Apt.USUAL).userData())
                .contains("Port 2222");
    }

    @Test
    void tellCloudInitWherePackagesComeFrom() {
        var apt = new CloudInit.Apt("http://mirror/debian", "http://mirror/debian-security", "http://proxy:3142");

        assertThat(new CloudInit("torrust", "k", 22, apt).userData()).startsWith("""
                #cloud-config
                {
                  "apt" : {
                    "primary" : [ {
                      "arches" : [ "default" ],
                      "uri" : "http://mirror/debian"
                    } ],
                    "proxy" : "http://proxy:3142",
                    "security" : [ {
                      "arches" : [ "default" ],
                      "uri" : "http://mirror/debian-security"
                    } ]
                  },
                """);
        assertThat(new CloudInit("torrust", "k", 22, new CloudInit.Apt("http://mirror/debian", null, null)).userData())
                .contains("\"primary\"")
                .doesNotContain("\"security\"", "\"proxy\"");
    }

    @Nested
    class AnOverlay {

        @TempDir
        Path folder;

        @Test
        void replacesFileByFile() throws IOException {
            write("release/compose.yml.vm", "services:\n  tracker:\n    image: $image\n");
            var own = Templates.withOverlay(folder);

            assertThat(text(own.release(facts("t")), "compose.yml"))
                    .isEqualTo("services:\n  tracker:\n    image: \"torrust/tracker:3.0.0\"\n");
            assertThat(text(own.release(facts("t")), ".env")).contains("ADMIN='t'");
            assertThat(own.overlayDigest()).hasSize(64);
        }

        @Test
        void isToldFromAnotherByItsDigest() throws IOException {
            write("ansible/playbook.yml", "- hosts: all\n");
            var one = Templates.withOverlay(folder).overlayDigest();
            write("ansible/playbook.yml", "- hosts: none\n");

            assertThat(Templates.withOverlay(folder).overlayDigest()).isNotEqualTo(one);
        }

        @Test
        void isRefusedWhenAFileReplacesNothing() throws IOException {
            write("release/compose.yaml.vm", "x");

            assertThatThrownBy(() -> Templates.withOverlay(folder))
                    .hasMessageStartingWith(
                            "There is no template release/compose.yaml.vm; did you mean release/compose.yml.vm?");
        }

        @Test
        void isRefusedWhenItIsAFile() {
            assertThatThrownBy(() -> Templates.withOverlay(Path.of("/dev/null")))
                    .hasMessage("/dev/null is no folder.");
        }

        @Test
        void isRefusedWhenItIsNotThere() {
            assertThatThrownBy(() -> Templates.withOverlay(folder.resolve("nowhere")))
                    .hasMessageStartingWith("There is no template folder ");
        }

        @Test
        void isRefusedWhenALinkLeadsOutOfIt() throws IOException {
            Files.createDirectories(folder.resolve("ansible"));
            Files.createSymbolicLink(folder.resolve("ansible/playbook.yml"), Path.of("/etc/passwd"));

            assertThatThrownBy(() -> Templates.withOverlay(folder))
                    .hasMessage("Template ansible/playbook.yml is a link, and links are not followed: put the file"
                            + " itself there.");
        }

        @Test
        void isRefusedWhenAFolderOfItLeadsOut(@TempDir Path elsewhere) throws IOException {
            Files.writeString(elsewhere.resolve("compose.yml.vm"), "x");
            Files.createSymbolicLink(folder.resolve("release"), elsewhere);

            assertThatThrownBy(() -> Templates.withOverlay(folder))
                    .hasMessageStartingWith("Template release is a link");
        }

        @Test
        void mayBeNamedByALink(@TempDir Path elsewhere) throws IOException {
            write("ansible/ansible.cfg", "[defaults]\n");
            var link = Files.createSymbolicLink(elsewhere.resolve("link"), folder);

            assertThat(Templates.withOverlay(link).overlayDigest())
                    .isEqualTo(Templates.withOverlay(folder).overlayDigest())
                    .isNotNull();
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                        release/compose.yml.vm          | ~~                | Template release/compose.yml.vm is empty
                        tofu/multipass/main.tf          | ~~                | Template tofu/multipass/main.tf is empty
                        release/compose.yml.vm          | services: {}      | compose.yml: services.tracker.image is missing
                        release/compose.yml.vm          | just words        | compose.yml: services.tracker.image is missing
                        release/tracker/tracker.toml.vm | [core]            | tracker/tracker.toml: metadata.schema_version is
                        ansible/playbook.yml            | hosts: all        | playbook.yml is no list of plays
                        tofu/machine/main.tf            | resource "x" "y" {| Template tofu/machine/main.tf, line 1: '{' is not closed
                        release/compose.yml.vm          | #if($image)       | Template release/compose.yml.vm cannot be filled: it ends
                        release/compose.yml.vm          | #set($x = 1)      | Template release/compose.yml.vm, line 1:
                        """)
        void isRefusedWhenWhatComesOutCannotServe(String name, String template, String why) throws IOException {
            write(name, template + "\n");

            assertThatThrownBy(() -> Templates.withOverlay(folder).check())
                    .isInstanceOf(TemplateRefused.class)
                    .hasMessageStartingWith(why);
        }

        @ParameterizedTest
        @ValueSource(strings = {"#set($x = 1)", "image: \"$image\"", "image: $nothing"})
        void isToldWithTheLineOfItsFault(String template) throws IOException {
            write("release/compose.yml.vm", "name: x\n\n" + template + "\n");

            assertThatThrownBy(() -> Templates.withOverlay(folder).check()).hasMessageContaining("line 3");
        }

        @Test
        void isRefusedWhenWhatComesOutIsNotItsLanguage() throws IOException {
            write("release/tracker/tracker.toml.vm", "[core\n");

            assertThatThrownBy(() -> Templates.withOverlay(folder).check())
                    .isInstanceOf(TemplateRefused.class)
                    .hasMessageStartingWith("tracker/tracker.toml, line 1: ");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                        image: "$image"            | stands inside quotes or beside other text
                        image: x$image             | stands inside quotes or beside other text
                        image: ${image}y           | stands inside quotes or beside other text
                        image: $image.class        | reaches into a value
                        image: $image.getClass()   | reaches into a value
                        - #set($x = 1)               | '#set' is not allowed
                        - #include("/etc/passwd")    | '#include' is not allowed
                        - #parse("x")                | '#parse' is not allowed
                        - #evaluate("x")             | '#evaluate' is not allowed
                        - #{include}("/etc/passwd")  | '#include' is not allowed
                        - #define($x)a#end           | '#define' is not allowed
                        - #macro(m)a#end             | '#macro' is not allowed
                        image: $nothing            | cannot be filled
                        """)
        void isRefusedWhenATemplateDoesMoreThanItMay(String template, String why) throws IOException {
            write("release/compose.yml.vm", "name: x\n" + template + "\n");

            assertThatThrownBy(() -> Templates.withOverlay(folder).check())
                    .isInstanceOf(TemplateRefused.class)
                    .hasMessageContaining("release/compose.yml.vm")
                    .hasMessageContaining(why);
        }

        @Test
        void mayKeepTheWordsOfOtherTools() throws IOException {
            write("release/compose.yml.vm", "image: $image\ncommand: #[[\"$HOME ${x} #set\"]]#\n");

            assertThat(text(Templates.withOverlay(folder).release(facts("t")), "compose.yml"))
                    .contains("command: \"$HOME ${x} #set\"");
        }

        private void write(String name, String content) throws IOException {
            var file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        }
    }

    private static ReleaseFacts facts(String token) {
        return new ReleaseFacts("torrust/tracker:3.0.0", false, "tracker.db", LISTENERS, token, null);
    }

    private static String text(List<RenderedFile> files, String path) {
        return files.stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow()
                .text();
    }
}
