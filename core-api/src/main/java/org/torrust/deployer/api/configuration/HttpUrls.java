package org.torrust.deployer.api.configuration;

import java.util.regex.Pattern;

/** The rule for every address of a web server in the settings. */
final class HttpUrls {

    private static final Pattern FORMAT = Pattern.compile("https?://[A-Za-z0-9._~\\[\\]:-]+(/[A-Za-z0-9._~/-]*)?");

    private HttpUrls() {}

    static void require(String key, String url) {
        if (!FORMAT.matcher(url).matches()) {
            throw new IllegalArgumentException("%s '%s' is not an http or https address".formatted(key, url));
        }
    }
}
