package org.torrust.deployer.adapter.backup;

/** A file that is no backup of ours, or not as it was written; the message completes "it cannot be used:". */
final class BackupUnusableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BackupUnusableException(String why) {
        super(why);
    }
}
