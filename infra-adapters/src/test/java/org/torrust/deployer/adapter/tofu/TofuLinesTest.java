package org.torrust.deployer.adapter.tofu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.torrust.deployer.command.port.PlannedChange;

/** Lines as OpenTofu 1.12 writes them. */
class TofuLinesTest {

    final List<String> doing = new ArrayList<>();
    final TofuLines lines = new TofuLines("lxd_instance", doing::add);

    @Test
    void tellsWhatIsBeingMade() {
        lines.accept(hook("apply_start", "lxd_volume.data", "lxd_volume", "create"));
        lines.accept(hook("apply_progress", "lxd_volume.data", "lxd_volume", "create"));
        lines.accept(hook("apply_start", "lxd_instance.machine", "lxd_instance", "delete"));

        assertThat(doing)
                .containsExactly(
                        "lxd_volume.data: creating", "lxd_volume.data: creating", "lxd_instance.machine: destroying");
    }

    @Test
    void seesThatAMachineWasMade() {
        lines.accept(hook("apply_complete", "lxd_instance.machine", "lxd_instance", "create"));

        assertThat(lines.madeInstance()).isTrue();
        assertThat(lines.changedAnything()).isTrue();
    }

    @Test
    void takesAChangedMachineForTheSame() {
        lines.accept(hook("apply_complete", "lxd_instance.machine", "lxd_instance", "update"));

        assertThat(lines.madeInstance()).isFalse();
        assertThat(lines.changedAnything()).isTrue();
    }

    @Test
    void seesThatNothingWasChanged() {
        lines.accept("""
                {"@level":"info","@message":"Apply complete!","type":"change_summary","changes":{"add":0,"change":0,"remove":0,"operation":"apply"}}""");

        assertThat(lines.changedAnything()).isFalse();
        assertThat(lines.complaint()).isEmpty();
    }

    @Test
    void keepsTheErrorsAndNotTheWarnings() {
        lines.accept("""
                {"@level":"warn","type":"diagnostic","diagnostic":{"severity":"warning","summary":"beware","detail":""}}""");
        lines.accept("""
                {"@level":"error","type":"diagnostic","diagnostic":{"severity":"error","summary":"Failed to retrieve image info for instance \\"n\\"","detail":"Image not found"}}""");

        assertThat(lines.complaint()).isEqualTo("Failed to retrieve image info for instance \"n\": Image not found");
    }

    @Test
    void survivesWhatIsNoLineOfItsOwn() {
        for (var line : List.of(
                "", "{", "null", "[]", "42", "\u0000", "{\"type\":7}", "{\"type\":\"from_the_future\"}", "panic: oh")) {
            lines.accept(line);
        }

        assertThat(lines.complaint()).contains("panic: oh");
        assertThat(doing).isEmpty();
    }

    private static String hook(String type, String address, String resourceType, String action) {
        return """
                {"@level":"info","@module":"tofu.ui","hook":{"resource":{"addr":"%s","resource_type":"%s"},"action":"%s"},"type":"%s"}""".formatted(address, resourceType, action, type);
    }

    @Test
    void tellsWhatAPlanWouldDoButNotWhatItOnlyReads() {
        var lines = new TofuLines("lxd_instance", what -> {});
        Stream.of("create", "noop", "read", "delete").forEach(action -> lines.accept("""
                        {"type":"planned_change","change":{"resource":{"addr":"lxd_volume.%1$s"},"action":"%1$s"}}""".formatted(action)));

        assertThat(lines.planned())
                .containsExactly(
                        new PlannedChange("lxd_volume.create", "create"),
                        new PlannedChange("lxd_volume.delete", "delete"));
    }
}
