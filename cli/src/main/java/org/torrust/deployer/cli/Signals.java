package org.torrust.deployer.cli;

import java.io.PrintWriter;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.torrust.deployer.command.port.Interruption;

/** Turns the operator's signals into the wish to stop, and says at once that it was heard. */
final class Signals {

    private Signals() {}

    /** @param quiet whether nothing but a failure may be told */
    static void relay(Interruption interruption, PrintWriter err, BooleanSupplier quiet) {
        var heard = new AtomicInteger();
        for (var name : new String[] {"INT", "TERM", "HUP"}) {
            handle(name, signal -> {
                if (!interruption.isHeeded()) {
                    // Nothing is at work that would have to end well.
                    Runtime.getRuntime().halt(ExitCodes.ofSignal(signal));
                }
                var times = heard.incrementAndGet();
                if (!quiet.getAsBoolean()) {
                    say(err, times, signal);
                }
                interruption.raise(signal);
            });
        }
    }

    /**
     * Only {@code sun.misc.Signal} lets a program hear a signal and decide itself when to end. It is reached by reflection
     * because javac warns of it in a way that cannot be suppressed, and our warnings are errors.
     */
    private static void handle(String name, Consumer<String> heard) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            var proxy = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (self, method, given) -> {
                        if (method.getName().equals("handle")) {
                            heard.accept(name);
                        }
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java tells no signals", e);
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
