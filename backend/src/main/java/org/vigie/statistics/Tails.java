package org.vigie.statistics;

/**
 * The two one-sided p-values of every area and the two-sided one that follows from them; NaN where the statistic is not defined.
 *
 * @param high the probability, under the null hypothesis, of a value as large as the one observed, or larger
 * @param low the probability of a value as small, or smaller
 */
public record Tails(double[] high, double[] low) {

    /** The two-sided p-values: twice the smaller tail, at most 1. */
    public double[] twoSided() {
        double[] p = new double[high.length];
        for (int i = 0; i < p.length; i++) {
            p[i] = Math.min(1, 2 * Math.min(high[i], low[i]));
        }
        return p;
    }
}
