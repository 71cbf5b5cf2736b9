package org.torrust.deployer.adapter.tracker;

/** One peer that announces itself to one listener again and again. */
interface Announcing extends AutoCloseable {

    /** Announces once more. */
    void again() throws NoAnswerException;

    /** Takes the peer back. */
    void end() throws NoAnswerException;

    @Override
    void close();

    /** Prepares a peer; how long that takes does not count. */
    @FunctionalInterface
    interface Begin {
        Announcing begin() throws NoAnswerException;
    }
}
