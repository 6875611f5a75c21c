package org.vigie.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Local Moran's I: is an area like its neighbours? Anselin (1995), "Local indicators of spatial association: LISA", Geographical
 * Analysis 27(2), row-standardised weights w_ij = 1 / (number of neighbours). With z = x - mean(x) and m2 = mean(z²) (divisor n):
 *
 * <pre>I_i = z_i / m2 · Σ_j w_ij z_j</pre>
 *
 * <p>Its expectation and variance are those over all permutations that hold x_i (Sokal, Oden &amp; Thomson 1998, "Local spatial
 * autocorrelation in a biological model", Geographical Analysis 30): E = -z_i² W_i / ((n-1) m2) and
 * V = (z_i/m2)² · n/(n-2) · (W2_i - W_i²/(n-1)) · (m2 - z_i²/(n-1)), where W_i = Σw_ij = 1 and W2_i = Σw_ij².
 *
 * <p>Not defined (NaN): everything for an area without neighbours, or if all values are equal; z and
 * pNormal where V is 0 (x_i is the mean, or the neighbours are all the others, or n &lt; 3); p by permutation is then 1. Stateless and thread-safe.
 */
public final class LocalMoran {

    private LocalMoran() {}

    /** The area, then its neighbours: high is above the mean; the mean itself counts as low. */
    public enum Quadrant {
        /** High among high. */
        HH,
        /** Low among low. */
        LL,
        /** High among low. */
        HL,
        /** Low among high. */
        LH,
        /** Without neighbours; not tested. */
        ISLAND
    }

    /**
     * What the test says of every area; NaN stands for "not defined".
     *
     * @param i local Moran's I
     * @param z standardised with the conditional expectation and variance
     * @param pNormal its two-sided p-value by the normal distribution
     * @param p two-sided, by conditional permutation, min(1, 2 · smaller tail)
     * @param q the false discovery rate over all defined p (see {@link BenjaminiHochberg})
     * @param quadrants of every area
     */
    public record Result(double[] i, double[] z, double[] pNormal, double[] p, double[] q, Quadrant[] quadrants) {}

    /**
     * The whole test. With no draws, p and q come from the normal distribution.
     *
     * @param x one value an area
     * @param neighbours of the same areas
     * @param pcodes of the same areas: each has its own stream of random numbers, so its p does not depend on the order of the areas
     * @param draws how many permutations at most; an area whose tails are both known well enough stops earlier (see
     *     {@link ConditionalPermutation})
     * @param seed names the random numbers together with the P-code
     */
    public static Result test(double[] x, Neighbours neighbours, List<String> pcodes, int draws, long seed) {
        int n = x.length;
        if (neighbours.size() != n || pcodes.size() != n) {
            throw new IllegalArgumentException(
                    n + " values for " + neighbours.size() + " areas and " + pcodes.size() + " P-codes");
        }
        Moments all = Moments.of(x);
        double[] deviations = Arrays.stream(x).map(value -> value - all.mean()).toArray();
        double[] statistic = new double[n];
        double[] z = new double[n];
        Quadrant[] quadrants = new Quadrant[n];
        for (int i = 0; i < n; i++) {
            double lag = neighbours.sum(deviations, i) / neighbours.count(i);
            statistic[i] = all.variance() > 0 ? deviations[i] / all.variance() * lag : Double.NaN;
            z[i] = standardised(statistic[i], deviations[i], neighbours.count(i), n, all.variance());
            quadrants[i] = neighbours.isIsland(i) ? Quadrant.ISLAND : quadrant(deviations[i] > 0, lag > 0);
        }
        double[] pNormal = Normal.twoSided(z);
        double[] p = draws == 0 ? pNormal : permuted(deviations, statistic, neighbours, pcodes, draws, seed);
        return new Result(statistic, z, pNormal, p, BenjaminiHochberg.q(p), quadrants);
    }

    private static double standardised(double statistic, double deviation, int count, int n, double m2) {
        double expectation = -deviation * deviation / ((n - 1) * m2);
        double scale = deviation / m2;
        double variance =
                scale * scale * n / (n - 2) * (1.0 / count - 1.0 / (n - 1)) * (m2 - deviation * deviation / (n - 1));
        return n > 2 && count < n - 1 && variance > 0 ? (statistic - expectation) / Math.sqrt(variance) : Double.NaN;
    }

    private static Quadrant quadrant(boolean high, boolean neighboursHigh) {
        if (high) {
            return neighboursHigh ? Quadrant.HH : Quadrant.HL;
        }
        return neighboursHigh ? Quadrant.LH : Quadrant.LL;
    }

    private static double[] permuted(
            double[] deviations, double[] statistic, Neighbours neighbours, List<String> pcodes, int draws, long seed) {
        ConditionalPermutation permutation = new ConditionalPermutation(deviations, draws);
        return IntStream.range(0, deviations.length)
                .parallel()
                .mapToDouble(i -> {
                    if (Double.isNaN(statistic[i])) {
                        return Double.NaN;
                    }
                    long own = RandomStream.mix(seed, RandomStream.seedOf(pcodes.get(i)));
                    double smaller = permutation.smallerTail(
                            deviations[i], neighbours.sum(deviations, i), neighbours.count(i), new RandomStream(own));
                    return Math.min(1, 2 * smaller);
                })
                .toArray();
    }
}
