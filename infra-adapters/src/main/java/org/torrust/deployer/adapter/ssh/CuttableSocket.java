package org.torrust.deployer.adapter.ssh;

import com.jcraft.jsch.SocketFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** Gives JSch one socket that can be closed from outside while it is still connecting or logging in. */
final class CuttableSocket implements SocketFactory {

    private final Socket socket = new Socket();
    private final Duration limit;

    CuttableSocket(Duration limit) {
        this.limit = limit;
    }

    void cut() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        socket.connect(new InetSocketAddress(host, port), (int) limit.toMillis());
        return socket;
    }

    @Override
    public InputStream getInputStream(Socket connected) throws IOException {
        return connected.getInputStream();
    }

    @Override
    public OutputStream getOutputStream(Socket connected) throws IOException {
        return connected.getOutputStream();
    }
}
