package org.torrust.deployer.templates;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders the files each tool is given. All methods throw {@link TemplateRefused} when a template cannot be used. */
public final class Templates {

    private final TemplateFiles files;
    private final Renderer renderer = new Renderer();

    private Templates(TemplateFiles files) {
        this.files = files;
    }

    /** Ours alone. */
    public static Templates bundled() {
        return new Templates(TemplateFiles.bundled());
    }

    /** Ours, file by file replaced by those in the folder. */
    public static Templates withOverlay(Path folder) {
        return new Templates(TemplateFiles.withOverlay(folder));
    }

    /** The OpenTofu root of the data volume. */
    public List<RenderedFile> tofuData(TofuDataFacts facts) {
        return root(
                "tofu/data/main.tf",
                Map.of(
                        "volume_name", facts.volumeName(),
                        "pool", facts.pool(),
                        "size", facts.size(),
                        "labels", facts.labels()));
    }

    /** The OpenTofu root of the machine. */
    public List<RenderedFile> tofuMachine(TofuMachineFacts facts) {
        var variables = new LinkedHashMap<String, Object>();
        variables.put("instance_name", facts.instanceName());
        variables.put("type", facts.type());
        variables.put("image", facts.image());
        variables.put("cpus", facts.cpus());
        variables.put("memory", facts.memory());
        variables.put("disk", facts.disk());
        variables.put("pool", facts.pool());
        variables.put("network", facts.network());
        variables.put("volume_name", facts.volumeName());
        variables.put("labels", facts.labels());
        variables.put("user_data", facts.cloudInit().userData());
        return root("tofu/machine/main.tf", variables);
    }

    /** The OpenTofu root of a machine of Multipass, its only one. */
    public List<RenderedFile> tofuMultipass(MultipassMachineFacts facts) {
        return root(
                "tofu/multipass/main.tf",
                Map.of(
                        "instance_name", facts.instanceName(),
                        "image", facts.image(),
                        "cpus", facts.cpus(),
                        "memory", facts.memory(),
                        "disk", facts.disk(),
                        "cloudinit_file", facts.cloudInitFile()));
    }

    private List<RenderedFile> root(String source, Map<String, ?> variables) {
        return List.of(
                fixed(source, "main.tf"),
                fixed("tofu/encryption.tf", "encryption.tf"),
                new RenderedFile("terraform.tfvars.json", Json.pretty(variables)));
    }

    /** What cloud-init is to do, for tools that take it from a file. */
    public RenderedFile cloudInit(CloudInit cloudInit) {
        return new RenderedFile("cloud-init.yaml", cloudInit.userData());
    }

    /** Inventory, playbook, variables and the callback that reports progress. */
    public List<RenderedFile> ansible(AnsibleFacts facts) {
        return List.of(
                fixed("ansible/ansible.cfg", "ansible.cfg"),
                filled("ansible/inventory.yml.vm", "inventory.yml", facts.inventory()),
                fixed("ansible/playbook.yml", "playbook.yml"),
                fixed("ansible/files/torrust-firewall", "files/torrust-firewall"),
                new RenderedFile("variables.json", facts.variables()),
                fixed("ansible/callback_plugins/torrust_jsonl.py", "callback_plugins/torrust_jsonl.py"));
    }

    /** The files of a release; {@code .env} holds a secret. */
    public List<RenderedFile> release(ReleaseFacts facts) {
        var toml = facts.ownTrackerToml() == null
                ? filled("release/tracker/tracker.toml.vm", "tracker/tracker.toml", facts.toml())
                : new RenderedFile("tracker/tracker.toml", facts.ownTrackerToml());
        return List.of(
                filled("release/compose.yml.vm", "compose.yml", facts.compose()),
                filled("release/.env.vm", ".env", facts.environment()),
                toml);
    }

    /** Renders every file with sample values and looks whether what comes out can serve, so that a broken overlay is refused at once. */
    public void check() {
        files.replaced().forEach(this::requireContent);
        TemplateFiles.NAMES.stream().filter(name -> name.endsWith(".tf")).forEach(this::requireBalance);
        Samples.all(this).forEach(Shape::check);
    }

    private void requireContent(String name) {
        if (files.source(name).isBlank()) {
            throw new TemplateRefused("Template %s is empty: leave it out to have ours.".formatted(name));
        }
    }

    private void requireBalance(String name) {
        HclBalance.fault(files.source(name)).ifPresent(fault -> {
            throw new TemplateRefused("Template %s, %s.".formatted(name, fault));
        });
    }

    /** SHA-256 in hex over names and contents of the replaced files, or null when none is. */
    public @Nullable String overlayDigest() {
        var replaced = files.replaced();
        if (replaced.isEmpty()) {
            return null;
        }
        var digest = sha256();
        for (var name : replaced) {
            var text = files.source(name);
            digest.update("%s\0%d\0".formatted(name, text.length()).getBytes(StandardCharsets.UTF_8));
            digest.update(text.getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private RenderedFile fixed(String source, String path) {
        return new RenderedFile(path, files.source(source));
    }

    private RenderedFile filled(String source, String path, Record facts) {
        return new RenderedFile(path, renderer.render(source, files.source(source), facts));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
