package org.torrust.deployer.api.configuration;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** An IP address and port to listen on, written {@code 0.0.0.0:6969} or {@code [::]:6969}. */
public record SocketBinding(String ip, int port) {

    private static final Pattern FORMAT =
            Pattern.compile("(?:\\[([0-9a-fA-F:.]{2,45})]|(\\d{1,3}(?:\\.\\d{1,3}){3})):(\\d{1,5})");

    public SocketBinding {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port %d cannot be listened on: use 1 to 65535".formatted(port));
        }
    }

    /** @throws IllegalArgumentException with a sentence that shows the form */
    public static SocketBinding parse(String text) {
        var match = FORMAT.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not an address to listen on: write it like 0.0.0.0:6969 or [::]:6969".formatted(text));
        }
        var ip = match.group(1) != null ? match.group(1) : match.group(2);
        return new SocketBinding(ip, Integer.parseInt(match.group(3)));
    }

    /** Whether the IP address is one, and not merely written like one. */
    public boolean isAddress() {
        if (ip.indexOf(':') < 0) {
            return Arrays.stream(ip.split("\\.", -1))
                    .allMatch(part -> part.matches("\\d{1,3}") && Integer.parseInt(part) <= 255);
        }
        try {
            // In brackets nothing but an address is read, and nobody is asked for a name.
            InetAddress.getByName("[" + ip + "]");
            return true;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return (ip.indexOf(':') < 0 ? ip : "[" + ip + "]") + ":" + port;
    }
}
