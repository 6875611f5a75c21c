package org.vigie.statistics;

import java.util.Arrays;

/**
 * The breaks that make the classes most alike inside: the sum of squared deviations from the class means is the least possible, exactly.
 * Fisher (1958), "On grouping for maximum homogeneity", J. American Statistical Association 53; known to cartographers through Jenks
 * (1967). By dynamic programming over the distinct values; since the best cut moves one way only, each layer is filled by halving in
 * O(n log n) (Grønlund et al. 2017, "Fast exact k-means, k-medians and Bregman divergence clustering in 1D").
 *
 * <p>Each threshold is the smallest value of its class. With no more distinct values than classes, every value is a class. Of equally
 * good cuts one is taken. NaN is left out. Stateless and thread-safe.
 */
public final class FisherJenks {

    private final double[] values;
    private final double[] counts;
    private final double[] sums;
    private final double[] squares;

    private FisherJenks(double[] sorted) {
        double mean = Arrays.stream(sorted).average().orElse(0);
        values = Arrays.stream(sorted).distinct().toArray();
        counts = new double[values.length + 1];
        sums = new double[values.length + 1];
        squares = new double[values.length + 1];
        int place = -1;
        for (double value : sorted) {
            if (place < 0 || value > values[place]) {
                place++;
                counts[place + 1] = counts[place];
                sums[place + 1] = sums[place];
                squares[place + 1] = squares[place];
            }
            // Around the mean, so that squares of large values do not swallow the deviations.
            counts[place + 1]++;
            sums[place + 1] += value - mean;
            squares[place + 1] += (value - mean) * (value - mean);
        }
    }

    /** At most {@code classes} classes. */
    public static Breaks breaks(double[] values, int classes) {
        Breaks.requireClasses(classes);
        return new FisherJenks(Breaks.sorted(values)).breaks(classes);
    }

    private Breaks breaks(int classes) {
        int n = values.length;
        int wanted = Math.min(classes, n);
        if (wanted < 2) {
            return new Breaks(new double[0]);
        }
        double[] best = new double[n + 1];
        for (int end = 1; end <= n; end++) {
            best[end] = deviation(0, end);
        }
        int[][] starts = new int[wanted + 1][n + 1];
        for (int k = 2; k <= wanted; k++) {
            double[] next = new double[n + 1];
            fill(best, next, starts[k], k, n, k - 1, n - 1);
            best = next;
        }
        double[] thresholds = new double[wanted - 1];
        int end = n;
        for (int k = wanted; k >= 2; k--) {
            end = starts[k][end];
            thresholds[k - 2] = values[end];
        }
        return new Breaks(thresholds);
    }

    /** Finds for every end from..to where the last class starts, knowing that it starts between {@code low} and {@code high}. */
    private void fill(double[] before, double[] best, int[] starts, int from, int to, int low, int high) {
        if (from > to) {
            return;
        }
        int end = (from + to) >>> 1;
        best[end] = Double.POSITIVE_INFINITY;
        for (int start = low; start <= Math.min(high, end - 1); start++) {
            double sum = before[start] + deviation(start, end);
            if (sum < best[end]) {
                best[end] = sum;
                starts[end] = start;
            }
        }
        fill(before, best, starts, from, end - 1, low, starts[end]);
        fill(before, best, starts, end + 1, to, starts[end], high);
    }

    /** The sum of squared deviations of the distinct values start..end-1 from their mean. */
    private double deviation(int start, int end) {
        double sum = sums[end] - sums[start];
        double deviation = squares[end] - squares[start] - sum * sum / (counts[end] - counts[start]);
        return end - start == 1 ? 0 : Math.max(0, deviation);
    }
}
