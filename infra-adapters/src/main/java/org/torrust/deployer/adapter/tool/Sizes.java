package org.torrust.deployer.adapter.tool;

import java.util.Locale;

/** Room on a disk. */
final class Sizes {

    private static final long GIB = 1L << 30;
    private static final long MIB = 1L << 20;

    /** What a machine with a tracker takes at least, images included. */
    private static final long LITTLE = 4 * GIB;

    private Sizes() {}

    static boolean isLittle(long bytes) {
        return bytes < LITTLE;
    }

    static String shown(long bytes) {
        return bytes >= 10 * GIB
                ? "%d GiB".formatted(bytes / GIB)
                : bytes >= GIB
                        ? String.format(Locale.ROOT, "%.1f GiB", (double) bytes / GIB)
                        : "%d MiB".formatted(bytes / MIB);
    }
}
