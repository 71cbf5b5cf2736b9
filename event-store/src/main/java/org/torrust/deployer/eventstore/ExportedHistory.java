package org.torrust.deployer.eventstore;

import java.nio.file.Path;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.history.RecordedEvent;

/** The history in a file that {@code events export} wrote, whole or a part; read without a database. */
public final class ExportedHistory implements KeptHistory {

    private final Path file;
    private final EventCodec codec = new EventCodec();
    private final ExportHeader header;
    private final long head;

    private ExportedHistory(Path file, ExportHeader header, long head) {
        this.file = file;
        this.header = header;
        this.head = head;
    }

    /**
     * The history in a file, which is read to its end and found to be as it was written.
     *
     * @throws UnusableExportException with a sentence when it is not
     */
    public static ExportedHistory in(Path file) {
        try (var reader = ExportReader.of(file)) {
            var head = 0L;
            while (reader.hasNext()) {
                head = reader.next().event().position();
            }
            return new ExportedHistory(file, reader.header(), head);
        }
    }

    public ExportHeader header() {
        return header;
    }

    @Override
    public Stream<StoredEvent> stored(long position) {
        var reader = ExportReader.of(file);
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(reader, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .onClose(reader::close)
                .map(LinkedEvent::event)
                .filter(event -> event.position() > position);
    }

    @Override
    public Stream<StoredEvent> stored(EnvironmentName environment) {
        return stored(0).filter(event -> event.environment().equals(environment.value()));
    }

    @Override
    public RecordedEvent understood(StoredEvent stored) {
        return codec.read(stored);
    }

    /** The position of the newest event in the file, 0 when there is none; a part may leave out later ones. */
    @Override
    public long head() {
        return head;
    }
}
