package org.torrust.deployer.adapter.signature;

import java.nio.file.Path;
import java.util.List;

/** Spells out the command lines of OpenSSH's signatures. Runs nothing. */
final class SignatureArguments {

    /** What the signature is for, so that none made for something else can pass for it. */
    private static final String NAMESPACE = "torrust-tracker-deployer";

    private SignatureArguments() {}

    /** Writes {@code file.sig}. */
    static List<String> sign(Path key, Path file) {
        return List.of("ssh-keygen", "-Y", "sign", "-f", key.toString(), "-n", NAMESPACE, file.toString());
    }

    /** Prints the principals a signature's key belongs to. */
    static List<String> findPrincipals(Path allowedSigners, Path signature) {
        return List.of(
                "ssh-keygen", "-Y", "find-principals", "-s", signature.toString(), "-f", allowedSigners.toString());
    }

    /** Reads what was signed from its input. */
    static List<String> verify(Path allowedSigners, String principal, Path signature) {
        return List.of(
                "ssh-keygen",
                "-Y",
                "verify",
                "-f",
                allowedSigners.toString(),
                "-I",
                principal,
                "-n",
                NAMESPACE,
                "-s",
                signature.toString());
    }
}
