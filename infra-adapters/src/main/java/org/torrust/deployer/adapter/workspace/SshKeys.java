package org.torrust.deployer.adapter.workspace;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.Refused;
import org.torrust.deployer.api.environment.Refused.Reason;
import org.torrust.deployer.api.input.PlainFile;

/** Makes the key pair an environment is reached with, or takes over the operator's own. */
public final class SshKeys {

    private static final int SMALLEST_RSA = 2048;
    private static final String OTHER = "Name a private key, or leave --ssh-key out to have one made.";
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private SshKeys() {}

    /** A new ed25519 pair, the private key in OpenSSH's own format. */
    static void make(EnvironmentFolder folder, EnvironmentName name) {
        try {
            write(KeyPair.genKeyPair(new JSch(), KeyPair.ED25519), folder, name);
        } catch (JSchException e) {
            throw new IllegalStateException("this Java has no ed25519", e);
        }
    }

    /** @throws Refused INVALID with a sentence when the file cannot serve */
    static void take(Path key, EnvironmentFolder folder, EnvironmentName name) {
        requireUsable(key);
        var pair = load(key);
        PrivateFiles.write(folder.privateKey(), bytes(key));
        PrivateFiles.write(folder.publicKey(), publicLine(pair, name));
    }

    /** Why an environment's private key that is there is of no use, as a clause; empty when it is good. */
    public static Optional<String> fault(EnvironmentFolder folder) {
        // A pipe would be waited for without end.
        if (!Files.isRegularFile(folder.privateKey())) {
            return Optional.of("is no file");
        }
        try {
            var pair = KeyPair.load(new JSch(), Files.readAllBytes(folder.privateKey()), null);
            return isOther(pair, folder.publicKey())
                    ? Optional.of("is another one than %s is of"
                            .formatted(folder.publicKey().getFileName()))
                    : Optional.empty();
        } catch (JSchException e) {
            return Optional.of("is no private key");
        } catch (IOException e) {
            return Optional.of("cannot be read");
        }
    }

    /** A public key that is gone tells nothing. */
    private static boolean isOther(KeyPair pair, Path publicKey) throws IOException {
        return pair.getPublicKeyBlob() != null
                && Files.isRegularFile(publicKey)
                && !Files.readString(publicKey).contains(Base64.getEncoder().encodeToString(pair.getPublicKeyBlob()));
    }

    private static void requireUsable(Path key) {
        try {
            PlainFile.require(key);
            if (Files.getPosixFilePermissions(key).stream().anyMatch(OTHERS::contains)) {
                throw refused(
                        "The private key %s can be read by others.".formatted(key), "Take that back: chmod 600 " + key);
            }
        } catch (NoSuchFileException e) {
            throw refused("There is no key file %s.".formatted(key), OTHER);
        } catch (PlainFile.Other e) {
            throw refused("The key file %s cannot be used: %s.".formatted(key, e.what()), OTHER);
        } catch (IOException e) {
            throw refused("The key file %s cannot be read.".formatted(key), "See that it is yours.");
        }
    }

    private static KeyPair load(Path key) {
        var pair = parsed(key);
        if (pair.isEncrypted()) {
            throw refused(
                    "The private key %s has a passphrase, and nobody is there to type it.".formatted(key),
                    "Use a key of its own without one, or leave --ssh-key out to have one made.");
        }
        if (pair.getKeyType() == KeyPair.DSA) {
            throw refused(
                    "%s is a DSA key, which SSH servers no longer let in.".formatted(key),
                    "Use an ed25519, ECDSA or RSA key, or leave --ssh-key out to have one made.");
        }
        if (pair.getKeyType() == KeyPair.RSA && pair.getKeySize() < SMALLEST_RSA) {
            throw refused(
                    "The RSA key %s has only %d bits.".formatted(key, pair.getKeySize()),
                    "Use one of 2048 bits or more, or leave --ssh-key out to have an ed25519 key made.");
        }
        return pair;
    }

    private static KeyPair parsed(Path key) {
        try {
            // Without the second argument JSch would take a public key beside the private one on trust.
            return KeyPair.load(new JSch(), bytes(key), null);
        } catch (JSchException e) {
            throw refused(
                    "%s is not a private SSH key.".formatted(key), "Name a private key in OpenSSH or PEM format.");
        }
    }

    private static byte[] bytes(Path key) {
        try {
            return PlainFile.bytes(key);
        } catch (IOException e) {
            throw refused("The key file %s cannot be read.".formatted(key), "See that it is yours.");
        }
    }

    private static void write(KeyPair pair, EnvironmentFolder folder, EnvironmentName name) throws JSchException {
        var text = new ByteArrayOutputStream();
        pair.writeOpenSSHv1PrivateKey(text, null);
        PrivateFiles.write(folder.privateKey(), text.toByteArray());
        PrivateFiles.write(folder.publicKey(), publicLine(pair, name));
    }

    private static String publicLine(KeyPair pair, EnvironmentName name) {
        var line = new ByteArrayOutputStream();
        pair.writePublicKey(line, "torrust-" + name);
        return line.toString(StandardCharsets.UTF_8).strip() + "\n";
    }

    private static Refused refused(String why, String advice) {
        return new Refused(Reason.INVALID, why, advice);
    }
}
