package org.torrust.deployer.templates;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/** The sources of the templates: ours, file by file replaced by those an operator lays over them. */
final class TemplateFiles {

    /** Every file that can be replaced; how states are encrypted is not among them, lest one could not be read any more. */
    static final List<String> NAMES = List.of(
            "tofu/data/main.tf",
            "tofu/machine/main.tf",
            "tofu/multipass/main.tf",
            "ansible/ansible.cfg",
            "ansible/inventory.yml.vm",
            "ansible/playbook.yml",
            "ansible/files/torrust-firewall",
            "ansible/callback_plugins/torrust_jsonl.py",
            "release/compose.yml.vm",
            "release/.env.vm",
            "release/tracker/tracker.toml.vm");

    private static final long LARGEST = 1 << 20;

    private final @Nullable Path overlay;

    private TemplateFiles(@Nullable Path overlay) {
        this.overlay = overlay;
    }

    static TemplateFiles bundled() {
        return new TemplateFiles(null);
    }

    /** @throws TemplateRefused when the folder is not there or holds a file that replaces nothing */
    static TemplateFiles withOverlay(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new TemplateRefused("%s is no folder.".formatted(folder));
        }
        if (!Files.isDirectory(folder)) {
            throw new TemplateRefused("There is no template folder %s.".formatted(folder));
        }
        var real = real(folder);
        requireKnown(real);
        return new TemplateFiles(real);
    }

    String source(String name) {
        var own = overlay == null ? null : overlay.resolve(name);
        return own != null && Files.exists(own, LinkOption.NOFOLLOW_LINKS) ? read(own) : bundled(name);
    }

    /** The operator's files, by their names, in the order of the names. */
    List<String> replaced() {
        return overlay == null
                ? List.of()
                : files(overlay).map(file -> nameOf(overlay, file)).sorted().toList();
    }

    /** The folder may be named by a link; links within are not followed. */
    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw new TemplateRefused("The template folder %s cannot be read.".formatted(folder), e);
        }
    }

    private static Stream<Path> files(Path folder) {
        var files = new ArrayList<Path>();
        each(folder, files::add);
        return files.stream();
    }

    /** The first strange file ends it: who names a wrong folder may have named the whole disk. */
    private static void requireKnown(Path folder) {
        each(folder, file -> requireKnown(folder, file));
    }

    private static void each(Path folder, Consumer<Path> look) {
        try (var all = Files.walk(folder)) {
            all.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .forEach(look);
        } catch (IOException | UncheckedIOException e) {
            throw new TemplateRefused("The template folder %s cannot be read.".formatted(folder), e);
        }
    }

    private static void requireKnown(Path folder, Path file) {
        var name = nameOf(folder, file);
        if (Files.isSymbolicLink(file)) {
            throw new TemplateRefused(
                    "Template %s is a link, and links are not followed: put the file itself there.".formatted(name));
        }
        if (!NAMES.contains(name)) {
            throw new TemplateRefused("There is no template %s; did you mean %s? The templates are: %s."
                    .formatted(name, nearest(name), String.join(", ", NAMES)));
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new TemplateRefused("Template %s is not an ordinary file.".formatted(name));
        }
    }

    private static String nameOf(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private static String read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new TemplateRefused("Template %s is over 1 MiB.".formatted(file));
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new TemplateRefused("Template %s is not UTF-8 text.".formatted(file), e);
        } catch (IOException e) {
            throw new TemplateRefused("Template %s cannot be read.".formatted(file), e);
        }
    }

    private static String bundled(String name) {
        try (InputStream in = TemplateFiles.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nearest(String name) {
        return NAMES.stream()
                .min(Comparator.comparingInt(
                        known -> LevenshteinDistance.getDefaultInstance().apply(known, name)))
                .orElseThrow();
    }
}
