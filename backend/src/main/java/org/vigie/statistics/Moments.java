package org.vigie.statistics;

/**
 * Mean and spread of a set of values, in two passes.
 *
 * @param count how many values there are
 * @param mean their mean; NaN without values
 * @param variance the mean of the squared deviations (divisor n); exactly 0 if all values are equal, up to rounding, or if there are none
 */
record Moments(int count, double mean, double variance) {

    /** Values that spread over less than this share of the largest differ by rounding only. */
    private static final double EQUAL = 1e-12;

    static Moments of(double[] values) {
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            sum += value;
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        double mean = sum / values.length;
        if (most - least <= EQUAL * Math.max(Math.abs(most), Math.abs(least))) {
            // Otherwise a spread made of rounding errors would be taken for one, and hotspots found in it.
            return new Moments(values.length, mean, 0);
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new Moments(values.length, mean, squares / values.length);
    }
}
