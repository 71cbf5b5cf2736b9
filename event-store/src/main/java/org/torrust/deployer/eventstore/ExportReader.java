package org.torrust.deployer.eventstore;

import static org.torrust.deployer.eventstore.UnusableExportException.Reason.BROKEN;
import static org.torrust.deployer.eventstore.UnusableExportException.Reason.NO_EXPORT;
import static org.torrust.deployer.eventstore.UnusableExportException.Reason.TOO_NEW;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.input.PlainFile;
import org.torrust.deployer.eventstore.ExportHeader.Chain;

/** Reads an export line by line, and stops at the first that is not as it was written. To be closed. */
public final class ExportReader implements Iterator<LinkedEvent>, AutoCloseable {

    private static final int LONGEST_LINE = 16 << 20;

    private final String name;
    private final InputStream in;
    private final MessageDigest digest = HashChain.sha256();
    private final ExportHeader header;
    private final ChainCheck check;
    private long read;
    private @Nullable LinkedEvent next;

    private ExportReader(String name, InputStream in) throws IOException {
        this.name = name;
        this.in = in;
        this.header = header(line());
        this.check = new ChainCheck(header.chain(), header.after());
        advance();
    }

    /** @throws UnusableExportException with a sentence when the file is no export, or not as it was written */
    public static ExportReader of(Path file) {
        try {
            return of(file.toString(), PlainFile.open(file));
        } catch (PlainFile.Other e) {
            throw new UnusableExportException(NO_EXPORT, "The export %s cannot be used: %s.".formatted(file, e.what()));
        } catch (IOException e) {
            throw unreadable(file.toString());
        }
    }

    /**
     * The same for what comes from elsewhere, and only once.
     *
     * @param name what it is called in a sentence that begins with "The export"
     * @param stream closed with this
     */
    public static ExportReader of(String name, InputStream stream) {
        var in = new BufferedInputStream(stream, 1 << 16);
        try {
            try {
                return new ExportReader(name, in);
            } catch (IOException | RuntimeException e) {
                in.close();
                throw e;
            }
        } catch (IOException e) {
            throw unreadable(name);
        }
    }

    /** As it is called in sentences. */
    String name() {
        return name;
    }

    public ExportHeader header() {
        return header;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    /** @throws UnusableExportException when what follows is not as it was written */
    @Override
    public LinkedEvent next() {
        var event = next;
        if (event == null) {
            throw new NoSuchElementException();
        }
        try {
            advance();
        } catch (IOException e) {
            throw unreadable(name);
        }
        return event;
    }

    private ExportHeader header(byte @Nullable [] line) {
        var node = ExportLine.parse(line == null ? new byte[0] : line);
        if (line == null || !ExportLine.FORMAT.equals(node.path("format").textValue())) {
            throw new UnusableExportException(NO_EXPORT, "The file %s is no export of events.".formatted(name));
        }
        if (node.path("version").asInt() > ExportLine.VERSION) {
            throw new UnusableExportException(
                    TOO_NEW,
                    "The export %s has format version %s and this deployer knows %d: it was written by a newer deployer."
                            .formatted(name, node.path("version").asText(), ExportLine.VERSION));
        }
        digest.update(line);
        try {
            return own(ExportLine.header(node), line);
        } catch (IllegalArgumentException e) {
            throw broken("in its first line " + e.getMessage());
        }
    }

    private ExportHeader own(ExportHeader header, byte[] line) {
        if (!Arrays.equals(line, ExportLine.header(header))) {
            throw broken("its first line is not written as an export writes it");
        }
        return header;
    }

    private void advance() throws IOException {
        var line = line();
        if (line == null) {
            throw broken("it is cut off behind event %d".formatted(last()));
        }
        var node = ExportLine.parse(line);
        if (node.has("end")) {
            end(node);
            next = null;
        } else {
            digest.update(line);
            next = checked(event(node));
            requireOwnSpelling(line, next);
        }
    }

    /** A deployer has one way to write each line, so that nothing can be hidden in another. */
    private void requireOwnSpelling(byte[] line, LinkedEvent event) {
        if (!Arrays.equals(line, ExportLine.event(event)) && !Arrays.equals(line, ExportLine.olderEvent(event))) {
            throw broken("the line of event %d is not written as an export writes it".formatted(last()));
        }
    }

    private LinkedEvent event(JsonNode node) {
        try {
            return ExportLine.event(node);
        } catch (IllegalArgumentException e) {
            throw broken("behind event %d stands no event: %s".formatted(last(), e.getMessage()));
        }
    }

    private LinkedEvent checked(LinkedEvent event) {
        check.next(event).ifPresent(fault -> {
            throw broken("event %d: %s".formatted(fault.position(), fault.why()));
        });
        if (header.environment() != null
                && !header.environment().equals(event.event().environment())) {
            throw broken("event %d is not of %s".formatted(last(), header.environment()));
        }
        if (event.event().position() == 1 && !event.event().hash().equals(header.store())) {
            throw broken("its first event is not the one that its first line calls the store's");
        }
        read++;
        return event;
    }

    private void end(JsonNode trailer) throws IOException {
        if (read != header.count() || read != trailer.path("count").asLong(-1)) {
            throw broken("it holds %d events of %d".formatted(read, header.count()));
        }
        if (!endsAtTheHead()) {
            throw broken("it does not end with the event that its first line names");
        }
        if (!HexFormat.of()
                .formatHex(digest.digest())
                .equals(trailer.path("sha256").asText())) {
            throw broken("its bytes do not add up to the SHA-256 in its last line");
        }
        if (in.read() >= 0) {
            throw broken("something stands behind its last line");
        }
    }

    private boolean endsAtTheHead() {
        var head = check.head();
        return header.chain() == Chain.GAPS
                || (head.position() == header.headPosition()
                        && (read == 0 || head.hash().equals(header.headHash())));
    }

    private long last() {
        return check.head().position();
    }

    private UnusableExportException broken(String why) {
        return new UnusableExportException(BROKEN, "The export %s is broken: %s.".formatted(name, why));
    }

    private static UnusableExportException unreadable(String name) {
        return new UnusableExportException(NO_EXPORT, "The export %s cannot be read.".formatted(name));
    }

    /** The next line with its end, null when nothing is left; what no line end follows was cut off. */
    private byte @Nullable [] line() throws IOException {
        var line = new ByteArrayOutputStream(1024);
        for (var each = in.read(); each >= 0 && line.size() < LONGEST_LINE; each = in.read()) {
            line.write(each);
            if (each == '\n') {
                return line.toByteArray();
            }
        }
        return null;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw unreadable(name);
        }
    }
}
