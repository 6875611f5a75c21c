package org.vigie.statistics;

/**
 * Mean and spread of a set of values, in two passes.
 *
 * @param count how many values there are
 * @param mean their mean; NaN without values
 * @param variance the mean of the squared deviations (divisor n); exactly 0 if all values are equal
 */
record Moments(int count, double mean, double variance) {

    static Moments of(double[] values) {
        double sum = 0;
        boolean allEqual = true;
        for (double value : values) {
            sum += value;
            allEqual &= value == values[0];
        }
        double mean = sum / values.length;
        if (allEqual) {
            // The rounded mean of equal values may differ from them, and would leave a spread made of rounding errors.
            return new Moments(values.length, values.length == 0 ? Double.NaN : values[0], 0);
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new Moments(values.length, mean, squares / values.length);
    }
}
