package org.torrust.deployer.eventstore;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The file with the history cannot be used; the message is a sentence for the operator. */
public final class StoreUnusableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String NOTHING_CHANGED = "Nothing was changed.";
    private static final String LOOK_AND_PUT_BACK =
            "See more: torrust-tracker-deployer events verify; then put the history back from a copy.";

    private final String advice;

    StoreUnusableException(String message) {
        super(message);
        this.advice = NOTHING_CHANGED;
    }

    private StoreUnusableException(String message, String advice, @Nullable Exception cause) {
        super(message, cause);
        this.advice = advice;
    }

    /** @param what happened, e.g. {@code The history cannot be written} */
    static StoreUnusableException of(String what, SQLException cause) {
        return new StoreUnusableException("%s: %s.".formatted(what, reason(cause)), advice(cause), cause);
    }

    /** @param what happened, where its file or one beside it may not be written to */
    static StoreUnusableException denied(String what, SQLException cause) {
        return new StoreUnusableException(
                "%s: permission denied; a log is kept beside it, even to read.".formatted(what),
                FileTrouble.DENIED,
                cause);
    }

    /** Whether SQLite says that it may not write: for want of permission, or because of what is in the files. */
    static boolean isReadOnly(SQLException e) {
        return kind(e) == SQLiteErrorCode.SQLITE_READONLY;
    }

    /**
     * It holds nothing, though it once did.
     *
     * @param left the folders that are still there, for a sentence
     */
    public static StoreUnusableException lost(Path file, String left) {
        return new StoreUnusableException(
                "The history %s is missing or empty, but the files of its environments are there: %s."
                        .formatted(file, left),
                "Put the history back from a copy, or move these folders away.",
                null);
    }

    /** @param what is in its place, e.g. {@code it is a folder} */
    static StoreUnusableException noFile(Path file, String what) {
        return new StoreUnusableException(
                "The history %s cannot be used: %s.".formatted(file, what),
                "Move that away, and put the history back from a copy.",
                null);
    }

    /**
     * @param beside where SQLite keeps a journal or log of it
     * @param what is in its place, e.g. {@code it is a folder}
     */
    static StoreUnusableException noFileBeside(Path beside, String what) {
        return new StoreUnusableException(
                "The log %s of the history cannot be used: %s.".formatted(beside, what),
                "Move that away, then see whether anything is missing: torrust-tracker-deployer events verify",
                null);
    }

    /** The newest event is not as it was written, and one that is linked to it would hide that. */
    static StoreUnusableException altered(long position) {
        return new StoreUnusableException(
                "The history is broken at its newest event, %d, so nothing is written behind it.".formatted(position),
                LOOK_AND_PUT_BACK,
                null);
    }

    /**
     * Its end was cut off; whatever is recorded behind what is left, or answered from it, would hide that.
     *
     * @param instead what is not done, as a sentence
     */
    public static StoreUnusableException cut(BrokenHistoryException cause, String instead) {
        return new StoreUnusableException("%s %s".formatted(cause.getMessage(), instead), LOOK_AND_PUT_BACK, cause);
    }

    /** What the database said in the middle of some work. */
    public static StoreUnusableException of(SQLException cause) {
        return of("The history cannot be used", cause);
    }

    static StoreUnusableException of(Path file, String cannotBe, IOException cause) {
        return new StoreUnusableException(
                "The history %s cannot be %s: %s.".formatted(file, cannotBe, FileTrouble.reason(cause)),
                FileTrouble.advice(cause),
                cause);
    }

    /** What is wrong with the file itself, in words; empty when it is something else that failed. */
    static Optional<String> damage(SQLException e) {
        return kind(e) == SQLiteErrorCode.SQLITE_CORRUPT ? Optional.of(inner(e)) : Optional.empty();
    }

    /** What to do, as a sentence. */
    public String advice() {
        return advice;
    }

    private static String reason(SQLException e) {
        return switch (kind(e)) {
            case SQLITE_FULL -> "the disk is full";
            case SQLITE_IOERR -> "the disk is full, or it fails";
            case SQLITE_READONLY -> "its file is damaged, or the journal beside it, so that nobody could write to it";
            case SQLITE_CANTOPEN -> "a log is kept beside it, even to read, and cannot be made there";
            case SQLITE_CORRUPT -> "its file is damaged (%s)".formatted(inner(e));
            case SQLITE_NOTADB -> "its file is no database";
            case SQLITE_ERROR -> "its tables are not as they should be (%s)".formatted(inner(e));
            default ->
                String.valueOf(e.getMessage()).replaceFirst("^\\[[A-Z_]+] ", "").replaceFirst("\\.$", "");
        };
    }

    /** What stands in brackets behind the driver's own words. */
    private static String inner(SQLException e) {
        return String.valueOf(e.getMessage()).replaceFirst("(?s)^.*?\\((.*)\\).*$", "$1");
    }

    /** With a full disk it is a transaction of many that could not be written; those before it stay. */
    private static String advice(SQLException e) {
        return switch (kind(e)) {
            case SQLITE_FULL, SQLITE_IOERR ->
                "What was recorded before stays. Make room, then give the same command again.";
            case SQLITE_CANTOPEN ->
                "Copy the workspace to where you can write, all of it, and name the copy: --workspace DIR";
            case SQLITE_ERROR ->
                "Put back a copy from before, or see what is left: torrust-tracker-deployer events export";
            case SQLITE_READONLY, SQLITE_CORRUPT, SQLITE_NOTADB ->
                "Keep the file as it is, and put back a copy from before.";
            default -> NOTHING_CHANGED;
        };
    }

    /** The first eight bits of a code tell what it is, the others where. */
    private static SQLiteErrorCode kind(SQLException e) {
        return e instanceof SQLiteException sqlite
                ? SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xff)
                : SQLiteErrorCode.UNKNOWN_ERROR;
    }
}
