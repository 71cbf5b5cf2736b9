package org.torrust.deployer.adapter.ssh;

import java.nio.file.Path;
import java.util.Base64;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.adapter.workspace.Sha256;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.operation.StepOutcome.HostKeyPinned;

/** Pins a host key: from then on only a server with this key is spoken to. */
public final class HostKeys {

    private HostKeys() {}

    /** @param key {@code ssh-ed25519 AAAA…}, as the server's {@code .pub} file has it */
    public static HostKeyPinned pin(Path knownHosts, EnvironmentName alias, String key) {
        var fields = key.split(" ");
        PrivateFiles.write(knownHosts, "%s %s %s\n".formatted(alias, fields[0], fields[1]));
        return new HostKeyPinned(fingerprint(fields[1]));
    }

    /** OpenSSH's form: {@code SHA256:} and the digest in base64 without padding. */
    public static String fingerprint(String base64) {
        var digest = Sha256.begun().digest(Base64.getDecoder().decode(base64));
        return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
    }
}
