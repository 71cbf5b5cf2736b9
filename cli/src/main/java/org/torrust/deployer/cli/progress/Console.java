package org.torrust.deployer.cli.progress;

import java.io.InputStream;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** The terminal, or what stands in its place. */
public interface Console {

    /** Whether stderr is a terminal that understands cursor movements. */
    boolean isLive();

    /** Whether stdout is such a terminal. */
    boolean isOutputLive();

    /** How many columns it has. */
    int width();

    /** How many columns a result may take: what another program reads is never cut or folded. */
    default int outputWidth() {
        return isOutputLive() ? width() : Integer.MAX_VALUE;
    }

    /** Whether it is known to show signs beyond plain letters. */
    default boolean isUtf8() {
        return false;
    }

    /** The answer of somebody who is there, and pressed Ctrl-D instead of giving one. */
    String ENDED = "\u0004";

    /** Asks and waits for a line, which may be {@link #ENDED}; null when nobody is there to answer. */
    @Nullable
    String ask(PrintWriter err, String question);

    /** What is handed in, by a pipe or by typing. */
    default InputStream input() {
        return System.in;
    }
}
