package org.torrust.deployer.cli.presentation;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.torrust.deployer.adapter.docker.Vitals;
import org.torrust.deployer.adapter.docker.Vitals.Service;

/** How a machine is now, for people. */
final class VitalsText {

    private static final double GIB = 1L << 30;

    private VitalsText() {}

    static void machine(PrintWriter out, Vitals vitals) {
        if (!vitals.isReachable()) {
            line(out, "Machine", "NOT REACHED: " + vitals.trouble());
            return;
        }
        line(out, "Machine", "answers");
        if (vitals.cpus() > 0) {
            line(out, "CPU", "load %.2f on %d".formatted(vitals.load(), vitals.cpus()));
            line(out, "Memory", share(vitals.memoryUsedBytes(), vitals.memoryBytes()));
            line(out, "Disk", share(vitals.diskUsedBytes(), vitals.diskBytes()));
        }
    }

    static void services(PrintWriter out, List<Service> services) {
        if (services.isEmpty()) {
            out.println("No service runs.");
            return;
        }
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("SERVICE", "STATE", "HEALTH", "PORTS"));
        services.forEach(service -> rows.add(List.of(
                service.name(),
                service.state(),
                service.health().isEmpty() ? "-" : service.health(),
                service.ports().isEmpty() ? "-" : String.join(" ", service.ports()))));
        TextTable.print(out, rows);
    }

    private static String share(long used, long all) {
        return String.format(Locale.ROOT, "%.1f of %.1f GiB used", used / GIB, all / GIB);
    }

    private static void line(PrintWriter out, String what, String value) {
        out.println("%-18s %s".formatted(what, value));
    }
}
