package org.vigie.incidents;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The few words that stand in very many rows: a code, a P-code, a marking. Each is made a String once and then found by its
 * bytes, which costs a tenth. Words that are too many are read without being kept. For one thread.
 */
final class Words {

    private static final int SLOTS = 1 << 14;
    private static final int KEPT = SLOTS / 2;

    private final byte[][] bytes = new byte[SLOTS][];
    private final String[] words = new String[SLOTS];
    private int size;

    /** The text of a column; null where it has none. */
    @Nullable
    String read(ResultSet row, int column) throws SQLException {
        byte[] word = row.getBytes(column);
        if (word == null) {
            return null;
        }
        int slot = Arrays.hashCode(word) * 0x9E3779B9 >>> 18;
        while (bytes[slot] != null) {
            if (Arrays.equals(bytes[slot], word)) {
                return words[slot];
            }
            slot = slot + 1 & SLOTS - 1;
        }
        String text = new String(word, StandardCharsets.UTF_8);
        if (size < KEPT) {
            size++;
            bytes[slot] = word;
            words[slot] = text;
        }
        return text;
    }

    /** The text of a column that is never null. */
    String get(ResultSet row, int column) throws SQLException {
        String word = read(row, column);
        if (word == null) {
            throw new SQLException("Column " + column + " is null");
        }
        return word;
    }
}
