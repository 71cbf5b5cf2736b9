package org.torrust.deployer.adapter.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is made beside its place leaves nothing there, however it ends. */
class UnfinishedTest {

    @TempDir
    private Path folder;

    private Path place;

    @BeforeEach
    void place() {
        place = folder.resolve("history.jsonl");
    }

    @Test
    void isPutInPlaceWhole() throws IOException {
        PrivateFiles.write(place, "old");
        PrivateFiles.write(place, "new");

        assertThat(place).hasContent("new");
        assertThat(folder).isDirectoryNotContaining(Unfinished::isOne);
    }

    @Test
    void goesWithWhatCannotBeWritten() {
        assertThatThrownBy(() -> PrivateFiles.write(place, out -> {
                    out.write(1);
                    throw new IOException("the disk is full");
                }))
                .hasMessageContaining("cannot be written");

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void ofOneWhoWasKilledGoesWithTheNextForTheSamePlace() throws Exception {
        var other = killedWhileWriting(folder.resolve("another.jsonl"));
        var file = killedWhileWriting(place);
        var tree = folder.resolve(".history.jsonl.0f6b0a34-9d52-4c1e-8f0e-0d5a3c6f7b18");
        Files.createDirectories(tree.resolve("data"));
        Files.writeString(tree.resolve(".in-work"), "");

        PrivateFiles.write(place, "whole");

        assertThat(place).hasContent("whole");
        assertThat(file).doesNotExist();
        assertThat(tree).doesNotExist();
        assertThat(other).exists();
    }

    @Test
    void isNoPipeOfThatName() throws IOException {
        var pipe = folder.resolve(".history.jsonl.0f6b0a34-9d52-4c1e-8f0e-0d5a3c6f7b18");
        new ProcessBuilder("mkfifo", pipe.toString()).start().onExit().join();

        PrivateFiles.write(place, "whole");

        assertThat(place).hasContent("whole");
        assertThat(pipe).exists();
    }

    private static Path killedWhileWriting(Path place) throws Exception {
        try (var writer = new Writer(place)) {
            return writer.path();
        }
    }

    @Test
    void ofOneWhoIsAtWorkStays() throws Exception {
        try (var writer = new Writer(place)) {
            PrivateFiles.write(place, "another's");

            assertThat(writer.path()).exists();
        }
    }

    @Test
    void ofOnesOwnStaysToo() throws IOException {
        try (var first = Unfinished.file(place)) {
            try (var second = Unfinished.file(place)) {
                second.replace(place);
            }

            assertThat(first.path()).exists();
        }
        assertThat(folder).isDirectoryNotContaining(Unfinished::isOne);
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void isThrownAwayByASignal() throws Exception {
        try (var writer = new Writer(place)) {
            writer.tell("discard");

            assertThat(writer.said()).isEqualTo("discarded");
            assertThat(folder).isEmptyDirectory();
        }
    }

    /** Another process, which has begun a file, and throws away what it has begun when it is told to. */
    private static final class Writer implements AutoCloseable {

        private final Process process;
        private final Path path;

        Writer(Path place) throws IOException {
            process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Writer.class.getName(),
                            place.toString()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            path = Path.of(said());
        }

        public static void main(String[] arguments) throws IOException {
            var begun = Unfinished.file(Path.of(arguments[0]));
            begun.write(out -> out.write(1));
            System.out.println(begun.path());
            if (System.in.read() >= 0) {
                Unfinished.discardAll();
                System.out.println("discarded");
                System.in.transferTo(System.out);
            }
        }

        Path path() {
            return path;
        }

        String said() throws IOException {
            return process.inputReader().readLine();
        }

        void tell(String words) throws IOException {
            process.outputWriter().write(words + "\n");
            process.outputWriter().flush();
        }

        @Override
        public void close() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }
}
