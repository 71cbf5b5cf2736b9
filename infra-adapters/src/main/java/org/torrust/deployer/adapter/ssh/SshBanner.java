package org.torrust.deployer.adapter.ssh;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.torrust.deployer.api.environment.HostAddress;

/** Looks whether an SSH server answers: it says {@code SSH-2.0-…} before it is asked anything (RFC 4253, 4.2). */
final class SshBanner {

    private static final int LIMIT_MILLISECONDS = 2000;

    private final HostAddress address;
    private String trouble = "it was never reached";

    SshBanner(HostAddress address) {
        this.address = address;
    }

    /** The banner's beginning, or empty when there is none this time. */
    Optional<String> look() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.host(), address.sshPort()), LIMIT_MILLISECONDS);
            socket.setSoTimeout(LIMIT_MILLISECONDS);
            var banner = new String(socket.getInputStream().readNBytes(8), StandardCharsets.US_ASCII);
            if (banner.startsWith("SSH-")) {
                return Optional.of(banner);
            }
            trouble = "something that is no SSH server answered";
        } catch (IOException e) {
            trouble = String.valueOf(e.getMessage());
        }
        return Optional.empty();
    }

    /** What came of the last look that saw none. */
    String trouble() {
        return trouble;
    }
}
