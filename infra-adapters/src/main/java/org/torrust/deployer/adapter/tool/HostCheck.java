package org.torrust.deployer.adapter.tool;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Looks whether an SSH server answers on a host that exists already: it speaks first (RFC 4253, 4.2). */
final class HostCheck {

    private static final int LIMIT_MILLISECONDS = 5000;
    private static final String NAME = "Host";

    private HostCheck() {}

    static List<CheckResult> of(Subject subject) {
        var host = subject.text("provider.host");
        var port = subject.text("ssh.port").isEmpty() ? "22" : subject.text("ssh.port");
        return host.isEmpty() ? List.of() : List.of(judge(host, Integer.parseInt(port)));
    }

    private static CheckResult judge(String host, int port) {
        var shown = host + ":" + port;
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), LIMIT_MILLISECONDS);
            socket.setSoTimeout(LIMIT_MILLISECONDS);
            var banner = new String(socket.getInputStream().readNBytes(4), StandardCharsets.US_ASCII);
            return banner.equals("SSH-")
                    ? CheckResult.ok(NAME, shown, "OK, an SSH server answers")
                    : failed(shown, "what answers is no SSH server");
        } catch (UnknownHostException e) {
            return failed(shown, "no such host name is known");
        } catch (SocketTimeoutException e) {
            return failed(shown, "no answer in %d s".formatted(LIMIT_MILLISECONDS / 1000));
        } catch (IOException e) {
            return failed(shown, "cannot be reached: " + e.getMessage());
        }
    }

    private static CheckResult failed(String shown, String why) {
        return CheckResult.fail(NAME, shown, why, "See provider.host and ssh.port, and that sshd runs there.");
    }
}
