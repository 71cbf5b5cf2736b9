package org.torrust.deployer.adapter.docker;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What {@link ComposeArguments#facts} printed of a machine.
 *
 * @param current where the link {@code current} leads, or empty
 * @param hasRelease whether the release that was asked for is there
 * @param files its files by name, as they are there; what could not be read has none
 * @param secret SHA-256 of its file with secrets, in hex, or empty
 * @param image what the release's reference leads to there, or empty
 * @param listening the TCP ports something listens at for others than the machine itself
 * @param firewall what the firewall said of its rules, or empty when it was not asked
 * @param trouble why Docker could not be asked, or empty
 */
record HostFacts(
        String current,
        boolean hasRelease,
        SortedMap<String, byte[]> files,
        List<String> unread,
        String secret,
        String image,
        List<Container> containers,
        List<Integer> listening,
        String firewall,
        String trouble) {

    /** A container of the project: the id of its image, and the reference it was made with. */
    record Container(String service, String image, String reference, String state) {}

    /** @throws IllegalArgumentException when it is not what was to be printed, or ends too early */
    static HostFacts read(String text) {
        var lines = text.lines().toList();
        if (lines.isEmpty() || !lines.getLast().equals("end")) {
            throw new IllegalArgumentException("it ends too early");
        }
        var files = new TreeMap<String, byte[]>();
        var unread = new ArrayList<String>();
        var containers = new ArrayList<Container>();
        var listening = new TreeSet<Integer>();
        var single = new TreeMap<String, String>();
        for (var line : lines) {
            var words = line.split(" ", 3);
            switch (words[0]) {
                case "file" -> files.put(name(words), Base64.getDecoder().decode(words[1]));
                case "unread" -> unread.add(name(words));
                case "container" -> containers.add(container(line.split(" ", 5)));
                case "listens" -> port(words[1], listening);
                default ->
                    single.put(words[0], line.substring(words[0].length()).strip());
            }
        }
        return new HostFacts(
                single.getOrDefault("current", ""),
                !single.containsKey("gone"),
                files,
                List.copyOf(unread),
                single.getOrDefault("secret", ""),
                single.getOrDefault("image", ""),
                List.copyOf(containers),
                List.copyOf(listening),
                single.getOrDefault("firewall", ""),
                single.getOrDefault("docker", ""));
    }

    private static String name(String[] words) {
        return words[2].substring("./".length());
    }

    private static Container container(String[] words) {
        if (words.length < 5) {
            throw new IllegalArgumentException("a container is told otherwise than was asked");
        }
        return new Container(words[4], words[1], words[3], words[2]);
    }

    // 0.0.0.0:22, [::]:22, *:22, 10.0.0.7%eth0:22; on loopback nobody else hears it.
    private static void port(String address, TreeSet<Integer> to) {
        var border = address.lastIndexOf(':');
        if (!address.startsWith("127.") && !address.startsWith("[::1]")) {
            to.add(Integer.parseInt(address.substring(border + 1)));
        }
    }
}
