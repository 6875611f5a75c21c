package org.vigie.maps;

import java.util.stream.IntStream;

/** How often each colour occurs: a hash table of primitive arrays (open addressing, half full at most). */
final class ColourCount {

    private static final int FIBONACCI = 0x9e3779b9;

    private final int most;
    private final int shift;
    private final int[] colours;
    private final int[] counts;

    /** @param most how many colours are counted before it gives up, a power of two */
    ColourCount(int most) {
        this.most = most;
        int capacity = Integer.highestOneBit(most) * 2;
        shift = 32 - Integer.numberOfTrailingZeros(capacity);
        colours = new int[capacity];
        counts = new int[capacity];
    }

    /**
     * Counts the colours of pixels; false where there are too many.
     *
     * @param mask bits that are set in every colour
     */
    boolean count(int[] pixels, int mask) {
        int used = 0;
        int from = 0;
        for (int i = 1; i <= pixels.length; i++) {
            if (i < pixels.length && pixels[i] == pixels[from]) {
                continue;
            }
            int slot = slot(pixels[from] | mask);
            if (counts[slot] == 0) {
                if (used++ == most) {
                    return false;
                }
                colours[slot] = pixels[from] | mask;
            }
            counts[slot] += i - from;
            from = i;
        }
        return true;
    }

    /** Where a colour is, or would be. */
    int slot(int colour) {
        int slot = colour * FIBONACCI >>> shift;
        while (counts[slot] != 0 && colours[slot] != colour) {
            slot = slot + 1 & colours.length - 1;
        }
        return slot;
    }

    int capacity() {
        return colours.length;
    }

    int colour(int slot) {
        return colours[slot];
    }

    int count(int slot) {
        return counts[slot];
    }

    /** The places of all colours counted. */
    int[] slots() {
        return IntStream.range(0, counts.length).filter(i -> counts[i] > 0).toArray();
    }
}
