package org.torrust.deployer.adapter.tracker;

/**
 * What is to be thought of an answer.
 *
 * @param detail in the operator's words, free of secrets
 */
public record Verdict(boolean ok, String detail) {

    public static Verdict good(String detail) {
        return new Verdict(true, detail);
    }

    public static Verdict bad(String detail) {
        return new Verdict(false, detail);
    }

    Verdict and(String more) {
        return new Verdict(ok, detail + "; " + more);
    }
}
