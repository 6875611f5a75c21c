package org.vigie.statistics;

import org.apache.commons.numbers.gamma.Erfc;

/** Tail probabilities of the standard normal distribution, accurate to about 1e-15 relative. NaN gives NaN. */
final class Normal {

    private Normal() {}

    /** The probability of a value of at least z. */
    static double upperTail(double z) {
        return 0.5 * Erfc.value(z / Math.sqrt(2));
    }

    /** The probability of a value at least as far from 0 as z. */
    static double twoSided(double z) {
        return Erfc.value(Math.abs(z) / Math.sqrt(2));
    }

    /** The two-sided probabilities of all values. */
    static double[] twoSided(double[] z) {
        double[] p = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            p[i] = twoSided(z[i]);
        }
        return p;
    }

    /** Both tails of all values. */
    static Tails tails(double[] z) {
        double[] high = new double[z.length];
        double[] low = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            high[i] = upperTail(z[i]);
            low[i] = upperTail(-z[i]);
        }
        return new Tails(high, low);
    }
}
