package org.torrust.deployer.adapter.signature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.torrust.deployer.adapter.process.Query;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.adapter.workspace.Unfinished;
import org.torrust.deployer.api.environment.Refused;
import org.torrust.deployer.api.environment.Refused.Reason;
import org.torrust.deployer.api.input.PlainFile;
import org.torrust.deployer.command.port.StepFailedException;

/** Signs with an SSH key and checks such signatures, by {@code ssh-keygen}. */
public final class SshSignatures {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private SshSignatures() {}

    /**
     * Writes a file and a signature of it beside it, {@code .sig} behind its name; both or none.
     *
     * @param key a private key without a passphrase, or a public key whose other half an agent holds
     * @throws Refused INVALID when the key cannot sign
     * @throws StepFailedException when there is no {@code ssh-keygen}
     */
    public static void writeSigned(Path file, String text, Path key) {
        requireKey(key);
        try (var folder = Unfinished.scratch("torrust-signature")) {
            var copy = PrivateFiles.write(folder.path().resolve("signed"), text);
            var answer = Query.ask(SignatureArguments.sign(key, copy), Path.of("/dev/null"), variables(), LIMIT);
            if (!answer.isGood()) {
                throw new Refused(
                        Reason.INVALID,
                        "The key %s cannot sign: %s.".formatted(key, firstLine(answer)),
                        "Name a private key without a passphrase, or a public key whose other half ssh-agent holds.");
            }
            PrivateFiles.write(signatureOf(file), PlainFile.bytes(signatureOf(copy)));
            PrivateFiles.write(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("The signature cannot be read", e);
        }
    }

    /**
     * Who signed a file, going by the signature beside it; empty when none of those who may did.
     *
     * @param allowedSigners as {@code ssh-keygen(1)} describes them
     * @throws Refused INVALID when there is no signature, or no such list
     * @throws StepFailedException when there is no {@code ssh-keygen}
     */
    public static Optional<String> signer(Path file, Path allowedSigners) {
        requireFile(signatureOf(file), "There is no signature %s.", "Sign it when it is made: --sign-with KEY");
        requireFile(
                allowedSigners, "There is no file %s.", "It lists who may sign: see ALLOWED SIGNERS in ssh-keygen(1)");
        return principals(file, allowedSigners).stream()
                .filter(principal -> isGood(file, allowedSigners, principal))
                .findFirst();
    }

    private static List<String> principals(Path file, Path allowedSigners) {
        return Query.ask(SignatureArguments.findPrincipals(allowedSigners, signatureOf(file)), LIMIT)
                .out()
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static boolean isGood(Path file, Path allowedSigners, String principal) {
        var command = SignatureArguments.verify(allowedSigners, principal, signatureOf(file));
        return Query.ask(command, file, Map.of(), LIMIT).isGood();
    }

    /** Removes a file's signature, if there is one. */
    public static void remove(Path file) {
        try {
            Files.deleteIfExists(signatureOf(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The signature cannot be removed", e);
        }
    }

    /** Where a file's signature is. */
    public static Path signatureOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".sig");
    }

    /** One that is not there, {@code ssh-keygen} tells; for a pipe it would wait. */
    private static void requireKey(Path key) {
        if (Files.exists(key)) {
            requireFile(key, "", "Name a private key without a passphrase, or a public key.");
        }
    }

    private static void requireFile(Path file, String missing, String advice) {
        try {
            PlainFile.require(file);
        } catch (NoSuchFileException e) {
            throw new Refused(Reason.INVALID, missing.formatted(file), advice);
        } catch (PlainFile.Other e) {
            throw new Refused(Reason.INVALID, "The file %s cannot be used: %s.".formatted(file, e.what()), advice);
        } catch (IOException e) {
            throw new UncheckedIOException("The file %s cannot be looked at".formatted(file), e);
        }
    }

    /** The agent may sign; a passphrase is asked of nobody, not even of the terminal. */
    private static Map<String, String> variables() {
        var variables = new HashMap<>(Map.of("SSH_ASKPASS", "false", "SSH_ASKPASS_REQUIRE", "force"));
        var agent = System.getenv("SSH_AUTH_SOCK");
        if (agent != null) {
            variables.put("SSH_AUTH_SOCK", agent);
        }
        return variables;
    }

    private static String firstLine(Query.Answer answer) {
        return answer.err()
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .map(line -> line.strip().replaceAll("\\.$", ""))
                .orElse("ssh-keygen says nothing");
    }
}
