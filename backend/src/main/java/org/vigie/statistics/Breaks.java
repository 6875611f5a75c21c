package org.vigie.statistics;

import java.util.Arrays;

/**
 * Where the classes of a map begin: a value is in class k if k thresholds are at most the value, so class 0 lies below the first
 * threshold and class k begins with threshold k - 1. Thresholds ascend strictly; with none there is one class.
 *
 * @param thresholds in the unit of the values
 */
public record Breaks(double[] thresholds) {

    /** The class of a value, 0 to the number of thresholds. */
    public int classOf(double value) {
        int place = Arrays.binarySearch(thresholds, value);
        return place >= 0 ? place + 1 : -place - 1;
    }

    /** The number of classes. */
    public int classCount() {
        return thresholds.length + 1;
    }

    /** The values to be classed, ascending, without NaN. */
    static double[] sorted(double[] values) {
        return Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    }

    static void requireClasses(int classes) {
        if (classes < 1) {
            throw new IllegalArgumentException("There cannot be " + classes + " classes");
        }
    }
}
