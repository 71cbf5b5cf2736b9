package org.torrust.deployer.adapter.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

/** A way to a server on loopback that does to each connection what it was told to; those that come after go through. */
final class FaultyProxy implements AutoCloseable {

    /** What is done to a connection. */
    sealed interface Fault {
        /** It goes through. */
        record None() implements Fault {}

        /** It is reset once so many bytes went to the server. */
        record ResetAfter(long bytes) implements Fault {}
    }

    private final ServerSocket door;
    private final int target;
    private final Queue<Fault> faults = new ArrayDeque<>();
    private final List<Socket> open = new ArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    FaultyProxy(int target) {
        this.target = target;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::letIn);
    }

    int port() {
        return door.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    synchronized FaultyProxy with(Fault... next) {
        faults.addAll(Arrays.asList(next));
        return this;
    }

    static Fault resetAfter(long bytes) {
        return new Fault.ResetAfter(bytes);
    }

    static Fault none() {
        return new Fault.None();
    }

    /** Resets all that is open now. */
    synchronized void cut() {
        open.forEach(FaultyProxy::reset);
        open.clear();
    }

    private synchronized Fault next() {
        return faults.isEmpty() ? none() : faults.remove();
    }

    private void letIn() {
        try {
            while (true) {
                var client = door.accept();
                connections.incrementAndGet();
                join(client, next());
            }
        } catch (IOException e) {
            // The door was closed.
        }
    }

    private void join(Socket client, Fault fault) throws IOException {
        if (fault instanceof Fault.ResetAfter(long bytes) && bytes == 0) {
            reset(client);
            return;
        }
        var server = new Socket(InetAddress.getLoopbackAddress(), target);
        synchronized (this) {
            open.add(client);
            open.add(server);
        }
        var limit = fault instanceof Fault.ResetAfter(long bytes) ? bytes : Long.MAX_VALUE;
        Thread.ofVirtual().start(() -> pass(client, server, limit));
        Thread.ofVirtual().start(() -> pass(server, client, Long.MAX_VALUE));
    }

    private static void pass(Socket from, Socket to, long limit) {
        try {
            pass(from.getInputStream(), to.getOutputStream(), limit);
            to.shutdownOutput();
        } catch (IOException e) {
            reset(from);
            reset(to);
        }
    }

    private static void pass(InputStream in, OutputStream out, long limit) throws IOException {
        var buffer = new byte[4096];
        var left = limit;
        for (int count; (count = in.read(buffer)) > 0; ) {
            left -= count;
            if (left < 0) {
                throw new IOException("so much was to go through");
            }
            out.write(buffer, 0, count);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It was closed before.
        }
    }

    @Override
    public void close() {
        cut();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
