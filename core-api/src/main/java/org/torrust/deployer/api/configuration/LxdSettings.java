package org.torrust.deployer.api.configuration;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A machine made by LXD.
 *
 * @param type {@code container} or {@code virtual-machine}
 * @param image the alias of an image that has cloud-init
 * @param cpus how many processors
 * @param memory e.g. {@code 2GiB}
 * @param disk the root disk, e.g. {@code 10GiB}
 * @param dataDisk the volume that keeps the tracker's data, e.g. {@code 10GiB}
 * @param pool the storage pool
 * @param network the bridge the machine is on
 */
public record LxdSettings(
        String type, String image, int cpus, String memory, String disk, String dataDisk, String pool, String network)
        implements ProviderSettings {

    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,5}(MiB|GiB|TiB|MB|GB|TB)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]{0,127}");

    public LxdSettings {
        if (!List.of("container", "virtual-machine").contains(type)) {
            throw new IllegalArgumentException(
                    "provider.type is container or virtual-machine, not '%s'".formatted(type));
        }
        if (cpus < 1 || cpus > 512) {
            throw new IllegalArgumentException("provider.cpus is 1 to 512, not %d".formatted(cpus));
        }
        requireName("image", image);
        requireName("pool", pool);
        requireName("network", network);
        requireSize("memory", memory);
        requireSize("disk", disk);
        requireSize("data-disk", dataDisk);
    }

    @Override
    public String place() {
        return String.join(" ", type, image, pool, dataDisk);
    }

    @Override
    public String word() {
        return "lxd";
    }

    private static void requireSize(String key, String value) {
        if (!SIZE.matcher(value).matches()) {
            throw new IllegalArgumentException("provider.%s is a size like 2GiB, not '%s'".formatted(key, value));
        }
    }

    private static void requireName(String key, String value) {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException("provider.%s '%s' is not a name LXD knows".formatted(key, value));
        }
    }
}
