package org.torrust.deployer.cli;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicInteger;
import org.torrust.deployer.command.port.Interruption;
import sun.misc.Signal;

/** Turns the operator's signals into the wish to stop, and says at once that it was heard. */
final class Signals {

    private Signals() {}

    static void relay(Interruption interruption, PrintWriter err) {
        var heard = new AtomicInteger();
        for (var name : new String[] {"INT", "TERM", "HUP"}) {
            Signal.handle(new Signal(name), signal -> {
                if (!interruption.isHeeded()) {
                    // Nothing is at work that would have to end well.
                    Runtime.getRuntime().halt(ExitCodes.ofSignal(name));
                }
                say(err, heard.incrementAndGet(), name);
                interruption.raise(name);
            });
        }
    }

    private static void say(PrintWriter err, int times, String name) {
        err.println();
        err.println(
                times == 1
                        ? "SIG%s: stopping; the tool at work is given time to end well.".formatted(name)
                        : "Still stopping. The tool is not told twice, since that would make it lose its state; it is killed when its time is over.");
        err.flush();
    }
}
