package org.torrust.deployer.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.torrust.deployer.adapter.docker.Vitals.Service;

class VitalsTextTest {

    @Test
    void readsNumbersAndContainers() {
        assertThat(VitalsText.read("""
                cpus 2
                load 0.25
                memtotal: 4294967296
                memavailable: 3221225472
                disk 10737418240 3221225472
                containers
                {"Service":"tracker","State":"running","Health":"healthy","Publishers":[\
                {"PublishedPort":6969,"Protocol":"udp"},{"PublishedPort":6969,"Protocol":"udp"},\
                {"PublishedPort":0,"Protocol":"tcp"}]}
                """))
                .isEqualTo(new Vitals(
                        null,
                        2,
                        0.25,
                        4294967296L,
                        1073741824L,
                        10737418240L,
                        3221225472L,
                        List.of(new Service("tracker", "running", "healthy", List.of("6969/udp")))));
    }

    @Test
    void takesWhatIsMissingForNothing() {
        assertThat(VitalsText.read("cpus\nload unknown\ncontainers\n"))
                .isEqualTo(new Vitals(null, 0, 0, 0, 0, 0, 0, List.of()));
    }
}
