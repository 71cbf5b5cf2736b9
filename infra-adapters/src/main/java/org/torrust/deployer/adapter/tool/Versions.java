package org.torrust.deployer.adapter.tool;

import java.util.Arrays;

/** Compares version numbers of three parts. */
final class Versions {

    private Versions() {}

    static boolean isAtLeast(String version, String least) {
        return Arrays.compare(parts(version), parts(least)) >= 0;
    }

    private static int[] parts(String version) {
        return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
