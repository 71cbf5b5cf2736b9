package org.torrust.deployer.cli.progress;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What the operator's locale lets a terminal show. */
final class Locales {

    private Locales() {}

    /**
     * What the launcher found before it chose another for Java; else of {@code LC_ALL}, {@code LC_CTYPE} and {@code LANG} the first that is set decides (POSIX, 8.2); where none is, the
     * encoding Java found.
     */
    static boolean isUtf8(Map<String, String> environment, String nativeEncoding) {
        var encoding = Stream.of("DEPLOYER_TERMINAL_LOCALE", "LC_ALL", "LC_CTYPE", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(nativeEncoding);
        return encoding.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8");
    }
}
