package org.torrust.deployer.templates;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Values to try templates with; nothing is made from them. */
final class Samples {

    private static final Map<String, String> LABELS = Map.of("user.torrust-deployer.environment", "sample");

    private Samples() {}

    static List<RenderedFile> all(Templates templates) {
        var cloudInit = new CloudInit("torrust", "ssh-ed25519 AAAA sample", 22, CloudInit.Apt.USUAL);
        return Stream.of(
                        templates.tofuData(new TofuDataFacts("sample-data", "default", "1GiB", LABELS)),
                        templates.tofuMachine(new TofuMachineFacts(
                                "sample",
                                "container",
                                "debian/13/cloud",
                                1,
                                "1GiB",
                                "1GiB",
                                "default",
                                "lxdbr0",
                                "sample-data",
                                LABELS,
                                cloudInit)),
                        templates.tofuMultipass(new MultipassMachineFacts(
                                "sample", "24.04", 1, "1GiB", "5GiB", "/sample/cloud-init.yaml")),
                        List.of(templates.cloudInit(cloudInit)),
                        templates.ansible(new AnsibleFacts(
                                "192.0.2.1",
                                22,
                                "torrust",
                                "/key",
                                "/known_hosts",
                                "sample",
                                List.of(),
                                new HostWishes(false, true, List.of(7070), List.of(6969), true))),
                        templates.release(new ReleaseFacts(
                                "torrust/tracker:3.0.0", false, "tracker.db", listeners(), "token", null)))
                .flatMap(List::stream)
                .toList();
    }

    private static TrackerListeners listeners() {
        return new TrackerListeners(List.of("0.0.0.0:6969"), List.of("0.0.0.0:7070"), "0.0.0.0:1212", "0.0.0.0:1313");
    }
}
