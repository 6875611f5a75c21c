package org.vigie.incidents;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Bytes in PostgreSQL's COPY text format: tab between fields, {@code \N} for null, backslash escapes. Grows as needed and
 * is used again. Not thread safe.
 */
final class CopyLine {

    private byte[] bytes = new byte[1 << 17];
    private int length;
    private boolean rowBegun;

    CopyLine add(@Nullable Object value) {
        if (value == null) {
            begin();
            put('\\');
            put('N');
        } else if (value instanceof Boolean flag) {
            begin();
            put(flag ? 't' : 'f');
        } else if (value instanceof Number || value instanceof UUID) {
            begin();
            ascii(value.toString());
        } else {
            text(value.toString());
        }
        return this;
    }

    void endRow() {
        put('\n');
        rowBegun = false;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
        rowBegun = false;
    }

    private void begin() {
        if (rowBegun) {
            put('\t');
        }
        rowBegun = true;
    }

    private void text(String text) {
        begin();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                escaped(text.substring(i).getBytes(StandardCharsets.UTF_8));
                return;
            }
            escaped((byte) c);
        }
    }

    private void escaped(byte[] utf8) {
        for (byte b : utf8) {
            escaped(b);
        }
    }

    private void escaped(byte b) {
        switch (b) {
            case '\\' -> pair('\\');
            case '\t' -> pair('t');
            case '\n' -> pair('n');
            case '\r' -> pair('r');
            case 0 -> put(' '); // PostgreSQL text holds no NUL
            default -> put(b);
        }
    }

    private void pair(int c) {
        put('\\');
        put(c);
    }

    private void ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            put(text.charAt(i));
        }
    }

    private void put(int b) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = (byte) b;
    }
}
