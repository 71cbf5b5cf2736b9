package org.torrust.deployer.cli.subcommand;

import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.Format;
import org.torrust.deployer.cli.history.HistoryWish;
import org.torrust.deployer.cli.history.ToldOperation;
import org.torrust.deployer.query.history.Page;
import org.torrust.deployer.query.history.Window;

/** Shows a part of the history, and says which part of how much it is. */
final class HistoryListing {

    private static final String NOTHING_YET =
            "Nothing has happened yet. Begin with: torrust-tracker-deployer create demo";

    private final Context context;
    private final HistoryWish wish;
    private final Window window;
    private final boolean reversed;
    private final boolean wide;

    HistoryListing(Context context, HistoryWish wish, Window window, boolean reversed, boolean wide) {
        this.context = context;
        this.wish = wish;
        this.window = window;
        this.reversed = reversed;
        this.wide = wide;
    }

    void operations() {
        var page = SecondLook.at(
                context.reading(),
                past -> past.operations(wish, window),
                seen -> seen.items().stream().anyMatch(ToldOperation::isAbandoned));
        var next = next(page, told -> told.operation().position());
        if (isTold(page, "operation", next)) {
            context.presentation().past().operations(page, width(), reversed, next);
        }
    }

    void events() {
        var page = context.reading().past(past -> past.events(wish, window));
        var next = next(page, told -> told.kept().position());
        if (isTold(page, "event", next)) {
            context.presentation().past().events(page, width(), reversed, next);
        }
    }

    private @Nullable Integer width() {
        return wide ? null : context.console().outputWidth();
    }

    /** Where the page behind this one begins. */
    private <T> long next(Page<T> page, ToLongFunction<T> position) {
        return page.items().isEmpty()
                ? window.begin()
                : position.applyAsLong(page.items().getLast());
    }

    /** Says what a table cannot; whether there is a table to be shown. */
    private boolean isTold(Page<?> page, String what, long next) {
        if (context.options().format() != Format.table) {
            return true;
        }
        if (page.items().isEmpty()) {
            context.out().println(none(what));
            return false;
        }
        if (page.total() > page.items().size() && !context.options().isQuiet()) {
            context.err().println(part(page, what, next));
            context.err().flush();
        }
        return true;
    }

    private String none(String what) {
        var isEmpty = context.reading().past(past -> past.head()) == 0;
        if (isEmpty) {
            return NOTHING_YET;
        }
        return window.after() == null
                ? "No %s is like that.".formatted(what)
                : "Behind %d no %s is like that.".formatted(window.begin(), what);
    }

    private String part(Page<?> page, String what, long next) {
        var shown = page.items().size();
        var order = reversed ? "newest first" : "oldest first";
        return window.after() == null
                ? "The last %d of %d %ss, %s. All of them: --limit %d; those to come: --after %d"
                        .formatted(shown, page.total(), what, order, page.total(), next)
                : "%d of %d %ss behind %d, %s. The next ones: --after %d"
                        .formatted(shown, page.total(), what, window.begin(), order, next);
    }
}
