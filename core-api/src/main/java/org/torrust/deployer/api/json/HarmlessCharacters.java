package org.torrust.deployer.api.json;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/**
 * Has JSON that somebody looks at hold no character that steers a terminal or turns the order of what is read: beyond those
 * that JSON escapes anyway, the control characters after ASCII, separators of lines, and marks of direction.
 */
public final class HarmlessCharacters extends CharacterEscapes {

    private static final long serialVersionUID = 1L;
    private static final int DELETE = 0x7f;

    private static final int[] ASCII = ascii();

    private static int[] ascii() {
        var codes = standardAsciiEscapesForJSON();
        codes[DELETE] = ESCAPE_STANDARD;
        return codes;
    }

    /** The same mapper, which escapes them from now on. */
    public static ObjectMapper in(ObjectMapper mapper) {
        mapper.getFactory().setCharacterEscapes(new HarmlessCharacters());
        return mapper;
    }

    /** The same for text in which strings stand in double quotes and know {@code \\u}, as in YAML. */
    public static String escaped(String text) {
        var escaped = new StringBuilder(text.length());
        text.chars().forEach(character -> {
            if (isHarmful(character)) {
                escaped.append(escape(character));
            } else {
                escaped.append((char) character);
            }
        });
        return escaped.toString();
    }

    private static String escape(int character) {
        return "\\u%04X".formatted(character);
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ASCII.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        return isHarmful(character) ? new SerializedString(escape(character)) : null;
    }

    private static boolean isHarmful(int character) {
        return (character >= DELETE && character <= 0x9f)
                || character == 0x061c
                || (character >= 0x200e && character <= 0x200f)
                || (character >= 0x2028 && character <= 0x202e)
                || (character >= 0x2066 && character <= 0x2069);
    }
}
