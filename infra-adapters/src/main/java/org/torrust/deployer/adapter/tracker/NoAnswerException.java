package org.torrust.deployer.adapter.tracker;

/** A tracker did not answer, or not in a way that can be read; the message says why. */
final class NoAnswerException extends Exception {

    private static final long serialVersionUID = 1L;

    NoAnswerException(String why) {
        super(why);
    }

    NoAnswerException(String why, Throwable cause) {
        super(why, cause);
    }
}
