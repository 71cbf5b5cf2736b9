package org.torrust.deployer.adapter.tofu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.command.port.PlannedChange;

class AppliedChangesTest {

    @TempDir
    private Path jobs;

    @Test
    void areWhatWasDoneInTheOrderItWasDone() throws IOException {
        said("tofu-apply/machine", 2, done("lxd_instance.machine", "create"), done("data.lxd_info.host", "read"));
        said("tofu-apply/data", 1, done("lxd_volume.data", "update"), "Error: half a line {");

        assertThat(AppliedChanges.in(jobs))
                .containsExactly(
                        new PlannedChange("lxd_volume.data", "update"),
                        new PlannedChange("lxd_instance.machine", "create"));
    }

    @Test
    void areThoseOfADestructionToo() throws IOException {
        said("tofu-destroy/machine", 1, done("lxd_instance.machine", "delete"));

        assertThat(AppliedChanges.in(jobs)).containsExactly(new PlannedChange("lxd_instance.machine", "delete"));
    }

    @Test
    void areNotWhatIsOnlyPlanned() throws IOException {
        said("tofu-apply/machine", 1, """
                {"type":"planned_change","change":{"resource":{"addr":"lxd_instance.machine"},"action":"create"}}""");

        assertThat(AppliedChanges.in(jobs)).isEmpty();
    }

    @Test
    void areNoneWhereNothingIsLeft() throws IOException {
        Files.createDirectories(jobs.resolve("tofu-apply/machine"));
        Files.write(jobs.resolve("tofu-destroy"), new byte[] {-1});

        assertThat(AppliedChanges.in(jobs)).isEmpty();
        assertThat(AppliedChanges.in(jobs.resolve("nowhere"))).isEmpty();
    }

    @Test
    void standWhatIsNoText() throws IOException {
        said("tofu-apply/machine", 1);
        Files.write(jobs.resolve("tofu-apply/machine/stdout"), new byte[] {(byte) 0xff, 10});

        assertThat(AppliedChanges.in(jobs)).isEmpty();
    }

    private void said(String folder, int second, String... lines) throws IOException {
        var place = Files.createDirectories(jobs.resolve(folder));
        var file = Files.writeString(place.resolve("stdout"), String.join("\n", lines));
        Files.setLastModifiedTime(file, FileTime.fromMillis(second * 1000L));
    }

    private static String done(String resource, String action) {
        return "{\"type\":\"apply_complete\",\"hook\":{\"resource\":{\"addr\":\"%s\"},\"action\":\"%s\"}}"
                .formatted(resource, action);
    }
}
