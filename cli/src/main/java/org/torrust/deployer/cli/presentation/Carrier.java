package org.torrust.deployer.cli.presentation;

import java.util.Objects;
import org.torrust.deployer.command.port.Holders.Liveness;
import org.torrust.deployer.query.LastOperation;

/** Tells people of the process that carries an operation. */
public final class Carrier {

    private Carrier() {}

    /** A phrase that begins with its pid; {@code operation} is one that a process carries. */
    public static String words(LastOperation operation, Liveness liveness) {
        var pid = Objects.requireNonNull(operation.holder(), "only what a process carries has one")
                .pid();
        return switch (liveness) {
            case ALIVE -> pid + " is at work";
            case STOPPED -> "%d is stopped; 'kill -CONT %1$d' lets it go on".formatted(pid);
            case TOOL_ALIVE ->
                pid + " is gone, but a tool it started works still; the next command waits for what comes of it";
            case GONE -> pid + " is gone: this was cut off; the next command takes over";
            case UNKNOWN -> pid + " is in another container, so that nobody here can tell whether it lives";
        };
    }
}
