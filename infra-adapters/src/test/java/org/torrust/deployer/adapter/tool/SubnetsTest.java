package org.torrust.deployer.adapter.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.torrust.deployer.adapter.tool.Subnets.InUse;

class SubnetsTest {

    private static InUse network(int second, int third, int prefix) {
        return new InUse(10 << 24 | second << 16 | third << 8 | 7, prefix);
    }

    @Test
    void takesTheFirst() {
        assertThat(Subnets.free(List.of(network(77, 0, 24), network(60, 1, 24))))
                .isEqualTo("10.60.0.1/24");
    }

    @Test
    void leavesOutWhatIsInUse() {
        assertThat(Subnets.free(List.of(network(60, 0, 24), network(61, 9, 16))))
                .isEqualTo("10.62.0.1/24");
    }

    @Test
    void sees192NetworksAsOthers() {
        assertThat(Subnets.free(List.of(new InUse(192 << 24 | 168 << 16, 16)))).isEqualTo("10.60.0.1/24");
    }

    @Test
    void makesDoWhereAllAreInUse() {
        var all = IntStream.range(0, 256)
                .mapToObj(second -> network(second, 0, 16))
                .toList();

        assertThat(Subnets.free(all)).isEqualTo("10.60.0.1/24");
    }

    @Test
    void looksAtTheMachinesOwn() {
        assertThat(Subnets.ofInterfaces()).contains(new InUse(127 << 24 | 1, 8));
    }
}
