package org.torrust.deployer.cli;

import java.io.PrintWriter;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.torrust.deployer.adapter.workspace.Unfinished;
import org.torrust.deployer.command.port.Interruption;

/** Turns the operator's signals into the wish to stop, and says at once that it was heard. */
final class Signals {

    /** A word that asks for documents instead of sentences, where the command line is not read yet. */
    private static final Pattern DOCUMENTS = Pattern.compile("(--format=)?(json|jsonl|yaml)");

    private final Interruption interruption;
    private final List<String> words;
    private final PrintWriter err;
    private final AtomicInteger heard = new AtomicInteger();
    private final AtomicBoolean ending = new AtomicBoolean();
    private volatile GlobalOptions options = new GlobalOptions();

    private Signals(Interruption interruption, List<String> words, PrintWriter err) {
        this.interruption = interruption;
        this.words = List.copyOf(words);
        this.err = err;
    }

    /** @param words the command line, which may take a while to be understood */
    static Signals relay(Interruption interruption, List<String> words, PrintWriter err) {
        var signals = new Signals(interruption, words, err);
        List.of("INT", "TERM", "HUP").forEach(name -> handle(name, signals::hear));
        return signals;
    }

    /** Has it told as the options say, once they are read. */
    void heed(GlobalOptions understood) {
        options = understood;
    }

    private void hear(String signal) {
        if (interruption.isHeeded()) {
            var times = heard.incrementAndGet();
            if (!options.isQuiet()) {
                say(times, signal);
            }
            interruption.raise(signal);
        } else {
            end(signal);
        }
    }

    /** Nothing is at work that would have to end well. */
    private void end(String signal) {
        if (ending.getAndSet(true)) {
            Runtime.getRuntime().halt(ExitCodes.ofSignal(signal));
        }
        Unfinished.discardAll();
        if (!signal.equals("INT") || !interruption.isEndless()) {
            tell(signal);
        }
        System.exit(ExitCodes.ofSignal(signal));
    }

    private void tell(String signal) {
        leaveTheLine();
        ProblemPrinter.print(err, format(), Colors.of(options), Problem.ofSignal(signal, interruption.isBegun()));
    }

    private Format format() {
        var asksForDocuments =
                words.stream().anyMatch(word -> DOCUMENTS.matcher(word).matches());
        return options.format() == Format.table && asksForDocuments ? Format.json : options.format();
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

    private void say(int times, String name) {
        leaveTheLine();
        err.println(
                times == 1
                        ? "SIG%s: stopping; what is at work is given time to end well.".formatted(name)
                        : "Still stopping. A tool is not told twice, since that would make it lose its state; it is killed when its time is over.");
        err.flush();
    }

    /** A terminal shows the key that was pressed, behind whatever was written last. */
    private void leaveTheLine() {
        if (System.getenv("DEPLOYER_STDERR_IS_TERMINAL") != null) {
            err.println();
        }
    }
}
