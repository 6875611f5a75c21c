package org.vigie.statistics;

import java.util.stream.IntStream;

/**
 * Breaks that cut the range of the values into intervals of one width. If all values are equal there is one class. NaN is left out.
 * Stateless and thread-safe.
 */
public final class EqualIntervals {

    private EqualIntervals() {}

    /** The given number of classes between the smallest and the largest value. */
    public static Breaks breaks(double[] values, int classes) {
        Breaks.requireClasses(classes);
        double[] sorted = Breaks.sorted(values);
        if (sorted.length == 0 || sorted[0] == sorted[sorted.length - 1]) {
            return new Breaks(new double[0]);
        }
        double low = sorted[0];
        double range = sorted[sorted.length - 1] - low;
        return new Breaks(IntStream.range(1, classes)
                .mapToDouble(k -> low + range * k / classes)
                .toArray());
    }
}
