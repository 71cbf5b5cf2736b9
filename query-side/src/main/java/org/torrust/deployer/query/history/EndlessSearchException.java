package org.torrust.deployer.query.history;

/** A regular expression can match some event in more ways than anyone would wait for. */
public final class EndlessSearchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EndlessSearchException() {
        super("the regular expression has too many ways to match");
    }
}
