package org.torrust.deployer.eventstore;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Objects;

/** Says for people why a file or folder cannot be read or written, and what to do; Java's own words are names of classes. */
public final class FileTrouble {

    private static final String ELSEWHERE = "name another workspace: --workspace DIR";

    static final String DENIED = "Work as the user it belongs to, or " + ELSEWHERE;

    private FileTrouble() {}

    /** Why, as a phrase, e.g. {@code permission denied}. */
    public static String reason(IOException trouble) {
        return switch (trouble) {
            case AccessDeniedException denied -> "permission denied";
            case NoSuchFileException missing -> "it is not there";
            case FileSystemException e when e.getReason() != null -> lower(Objects.requireNonNull(e.getReason()));
            case FileSystemException e -> "something is in the way";
            default -> trouble.getMessage() == null ? "the disk failed" : lower(trouble.getMessage());
        };
    }

    /** What to do, as a sentence. */
    public static String advice(IOException trouble) {
        if (trouble instanceof AccessDeniedException) {
            return DENIED;
        }
        return isOfRoom(reason(trouble))
                ? "Make room, then give the same command again."
                : "Set that right, or " + ELSEWHERE;
    }

    private static boolean isOfRoom(String reason) {
        return reason.contains("no space left") || reason.contains("quota");
    }

    private static String lower(String words) {
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }
}
