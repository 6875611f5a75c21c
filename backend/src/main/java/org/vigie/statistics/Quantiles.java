package org.vigie.statistics;

import java.util.stream.IntStream;

/**
 * Breaks at the quantiles 1/k, 2/k ... of the values, interpolated linearly between neighbouring values (Hyndman &amp; Fan 1996, type 7).
 * Where many values are equal some quantiles coincide, or lie at the smallest value, and there are fewer classes. NaN is left out.
 * Stateless and thread-safe.
 */
public final class Quantiles {

    private Quantiles() {}

    /** At most {@code classes} classes of about equally many values. */
    public static Breaks breaks(double[] values, int classes) {
        Breaks.requireClasses(classes);
        double[] sorted = Breaks.sorted(values);
        if (sorted.length == 0) {
            return new Breaks(new double[0]);
        }
        return new Breaks(IntStream.range(1, classes)
                .mapToDouble(k -> quantile(sorted, (double) k / classes))
                .filter(threshold -> threshold > sorted[0])
                .distinct()
                .toArray());
    }

    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
