package org.torrust.deployer.adapter.tool;

import java.util.Arrays;

/** Compares version numbers of up to three parts; a missing one counts as zero. */
final class Versions {

    private Versions() {}

    static boolean isAtLeast(String version, String least) {
        return Arrays.compare(parts(version), parts(least)) >= 0;
    }

    private static int[] parts(String version) {
        var parts =
                Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
        return Arrays.copyOf(parts, 3);
    }
}
