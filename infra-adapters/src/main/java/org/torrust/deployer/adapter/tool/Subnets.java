package org.torrust.deployer.adapter.tool;

import java.net.Inet4Address;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** Finds a private subnet for LXD's bridge that this machine has no other use for. */
final class Subnets {

    private static final int FIRST = 60;
    private static final int LAST = 250;

    private Subnets() {}

    /**
     * A network in use.
     *
     * @param address IPv4, in network order
     * @param prefix how many of its bits name the network
     */
    record InUse(int address, int prefix) {

        /** Two networks overlap when the shorter prefix is common to both. */
        boolean overlaps(int other, int otherPrefix) {
            var shorter = Math.min(prefix, otherPrefix);
            return shorter == 0 || (address ^ other) >>> (Integer.SIZE - shorter) == 0;
        }
    }

    /** The bridge's own address in the first one that is free, e.g. {@code 10.60.0.1/24}. */
    static String free(Collection<InUse> inUse) {
        return IntStream.rangeClosed(FIRST, LAST)
                .filter(second -> inUse.stream().noneMatch(network -> network.overlaps(10 << 24 | second << 16, 24)))
                .mapToObj("10.%d.0.1/24"::formatted)
                .findFirst()
                .orElse("10.%d.0.1/24".formatted(FIRST));
    }

    /** The networks of this machine's own interfaces. */
    static List<InUse> ofInterfaces() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(network -> network.getInterfaceAddresses().stream())
                    .filter(address -> address.getAddress() instanceof Inet4Address)
                    .map(Subnets::network)
                    .toList();
        } catch (SocketException e) {
            return List.of();
        }
    }

    private static InUse network(InterfaceAddress address) {
        return new InUse(ByteBuffer.wrap(address.getAddress().getAddress()).getInt(), address.getNetworkPrefixLength());
    }
}
