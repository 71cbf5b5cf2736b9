package org.torrust.deployer.adapter.tool;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.torrust.deployer.api.input.PlainFile;
import org.torrust.deployer.command.port.StepFailedException;

/** Looks at the private key that is used: its kind, that only its owner can read it, and whether it has a passphrase. */
final class KeyChecks {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int SMALLEST_RSA = 2048;
    private static final String NAME = "SSH key";
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Operator operator;

    KeyChecks(Operator operator) {
        this.operator = operator;
    }

    /** The key of an environment, without which its machine cannot be reached. */
    CheckResult ofEnvironment(Path key) {
        if (!Files.isRegularFile(key)) {
            return CheckResult.fail(
                    NAME,
                    "",
                    "the environment's key is gone: " + shown(key),
                    "Put it back from a backup; a machine lets in no other.");
        }
        return judge(key);
    }

    /** The operator's own key; none is needed, since every environment can have one made. */
    CheckResult ofOperator() {
        var folder = operator.home().resolve(".ssh");
        return Stream.of("id_ed25519", "id_ecdsa", "id_rsa")
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .map(this::judge)
                .orElseGet(() -> CheckResult.warn(
                                NAME,
                                "",
                                "you have none of your own in " + shown(folder),
                                "None is needed: create makes one for each environment.")
                        .needing(new Need.KeyPair(folder.resolve("id_ed25519"))));
    }

    private CheckResult judge(Path key) {
        try {
            return judge(key, Files.getPosixFilePermissions(key), PlainFile.bytes(key));
        } catch (IOException e) {
            return CheckResult.fail(NAME, "", "%s cannot be read".formatted(shown(key)), "See that it is yours.");
        }
    }

    private CheckResult judge(Path key, Set<PosixFilePermission> mode, byte[] bytes) {
        if (!OWNER.containsAll(mode)) {
            return CheckResult.fail(
                            NAME,
                            "",
                            "%s has the mode %s, so ssh refuses it"
                                    .formatted(shown(key), PosixFilePermissions.toString(mode)),
                            "Take that back: chmod 600 " + key)
                    .needing(new Need.Mode("600", key));
        }
        try {
            return judge(key, KeyPair.load(new JSch(), bytes, null));
        } catch (JSchException e) {
            return CheckResult.fail(
                    NAME, "", "%s is no private SSH key".formatted(shown(key)), "Name another: create --ssh-key FILE");
        }
    }

    private CheckResult judge(Path key, KeyPair pair) {
        var kind = kind(pair);
        if (kind.equals("ssh-dss")) {
            return CheckResult.fail(NAME, kind, "servers take DSA keys no more", "Make another: ssh-keygen -t ed25519");
        }
        if (kind.equals("ssh-rsa") && !pair.isEncrypted() && pair.getKeySize() < SMALLEST_RSA) {
            return CheckResult.fail(
                    NAME,
                    kind,
                    "of %d bits, too few".formatted(pair.getKeySize()),
                    "Make another: ssh-keygen -t ed25519");
        }
        return pair.isEncrypted() ? locked(key, kind) : CheckResult.ok(NAME, kind, "OK, " + shown(key));
    }

    private CheckResult locked(Path key, String kind) {
        return isInAgent(key)
                ? CheckResult.ok(NAME, kind, "OK, %s has a passphrase and is in the agent".formatted(shown(key)))
                : CheckResult.warn(
                        NAME,
                        kind,
                        "%s has a passphrase, and nobody is there to type it".formatted(shown(key)),
                        "Give it to an agent (ssh-add), or let create make a key of its own.");
    }

    private boolean isInAgent(Path key) {
        return publicPart(key).filter(agentKeys()::contains).isPresent();
    }

    private String agentKeys() {
        if (!operator.environment().containsKey("SSH_AUTH_SOCK")
                || !operator.toolbox().has("ssh-add")) {
            return "";
        }
        try {
            return operator.toolbox().ask(List.of("ssh-add", "-L"), LIMIT).out();
        } catch (StepFailedException e) {
            return "";
        }
    }

    /** The second word of {@code FILE.pub}, the key itself. */
    private static Optional<String> publicPart(Path key) {
        try {
            var words = PlainFile.text(key.resolveSibling(key.getFileName() + ".pub"))
                    .strip()
                    .split("\\s+");
            return words.length > 1 ? Optional.of(words[1]) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The public key begins with its kind, after four bytes that say how long it is (RFC 4253, 6.6). */
    private static String kind(KeyPair pair) {
        var blob = pair.getPublicKeyBlob();
        if (blob == null) {
            return "";
        }
        try {
            var buffer = ByteBuffer.wrap(blob);
            var word = new byte[Math.min(buffer.getInt(), buffer.remaining())];
            buffer.get(word);
            return new String(word, StandardCharsets.US_ASCII);
        } catch (BufferUnderflowException | NegativeArraySizeException e) {
            return "";
        }
    }

    private String shown(Path file) {
        return file.startsWith(operator.home()) ? "~/" + operator.home().relativize(file) : file.toString();
    }
}
