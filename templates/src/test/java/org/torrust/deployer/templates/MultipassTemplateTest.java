package org.torrust.deployer.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The root for Multipass, held against the documentation of its provider, since neither can be run where these tests are. */
class MultipassTemplateTest {

    /** docs/resources/instance.md of larstobi/terraform-provider-multipass v1.4.3: what may be written. */
    private static final Set<String> WRITABLE =
            new TreeSet<>(Set.of("name", "image", "cpus", "memory", "disk", "cloudinit_file"));

    private static final String READ_ONLY = "ipv4";

    private static final MultipassMachineFacts FACTS =
            new MultipassMachineFacts("torrust-demo-0a1b", "24.04", 2, "2GiB", "10GiB", "/home/ada/cloud-init.yaml");

    private final List<RenderedFile> files = Templates.bundled().tofuMultipass(FACTS);

    @Test
    void asksForTheProviderFromItsPlaceAndForAVersionThatTellsAddresses() {
        assertThat(text("main.tf"))
                .contains("source = \"larstobi/multipass\"", "version = \">= 1.4.3, < 2.0.0\"")
                .contains("resource \"multipass_instance\" \"machine\" {");
    }

    @Test
    void writesTheAttributesOfTheDocumentationAndNoOther() {
        assertThat(assigned(block("resource"))).containsExactlyElementsOf(WRITABLE);
        assertThat(block("output \"ipv4_address\"")).contains("multipass_instance.machine." + READ_ONLY + "\n");
    }

    /** Each of them makes the provider delete the machine; only the name, which never changes, is heeded. */
    @Test
    void hasNoMachineMadeAnewForWhatItsProviderCannotChange() {
        var heeded = new TreeSet<>(WRITABLE);
        heeded.remove("name");

        assertThat(ignored()).containsExactlyElementsOf(heeded);
    }

    @Test
    void fillsExactlyTheVariablesThatAreDeclared() {
        assertThat(text("terraform.tfvars.json")).isEqualTo("""
                {
                  "cloudinit_file" : "/home/ada/cloud-init.yaml",
                  "cpus" : 2,
                  "disk" : "10GiB",
                  "image" : "24.04",
                  "instance_name" : "torrust-demo-0a1b",
                  "memory" : "2GiB"
                }
                """);
        assertThat(found("variable \"(\\w+)\"", text("main.tf")))
                .containsExactly("cloudinit_file", "cpus", "disk", "image", "instance_name", "memory");
    }

    @Test
    void hasUserDataOfItsOwnFile() {
        var file =
                Templates.bundled().cloudInit(new CloudInit("torrust", "ssh-ed25519 AAAA op", 22, CloudInit.Apt.USUAL));

        assertThat(file.path()).isEqualTo("cloud-init.yaml");
        assertThat(file.text()).startsWith("#cloud-config\n{").contains("ssh-ed25519 AAAA op");
    }

    private static Set<String> assigned(String block) {
        var own = block.substring(0, block.indexOf("lifecycle {"));
        return found("(?m)^  (\\w+) +=", own);
    }

    private Set<String> ignored() {
        var list = found("ignore_changes = \\[([^]]*)]", text("main.tf"))
                .iterator()
                .next();
        return new TreeSet<>(List.of(list.split(", ")));
    }

    /** From its first word to the brace at the beginning of a line that ends it. */
    private String block(String beginning) {
        var main = text("main.tf");
        var start = main.indexOf("\n" + beginning);
        return main.substring(start, main.indexOf("\n}", start) + 1);
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String text(String path) {
        return files.stream()
                .filter(file -> file.path().equals(path))
                .map(RenderedFile::text)
                .findFirst()
                .orElseThrow();
    }
}
