package org.torrust.deployer.api.configuration;

import java.util.regex.Pattern;

/**
 * A virtual machine made by Multipass.
 *
 * @param image as {@code multipass launch} takes it: a release of Ubuntu, an alias, or the address of an image
 * @param cpus how many processors
 * @param memory e.g. {@code 2GiB}, at least 512MiB
 * @param disk its only disk, which keeps the tracker's data too, e.g. {@code 10GiB}
 */
public record MultipassSettings(String image, int cpus, String memory, String disk) implements ProviderSettings {

    /** Where Multipass itself logs in, whatever else the machine's SSH server listens to. */
    private static final int OWN_SSH_PORT = 22;

    private static final int LEAST_MEMORY = 512;
    private static final int LEAST_DISK = 1024;
    private static final Pattern IMAGE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~:/%+-]{0,255}");
    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,5}(MiB|GiB)");

    public MultipassSettings {
        if (!IMAGE.matcher(image).matches()) {
            throw new IllegalArgumentException("provider.image '%s' is no image of Multipass".formatted(image));
        }
        if (cpus < 1 || cpus > 512) {
            throw new IllegalArgumentException("provider.cpus is 1 to 512, not %d".formatted(cpus));
        }
        requireSize("memory", memory, LEAST_MEMORY);
        requireSize("disk", disk, LEAST_DISK);
    }

    @Override
    public String word() {
        return "multipass";
    }

    @Override
    public boolean keepsData() {
        return false;
    }

    @Override
    public void requireFit(SshSettings ssh) {
        if (ssh.port() != OWN_SSH_PORT) {
            throw new IllegalArgumentException(
                    "ssh.port is %d with provider multipass, which logs in there itself, not %d"
                            .formatted(OWN_SSH_PORT, ssh.port()));
        }
    }

    /** Everything: a machine with another size would be another machine, and its data lies in it. */
    @Override
    public String place() {
        return String.join(" ", image, String.valueOf(cpus), memory, disk);
    }

    private static void requireSize(String key, String value, int least) {
        if (!SIZE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "provider.%s is a size in MiB or GiB like 2GiB, not '%s'".formatted(key, value));
        }
        if (mebibytes(value) < least) {
            throw new IllegalArgumentException("provider.%s is at least %dMiB, not %s".formatted(key, least, value));
        }
    }

    private static int mebibytes(String size) {
        var number = Integer.parseInt(size.substring(0, size.length() - 3));
        return size.endsWith("GiB") ? number * 1024 : number;
    }
}
