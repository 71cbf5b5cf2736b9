package org.torrust.deployer.cli.subcommand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.cli.SubcommandFailed;

class OutputFilesTest {

    @Test
    void tellWhatTheDiskSaysAndLeaveNoPart(@TempDir Path folder) {
        var file = folder.resolve("export.jsonl");

        assertThatThrownBy(() -> OutputFiles.write(file, "export", out -> {
                    out.write('1');
                    throw new FileSystemException("", null, "No space left on device");
                }))
                .isInstanceOf(SubcommandFailed.class)
                .hasMessage("The export cannot be written to %s: no space left on device.".formatted(file));
        assertThat(folder).isEmptyDirectory();
    }
}
