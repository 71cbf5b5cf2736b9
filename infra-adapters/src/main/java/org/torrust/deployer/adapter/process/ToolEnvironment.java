package org.torrust.deployer.adapter.process;

import java.util.Map;
import java.util.regex.Pattern;

/** What of the deployer's own environment a tool gets to see: what it needs to find its way, and nothing that is a secret. */
final class ToolEnvironment {

    private static final Pattern KNOWN = Pattern.compile(
            "PATH|HOME|USER|LOGNAME|LANG|LC_.*|TZ|TMPDIR|XDG_.*|TF_CLI_CONFIG_FILE|TF_PLUGIN_CACHE_DIR|LXD_DIR|LXD_SOCKET|LXD_CONF|MULTIPASS_SERVER_ADDRESS"
                    + "|(?i:https?_proxy|no_proxy|all_proxy)|SSL_CERT_FILE|SSL_CERT_DIR");

    private ToolEnvironment() {}

    static void fill(Map<String, String> environment, Map<String, String> extra) {
        environment.keySet().removeIf(name -> !KNOWN.matcher(name).matches());
        environment.putAll(extra);
    }
}
