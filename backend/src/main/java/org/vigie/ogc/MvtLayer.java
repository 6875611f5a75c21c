package org.vigie.ogc;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes one layer of a vector tile (Mapbox Vector Tile 2.1): names and values once each, features pointing to them. For one
 * thread.
 */
final class MvtLayer {

    /** Types of geometry. */
    static final int POINT = 1;

    static final int POLYGON = 3;

    private static final int VERSION = 2;

    private final Proto features = new Proto();
    private final Map<String, Integer> names = new LinkedHashMap<>();
    private final Map<Object, Integer> values = new LinkedHashMap<>();
    private final String name;
    private int[] tags = new int[64];
    private boolean empty = true;

    MvtLayer(String name) {
        this.name = name;
    }

    /**
     * Adds a feature; properties that are null are left out.
     *
     * @param commands its geometry as {@link MvtGeometry} encodes it
     */
    void add(int type, int[] commands, String[] keys, @Nullable Object[] properties) {
        int used = 0;
        for (int i = 0; i < keys.length; i++) {
            Object value = properties[i];
            if (value != null) {
                if (used + 2 > tags.length) {
                    tags = Arrays.copyOf(tags, tags.length * 2);
                }
                tags[used++] = number(names, keys[i]);
                tags[used++] = number(values, value);
            }
        }
        var feature = new Proto();
        feature.packed(2, tags, used);
        feature.varint(3, type);
        feature.packed(4, commands, commands.length);
        features.message(2, feature);
        empty = false;
    }

    private static <K> int number(Map<K, Integer> numbers, K value) {
        Integer number = numbers.get(value);
        if (number == null) {
            number = numbers.size();
            numbers.put(value, number);
        }
        return number;
    }

    /** The tile with this layer; no bytes at all where it has no feature, which is a whole tile without layers. */
    byte[] tile() {
        if (empty) {
            return new byte[0];
        }
        var layer = new Proto();
        layer.text(1, name);
        layer.append(features);
        names.keySet().forEach(key -> layer.text(3, key));
        values.keySet().forEach(value -> layer.message(4, value(value)));
        layer.varint(5, TileCoord.EXTENT);
        layer.varint(15, VERSION);
        var tile = new Proto();
        tile.message(3, layer);
        return tile.bytes();
    }

    private static Proto value(Object value) {
        var message = new Proto();
        if (value instanceof Boolean truth) {
            message.varint(7, truth ? 1 : 0);
        } else if (value instanceof Double number) {
            message.decimal(3, number);
        } else if (value instanceof Number number) {
            long whole = number.longValue();
            if (whole >= 0) {
                message.varint(5, whole);
            } else {
                message.varint(6, whole << 1 ^ whole >> 63);
            }
        } else {
            message.text(1, value.toString());
        }
        return message;
    }

    /** A growing message of Protocol Buffers. */
    private static final class Proto {

        private static final int VARINT = 0;
        private static final int FIXED_64 = 1;
        private static final int LENGTH = 2;

        private byte[] bytes = new byte[256];
        private int size;

        void varint(int field, long value) {
            raw(field << 3 | VARINT);
            raw(value);
        }

        void decimal(int field, double value) {
            raw(field << 3 | FIXED_64);
            long bits = Double.doubleToLongBits(value);
            room(8);
            for (int i = 0; i < 8; i++) {
                bytes[size++] = (byte) (bits >>> 8 * i);
            }
        }

        void text(int field, String text) {
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            raw(field << 3 | LENGTH);
            raw(encoded.length);
            append(encoded, encoded.length);
        }

        void message(int field, Proto message) {
            raw(field << 3 | LENGTH);
            raw(message.size);
            append(message.bytes, message.size);
        }

        void packed(int field, int[] numbers, int count) {
            if (count == 0) {
                return;
            }
            int length = 0;
            for (int i = 0; i < count; i++) {
                length += length(numbers[i]);
            }
            raw(field << 3 | LENGTH);
            raw(length);
            for (int i = 0; i < count; i++) {
                raw(Integer.toUnsignedLong(numbers[i]));
            }
        }

        void append(Proto other) {
            append(other.bytes, other.size);
        }

        byte[] bytes() {
            return Arrays.copyOf(bytes, size);
        }

        private void append(byte[] more, int count) {
            room(count);
            System.arraycopy(more, 0, bytes, size, count);
            size += count;
        }

        private void raw(long value) {
            room(10);
            long rest = value;
            while ((rest & ~0x7fL) != 0) {
                bytes[size++] = (byte) (rest & 0x7f | 0x80);
                rest >>>= 7;
            }
            bytes[size++] = (byte) rest;
        }

        private static int length(int value) {
            int bits = 32 - Integer.numberOfLeadingZeros(value | 1);
            return (bits + 6) / 7;
        }

        private void room(int more) {
            if (size + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
            }
        }
    }
}
