package org.torrust.deployer.adapter.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Spells what is done on a host to take it into service and to give it back. Runs nothing.
 *
 * @param label by which the host is known to be the environment's
 * @param user the operator's account there
 */
record HostScripts(String label, String user) {

    /** A shell that becomes root without a password, or says that it may not. */
    private static final String AS_ROOT =
            "sudo -n true 2>/dev/null || { echo no-sudo; exit 0; }; exec sudo -n sh -c \"$0\" sh \"$@\"";

    /** A host that was never taken into service is left without becoming root, which may not be possible there. */
    private static final String UNLESS_UNTOUCHED = "[ -e /opt/torrust ] || exit 0; ";

    /** Prints {@code no-sudo}, or what {@code take.sh} tells of. */
    List<String> take() {
        return List.of("sh", "-c", AS_ROOT, text("take.sh"), label, user);
    }

    /** Prints {@code no-sudo}, or what {@code clear.sh} tells of. */
    List<String> clear(boolean keepData) {
        return List.of(
                "sh", "-c", UNLESS_UNTOUCHED + AS_ROOT, text("clear.sh"), label, user, keepData ? "keep" : "clear");
    }

    private static String text(String script) {
        try (var in = HostScripts.class.getResourceAsStream(script)) {
            return new String(Objects.requireNonNull(in, script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
