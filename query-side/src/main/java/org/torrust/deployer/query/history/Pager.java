package org.torrust.deployer.query.history;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Keeps the wanted part of what passes by, and counts the whole; holds never more than that part. */
public final class Pager<T> implements Consumer<T> {

    private final Window window;
    private final Deque<T> kept = new ArrayDeque<>();
    private long total;

    public Pager(Window window) {
        this.window = window;
    }

    @Override
    public void accept(T item) {
        total++;
        if (kept.size() < window.limit()) {
            kept.addLast(item);
        } else if (window.after() == null && !kept.isEmpty()) {
            kept.removeFirst();
            kept.addLast(item);
        }
    }

    public Page<T> page() {
        return new Page<>(List.copyOf(kept), total);
    }
}
