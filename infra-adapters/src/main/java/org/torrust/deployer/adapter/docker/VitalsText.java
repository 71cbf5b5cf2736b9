package org.torrust.deployer.adapter.docker;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.torrust.deployer.adapter.docker.ComposePs.Container;
import org.torrust.deployer.adapter.docker.Vitals.Service;

/** Reads what {@link ComposeArguments#vitals} printed; what is missing is taken for 0. */
final class VitalsText {

    private static final String CONTAINERS = "containers";

    private VitalsText() {}

    /** @throws IllegalArgumentException when the containers are told in no form Compose uses */
    static Vitals read(String text) {
        var lines = text.lines().toList();
        var border = lines.indexOf(CONTAINERS);
        var numbers = numbers(border < 0 ? lines : lines.subList(0, border));
        var containers = border < 0 ? List.<String>of() : lines.subList(border + 1, lines.size());
        var memory = numbers.getOrDefault("memtotal:", List.of(0.0)).getFirst();
        var free = numbers.getOrDefault("memavailable:", List.of(0.0)).getFirst();
        var disk = numbers.getOrDefault("disk", List.of(0.0, 0.0));
        return new Vitals(
                null,
                numbers.getOrDefault("cpus", List.of(0.0)).getFirst().intValue(),
                numbers.getOrDefault("load", List.of(0.0)).getFirst(),
                memory.longValue(),
                Math.max(0, memory.longValue() - free.longValue()),
                disk.getFirst().longValue(),
                disk.getLast().longValue(),
                services(containers));
    }

    private static Map<String, List<Double>> numbers(List<String> lines) {
        var numbers = new HashMap<String, List<Double>>();
        for (var line : lines) {
            var words = List.of(line.strip().split(" +"));
            numbers.put(
                    words.getFirst(),
                    words.stream().skip(1).map(VitalsText::number).toList());
        }
        numbers.values().removeIf(List::isEmpty);
        return numbers;
    }

    private static Double number(String word) {
        try {
            return Double.valueOf(word);
        } catch (NumberFormatException e) {
            return 0.0;
        }
    }

    private static List<Service> services(List<String> lines) {
        var listed = ComposePs.read(lines.stream().collect(Collectors.joining("\n")));
        return listed.containers().stream().map(VitalsText::service).toList();
    }

    private static Service service(Container container) {
        return new Service(container.service(), container.state(), container.health(), container.ports());
    }
}
