package org.vigie.hotspots;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Some areas of a level, numbered anew from 0 in their order: what leaves a computation leaves before weights are built.
 * Immutable to its callers.
 */
final class Members {

    private final BitSet chosen;
    private final int[] areas;
    private final int[] numbers;

    /** @param size how many areas the level has */
    Members(BitSet chosen, int size) {
        this.chosen = chosen;
        areas = chosen.stream().toArray();
        numbers = new int[size];
        Arrays.fill(numbers, -1);
        for (int i = 0; i < areas.length; i++) {
            numbers[areas[i]] = i;
        }
    }

    BitSet chosen() {
        return chosen;
    }

    int size() {
        return areas.length;
    }

    /** The position, among all areas, of a member. */
    int area(int member) {
        return areas[member];
    }

    /** The number of an area among the members; -1 where it is none. */
    int number(int area) {
        return numbers[area];
    }

    /** Values of the members out of those of all areas. */
    double[] of(double[] all) {
        return Arrays.stream(areas).mapToDouble(i -> all[i]).toArray();
    }

    /** Values of the members out of those of all areas. */
    double[] of(long[] all) {
        return Arrays.stream(areas).mapToDouble(i -> all[i]).toArray();
    }

    /** Values of all areas out of those of the members; NaN for others. */
    double[] spread(double[] values) {
        double[] all = new double[numbers.length];
        Arrays.fill(all, Double.NaN);
        for (int i = 0; i < areas.length; i++) {
            all[areas[i]] = values[i];
        }
        return all;
    }
}
