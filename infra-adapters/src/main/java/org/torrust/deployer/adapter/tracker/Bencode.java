package org.torrust.deployer.adapter.tracker;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value as trackers write it (BEP 3, bencoding).
 *
 * <p>Read strictly: one value and nothing after it, integers without leading zeros, dictionaries with sorted, distinct keys.
 */
sealed interface Bencode {

    /** An integer that fits in 64 bits. */
    record Whole(long value) implements Bencode {}

    /** Bytes, in ISO 8859-1 so that each byte is one character. */
    record Bytes(String latin1) implements Bencode {

        int length() {
            return latin1.length();
        }

        /** The bytes read as the UTF-8 text they mostly are. */
        String text() {
            return new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }
    }

    record Many(List<Bencode> values) implements Bencode {}

    record Dictionary(Map<String, Bencode> entries) implements Bencode {

        <T extends Bencode> Optional<T> find(String key, Class<T> type) {
            return Optional.ofNullable(entries.get(key))
                    .filter(type::isInstance)
                    .map(type::cast);
        }
    }

    /** @throws MalformedException when the bytes are not exactly one value, or nest deeper than any tracker does */
    static Bencode read(byte[] bytes) {
        return new Reader(bytes).whole();
    }

    /** What was to be read is not bencoding; the message says where and why. */
    final class MalformedException extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        MalformedException(String what, int position) {
            super("%s at byte %d".formatted(what, position));
        }
    }

    /** Walks over the bytes once. */
    final class Reader {

        private static final int DEEPEST = 16;
        private static final int LONGEST_NUMBER = 20;

        private final byte[] bytes;
        private int position;

        private Reader(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        private Bencode whole() {
            var value = value(0);
            if (position != bytes.length) {
                throw malformed("something follows the value");
            }
            return value;
        }

        private Bencode value(int depth) {
            if (depth > DEEPEST) {
                throw malformed("the value is nested too deeply");
            }
            return switch (peek()) {
                case 'i' -> integer();
                case 'l' -> list(depth);
                case 'd' -> dictionary(depth);
                default -> string();
            };
        }

        private Whole integer() {
            position++;
            var value = number('e');
            if (value.bitLength() > 63) {
                throw malformed("the integer is too large");
            }
            return new Whole(value.longValue());
        }

        private Bytes string() {
            var length = number(':');
            if (length.signum() < 0 || length.compareTo(BigInteger.valueOf(bytes.length - position)) > 0) {
                throw malformed("a string does not fit in what was sent");
            }
            var start = position;
            position += length.intValue();
            return new Bytes(new String(Arrays.copyOfRange(bytes, start, position), StandardCharsets.ISO_8859_1));
        }

        private Many list(int depth) {
            position++;
            var values = new ArrayList<Bencode>();
            while (peek() != 'e') {
                values.add(value(depth + 1));
            }
            position++;
            return new Many(List.copyOf(values));
        }

        private Dictionary dictionary(int depth) {
            position++;
            var entries = new LinkedHashMap<String, Bencode>();
            var last = "";
            while (peek() != 'e') {
                var key = string().latin1();
                if (!entries.isEmpty() && key.compareTo(last) <= 0) {
                    throw malformed("the keys of a dictionary are not in order");
                }
                entries.put(key, value(depth + 1));
                last = key;
            }
            position++;
            return new Dictionary(entries);
        }

        private BigInteger number(char end) {
            var start = position;
            while (peek() != end) {
                if (position - start >= LONGEST_NUMBER) {
                    throw malformed("a number has no end");
                }
                position++;
            }
            var digits = new String(bytes, start, position - start, StandardCharsets.US_ASCII);
            position++;
            if (!digits.matches("0|-?[1-9][0-9]*")) {
                throw malformed("what should be a number is none");
            }
            return new BigInteger(digits);
        }

        private int peek() {
            if (position >= bytes.length) {
                throw malformed("the value is cut off");
            }
            return bytes[position];
        }

        private MalformedException malformed(String what) {
            return new MalformedException(what, position);
        }
    }
}
