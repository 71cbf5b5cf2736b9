package org.torrust.deployer.adapter.drift;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.torrust.deployer.api.operation.Phase;

/**
 * How an environment differs from what is recorded of it, and what of it could not be looked at.
 *
 * @param findings the differences, in the order they would be mended
 * @param unseen what nothing can be said of
 */
public record Drift(List<Finding> findings, List<Unseen> unseen) {

    /** Nothing differs, and all of it was looked at. */
    public static final Drift NONE = new Drift(List.of(), List.of());

    public Drift {
        findings = List.copyOf(findings);
        unseen = List.copyOf(unseen);
    }

    /** Of one difference. */
    public static Drift of(Finding finding) {
        return new Drift(List.of(finding), List.of());
    }

    /** Of one thing nothing can be said of; {@code why} is a sentence. */
    public static Drift unseen(String what, String why) {
        return new Drift(List.of(), List.of(new Unseen(what, why)));
    }

    /** This and what another look told. */
    public Drift and(Drift other) {
        return new Drift(
                Stream.concat(findings.stream(), other.findings.stream()).toList(),
                Stream.concat(unseen.stream(), other.unseen.stream()).toList());
    }

    /** What several looks told together. */
    public static Drift all(Drift... looks) {
        return Arrays.stream(looks).reduce(NONE, Drift::and);
    }

    /** The phases that mend it, each once, in order. */
    public List<Phase> mending() {
        return findings.stream().map(Finding::mendedBy).distinct().sorted().toList();
    }

    /** Whether a machine that was made is no more. */
    public boolean isMachineGone() {
        return findings.stream().anyMatch(finding -> finding.kind() == Kind.MACHINE && finding.isGone());
    }

    /** What it is that differs. */
    public enum Kind {
        /** What OpenTofu knows of the environment. */
        STATE,
        /** What is at the provider: the machine, its volume. */
        MACHINE,
        /** Which release is the current one. */
        RELEASE,
        /** A file of the release. */
        FILE,
        /** What a container was made of. */
        IMAGE,
        /** A container. */
        SERVICE,
        /** The rules of the machine's firewall. */
        FIREWALL,
        /** Whether a port answers from here. */
        PORT;

        /** The stable name, e.g. {@code image}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One difference.
     *
     * @param what differs, e.g. {@code lxd_instance.machine}
     * @param recorded how it is to be, and {@code found} how it is, in a few words
     * @param mendedBy the phase that makes it so again
     */
    public record Finding(Kind kind, String what, String recorded, String found, Phase mendedBy) {

        /** The words for what is not there any more. */
        public static final String GONE = "is not there";

        /** Whether it is not there any more. */
        public boolean isGone() {
            return found.equals(GONE);
        }
    }

    /** Something nothing can be said of, and why, in a sentence. */
    public record Unseen(String what, String why) {}
}
