package org.vigie.statistics;

import java.util.Arrays;

/**
 * The slope of a series that a few odd values cannot bend: the median of (x_j - x_i) / (j - i) over all pairs i &lt; j. Sen (1968),
 * "Estimates of the regression coefficient based on Kendall's tau", J. American Statistical Association 63. Stateless and thread-safe.
 */
public final class SenSlope {

    private SenSlope() {}

    /** The slope in units of the series a step (incidents a month, each month); NaN with fewer than two values. */
    public static double of(double[] series) {
        int n = series.length;
        double[] slopes = new double[n * (n - 1) / 2];
        int count = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                slopes[count++] = (series[j] - series[i]) / (j - i);
            }
        }
        Arrays.sort(slopes);
        if (count == 0) {
            return Double.NaN;
        }
        return count % 2 == 1 ? slopes[count / 2] : (slopes[count / 2 - 1] + slopes[count / 2]) / 2;
    }
}
