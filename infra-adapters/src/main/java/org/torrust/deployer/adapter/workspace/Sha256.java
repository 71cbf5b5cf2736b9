package org.torrust.deployer.adapter.workspace;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Begins checksums. */
public final class Sha256 {

    private Sha256() {}

    /** One of nothing yet. */
    public static MessageDigest begun() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
