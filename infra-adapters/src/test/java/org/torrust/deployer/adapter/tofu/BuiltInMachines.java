package org.torrust.deployer.adapter.tofu;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.torrust.deployer.adapter.workspace.EnvironmentFolder;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.templates.MultipassMachineFacts;
import org.torrust.deployer.templates.Templates;

/**
 * A resource that is built into OpenTofu in place of a machine, so that it needs no provider; beside it our own encryption.tf. What it
 * starts writes down what it was started with.
 *
 * @param isOld whether a deployer plays that encrypted no states
 */
record BuiltInMachines(Workspace workspace, String userData, boolean isOld) implements TofuProvider {

    static final String ADDRESS = "192.0.2.77";

    private static final String MAIN = """
            variable "user_data" { type = string }

            resource "terraform_data" "machine" {
              input = var.user_data

              provisioner "local-exec" {
                command = "env >inherited; ps -eo args >>inherited"
              }
            }

            output "ipv4_address" { value = "%s" }
            """.formatted(ADDRESS);

    @Override
    public String shown() {
        return "OpenTofu";
    }

    @Override
    public String machineType() {
        return "terraform_data";
    }

    @Override
    public List<Path> roots(EnvironmentFolder folder) {
        return List.of(folder.tofuMachine());
    }

    @Override
    public void render(Site site) {
        var root = workspace.environment(site.environment()).tofuMachine();
        PrivateFiles.write(root.resolve("main.tf"), MAIN);
        PrivateFiles.write(root.resolve("terraform.tfvars.json"), "{\"user_data\": \"%s\"}".formatted(userData));
        if (!isOld) {
            PrivateFiles.write(root.resolve("encryption.tf"), encryption());
        }
    }

    private static String encryption() {
        return Templates.bundled()
                .tofuMultipass(new MultipassMachineFacts("m", "24.04", 1, "1GiB", "5GiB", "/c"))
                .stream()
                .filter(file -> file.path().equals("encryption.tf"))
                .findFirst()
                .orElseThrow()
                .text();
    }

    @Override
    public String instance(Site site) {
        return "machine-of-demo";
    }

    @Override
    public String look(Site site) {
        return "tofu show";
    }

    @Override
    public String removal(Site site) {
        return "";
    }

    /** So that OpenTofu is asked whether it knows the machine. */
    @Override
    public boolean mayHaveLost(Site site) {
        return Files.exists(
                workspace.environment(site.environment()).tofuMachine().resolve("terraform.tfstate"));
    }

    @Override
    public Optional<String> hostKey(Site site) {
        return Optional.empty();
    }

    /** Nothing is made but a line in the state. */
    @Override
    public List<String> leftovers(Site site) {
        return List.of();
    }

    @Override
    public Optional<String> hint(String words, Site site) {
        return Optional.empty();
    }
}
