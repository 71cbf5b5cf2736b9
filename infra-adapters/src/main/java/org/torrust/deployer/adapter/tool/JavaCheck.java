package org.torrust.deployer.adapter.tool;

/** Looks at the Java this runs on. */
final class JavaCheck {

    private static final int LEAST = 21;

    private JavaCheck() {}

    static CheckResult of(Runtime.Version version) {
        var shown = version.toString();
        return version.feature() >= LEAST
                ? CheckResult.ok("JDK", shown, "OK")
                : CheckResult.fail(
                        "JDK", shown, "older than " + LEAST, "Install a JDK 21 or newer; 25 starts fastest.");
    }
}
