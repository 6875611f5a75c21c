package org.vigie.maps;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.Adler32;

/**
 * Compresses the lines of a flat picture as zlib does (RFC 1950, RFC 1951), some times faster: what repeats is looked for at one place
 * only, the last one at which the next bytes occurred, and long runs are stepped over. Each block has Huffman codes of its own. For one
 * picture; not thread safe.
 */
final class FlatDeflate {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int WINDOW = 1 << 15;
    private static final int LEAST = 4;
    private static final int MOST = 258;
    private static final int HASH_BITS = 14;
    private static final int HASH = 0x9e3779b1;
    private static final int BLOCK = 1 << 15;
    private static final int END_OF_BLOCK = 256;

    /** First length and first distance of each code, and how many bits follow it (RFC 1951, 3.2.5). */
    private static final int[] LENGTHS = new int[29];

    private static final int[] LENGTH_BITS = new int[29];
    private static final int[] DISTANCES = new int[30];
    private static final int[] DISTANCE_BITS = new int[30];
    private static final byte[] CODE_OF_LENGTH = new byte[MOST + 1];
    private static final byte[] CODE_OF_DISTANCE = new byte[512];

    /** In which order the lengths of the codes of code lengths are written. */
    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    static {
        for (int code = 0, length = 3; code < 28; code++) {
            LENGTHS[code] = length;
            LENGTH_BITS[code] = Math.max(0, code / 4 - 1);
            Arrays.fill(CODE_OF_LENGTH, length, Math.min(MOST, length + (1 << LENGTH_BITS[code])), (byte) code);
            length += 1 << LENGTH_BITS[code];
        }
        LENGTHS[28] = MOST;
        CODE_OF_LENGTH[MOST] = 28;
        for (int code = 0, distance = 1; code < 30; code++) {
            DISTANCES[code] = distance;
            DISTANCE_BITS[code] = Math.max(0, code / 2 - 1);
            for (int i = 0; i < 1 << DISTANCE_BITS[code]; i++) {
                CODE_OF_DISTANCE[slot(distance + i)] = (byte) code;
            }
            distance += 1 << DISTANCE_BITS[code];
        }
    }

    private final byte[] lines;
    private final int[] places = new int[1 << HASH_BITS];

    /** A literal, or a length and behind it a distance. */
    private final int[] tokens = new int[BLOCK];

    private int used;
    private byte[] out;
    private int size;
    private long bits;
    private int bitCount;

    private FlatDeflate(byte[] lines) {
        this.lines = lines;
        out = new byte[Math.max(1024, lines.length / 8)];
    }

    /** The same in the zlib format. */
    static byte[] compress(byte[] lines) {
        return new FlatDeflate(lines).compress();
    }

    private static int slot(int distance) {
        return distance <= 256 ? distance - 1 : 256 + (distance - 1 >> 7);
    }

    private byte[] compress() {
        put(0x78, 8);
        put(0x01, 8);
        findRepeats();
        block(true);
        put(0, 7);
        ensure(8);
        INTS.set(out, size, (int) bits);
        size += bitCount / 8;
        var sum = new Adler32();
        sum.update(lines);
        INTS.set(out, size, Integer.reverseBytes((int) sum.getValue()));
        return Arrays.copyOf(out, size + 4);
    }

    private void findRepeats() {
        Arrays.fill(places, -WINDOW);
        int last = lines.length - 8;
        int at = 0;
        while (at < last) {
            int next = (int) INTS.get(lines, at);
            int hash = next * HASH >>> 32 - HASH_BITS;
            int before = places[hash];
            places[hash] = at;
            if (at - before < WINDOW && (int) INTS.get(lines, before) == next) {
                at += repeat(at, before);
            } else {
                literal(lines[at++]);
            }
        }
        while (at < lines.length) {
            literal(lines[at++]);
        }
    }

    /** Notes that bytes are the same as some before, and how many they are. */
    private int repeat(int at, int before) {
        int all = common(at, before);
        int distance = at - before;
        int left = all;
        while (left > 0) {
            int length = left <= MOST ? left : left - MOST < LEAST ? MOST - LEAST : MOST;
            token(length << 16 | distance);
            left -= length;
        }
        return all;
    }

    private int common(int at, int before) {
        int length = LEAST;
        int most = lines.length - at;
        while (length + 8 <= most) {
            long differing = (long) LONGS.get(lines, at + length) ^ (long) LONGS.get(lines, before + length);
            if (differing != 0) {
                return length + (Long.numberOfTrailingZeros(differing) >> 3);
            }
            length += 8;
        }
        while (length < most && lines[at + length] == lines[before + length]) {
            length++;
        }
        return length;
    }

    private void literal(byte value) {
        token(value & 0xff);
    }

    private void token(int token) {
        tokens[used++] = token;
        if (used == BLOCK) {
            block(false);
        }
    }

    /** Writes what has been noted. */
    private void block(boolean isLast) {
        int[] letters = new int[286];
        int[] distances = new int[30];
        letters[END_OF_BLOCK] = 1;
        for (int i = 0; i < used; i++) {
            int token = tokens[i];
            int distance = token & 0xffff;
            if (token < 256) {
                letters[token]++;
            } else {
                letters[257 + CODE_OF_LENGTH[token >> 16]]++;
                distances[CODE_OF_DISTANCE[slot(distance)]]++;
            }
        }
        var letterCode = new HuffmanCode(letters, 15);
        var distanceCode = new HuffmanCode(distances, 15);
        put(isLast ? 1 : 0, 1);
        put(2, 2);
        codes(letterCode.lengths(), distanceCode.lengths());
        write(letterCode, distanceCode);
        used = 0;
    }

    private void codes(int[] letters, int[] distances) {
        int[] all = Arrays.copyOf(letters, letters.length + distances.length);
        System.arraycopy(distances, 0, all, letters.length, distances.length);
        int[] counts = new int[19];
        for (int length : all) {
            counts[length]++;
        }
        var code = new HuffmanCode(counts, 7);
        put(letters.length - 257, 5);
        put(distances.length - 1, 5);
        put(ORDER.length - 4, 4);
        for (int each : ORDER) {
            put(code.lengths()[each], 3);
        }
        for (int length : all) {
            put(code.codes()[length], code.lengths()[length]);
        }
    }

    private void write(HuffmanCode letterCode, HuffmanCode distanceCode) {
        int[] letters = letterCode.codes();
        int[] letterBits = letterCode.lengths();
        for (int i = 0; i < used; i++) {
            int token = tokens[i];
            if (token < 256) {
                put(letters[token], letterBits[token]);
                continue;
            }
            int length = token >> 16;
            int code = CODE_OF_LENGTH[length];
            put(letters[257 + code], letterBits[257 + code]);
            put(length - LENGTHS[code], LENGTH_BITS[code]);
            int distance = token & 0xffff;
            int distanceNumber = CODE_OF_DISTANCE[slot(distance)];
            put(distanceCode.codes()[distanceNumber], distanceCode.lengths()[distanceNumber]);
            put(distance - DISTANCES[distanceNumber], DISTANCE_BITS[distanceNumber]);
        }
        put(letters[END_OF_BLOCK], letterBits[END_OF_BLOCK]);
    }

    /** Writes bits, the lowest first. */
    private void put(int value, int count) {
        bits |= (long) value << bitCount;
        bitCount += count;
        if (bitCount >= 32) {
            ensure(4);
            INTS.set(out, size, (int) bits);
            size += 4;
            bits >>>= 32;
            bitCount -= 32;
        }
    }

    private void ensure(int more) {
        if (size + more > out.length) {
            out = Arrays.copyOf(out, out.length * 2);
        }
    }
}
