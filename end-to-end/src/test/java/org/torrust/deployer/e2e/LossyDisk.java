package org.torrust.deployer.e2e;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is on the disk when the power goes: all that was synced, and of what was written since as much as chance has it, by
 * sectors and in any order.
 */
final class LossyDisk {

    private static final int SECTOR = 512;

    private static final Map<Character, String> SUFFIXES = Map.of('d', "", 'w', "-wal", 'j', "-journal");

    private final Map<Character, Stored> files = Map.of('d', new Stored(), 'w', new Stored(), 'j', new Stored());

    /** The next of what was done. */
    void take(Deed deed) {
        if (deed.file() == 'f') {
            files.values().forEach(Stored::folderIsSynced);
        } else if (files.containsKey(deed.file())) {
            files.get(deed.file()).take(deed);
        }
    }

    /** Puts the files there as they are after a power cut: {@code arrives} tells which writes that nobody synced came through. */
    void leave(Path file, Predicate<Deed> arrives, Random sectors) throws IOException {
        Files.createDirectories(file.getParent());
        for (var stored : files.entrySet()) {
            put(Path.of(file + SUFFIXES.get(stored.getKey())), stored.getValue().after(arrives, sectors));
        }
        Files.deleteIfExists(Path.of(file + "-shm"));
    }

    private static void put(Path file, byte @Nullable [] bytes) throws IOException {
        if (bytes == null) {
            Files.deleteIfExists(file);
        } else {
            Files.write(file, bytes);
        }
    }

    /** All that was written down by {@code power-loss.c}, in order. */
    static List<Deed> deeds(Path notes) throws IOException {
        var bytes = ByteBuffer.wrap(Files.readAllBytes(notes)).order(ByteOrder.nativeOrder());
        var deeds = new ArrayList<Deed>();
        while (bytes.hasRemaining()) {
            var what = (char) bytes.get();
            var file = (char) bytes.get();
            var place = Math.toIntExact(bytes.getLong());
            var data = new byte[Math.toIntExact(bytes.getLong())];
            bytes.get(data);
            deeds.add(new Deed(what, file, place, data));
        }
        return deeds;
    }

    /**
     * Something that was done.
     *
     * @param what W write, C cut, S sync, U unlink, A something was told
     * @param file d the database, w its write-ahead log, j its journal, f their folder, - none
     */
    record Deed(char what, char file, int place, byte[] data) {}

    /** A file: what is safe, and what was done since. */
    private static final class Stored {

        private byte @Nullable [] safe;
        private final List<Deed> since = new ArrayList<>();

        void take(Deed deed) {
            if (deed.what() == 'S') {
                var all = all();
                safe = all == null ? new byte[0] : all;
                since.clear();
            } else {
                since.add(deed);
            }
        }

        /** What was unlinked is gone for good; what is new under its name is there, whatever is in it. */
        void folderIsSynced() {
            var unlinked = since.stream().map(Deed::what).toList().lastIndexOf('U');
            if (unlinked >= 0) {
                since.subList(0, unlinked + 1).clear();
                safe = since.isEmpty() ? null : new byte[0];
            }
        }

        private byte @Nullable [] all() {
            return after(deed -> true, new Always());
        }

        byte @Nullable [] after(Predicate<Deed> arrives, Random sectors) {
            var bytes = safe;
            for (var deed : since) {
                if (arrives.test(deed)) {
                    bytes = after(deed, bytes, sectors);
                }
            }
            return bytes;
        }

        private static byte @Nullable [] after(Deed deed, byte @Nullable [] before, Random sectors) {
            var bytes = before == null ? new byte[0] : before;
            return switch (deed.what()) {
                case 'U' -> null;
                case 'C' -> Arrays.copyOf(bytes, deed.place());
                default -> written(deed, bytes, sectors);
            };
        }

        private static byte[] written(Deed deed, byte[] before, Random sectors) {
            var end = deed.place() + deed.data().length;
            var bytes = Arrays.copyOf(before, Math.max(before.length, end));
            for (var from = deed.place(); from < end; ) {
                var to = Math.min(end, (from / SECTOR + 1) * SECTOR);
                if (sectors.nextBoolean()) {
                    System.arraycopy(deed.data(), from - deed.place(), bytes, from, to - from);
                }
                from = to;
            }
            return bytes;
        }
    }

    /** A chance that every sector comes through by. */
    static final class Always extends Random {

        private static final long serialVersionUID = 1;

        @Override
        public boolean nextBoolean() {
            return true;
        }
    }
}
