package org.vigie.statistics;

import java.util.stream.IntStream;

/**
 * Getis-Ord Gi*: is the sum of x over an area and its neighbours larger, or smaller, than chance would make it? Ord &amp; Getis
 * (1995), "Local spatial autocorrelation statistics", Geographical Analysis 27(4), eqs. 14 and 15; binary weights.
 *
 * <p>With w_ij = 1 for the area itself and its neighbours, W_i = Σw_ij (= Σw_ij²), m the mean of x and s² = Σ(x-m)²/n:
 *
 * <pre>z_i = (Σ_j w_ij x_j - W_i m) / √( s² (n W_i - W_i²) / (n-1) )</pre>
 *
 * <p>Not defined (NaN) for all areas if s = 0 or n &lt; 2, and for an area whose neighbourhood is the whole set (W_i = n). An island
 * is compared by its own value alone. z has no unit, and does not change if x is scaled or shifted. Stateless and thread-safe.
 */
public final class GetisOrd {

    private GetisOrd() {}

    /**
     * What the test says of every area; NaN stands for "not defined".
     *
     * @param z the standardised statistic
     * @param pNormal its two-sided p-value by the normal distribution
     * @param tails the one-sided p-values by randomisation
     * @param p the two-sided p-value by randomisation, min(1, 2 · smaller tail)
     * @param q the false discovery rate over all defined p (see {@link BenjaminiHochberg})
     */
    public record Result(double[] z, double[] pNormal, Tails tails, double[] p, double[] q) {}

    /**
     * The whole test. With no draws, the tails, p and q come from the normal distribution.
     *
     * @param x one value an area
     * @param neighbours of the same areas
     * @param draws how many random neighbourhoods are drawn, 0 to 99,999 or more; with fewer than 99,999 a thousand tests can
     *     hardly pass a 1 % false discovery rate
     * @param seed names the random numbers: the same values and seed give the same result on any number of processors, and in
     *     whatever order the areas come
     */
    public static Result test(double[] x, Neighbours neighbours, int draws, long seed) {
        double[] z = z(x, neighbours);
        Tails tails = draws == 0 ? Normal.tails(z) : TotalRandomisation.tails(x, z, neighbours, draws, seed);
        double[] p = tails.twoSided();
        return new Result(z, Normal.twoSided(z), tails, p, BenjaminiHochberg.q(p));
    }

    /** A seed that follows from a request: the same parameters, written the same way, give the same random numbers for ever. */
    public static long seedOf(String parameters) {
        return RandomStream.seedOf(parameters);
    }

    /** z of Gi*, the area itself included. */
    public static double[] z(double[] x, Neighbours neighbours) {
        requireSameSize(x, neighbours);
        int n = x.length;
        Moments all = Moments.of(x);
        return IntStream.range(0, n)
                .mapToDouble(i -> {
                    double weight = neighbours.count(i) + 1.0;
                    return standardised(x[i] + neighbours.sum(x, i), weight, n, all.mean(), all.variance());
                })
                .toArray();
    }

    /** z of Gi, the area itself left out of its neighbourhood and of mean and variance (eq. 10); an island is NaN. */
    public static double[] zSelfExcluded(double[] x, Neighbours neighbours) {
        requireSameSize(x, neighbours);
        int others = x.length - 1;
        Moments all = Moments.of(x);
        return IntStream.range(0, x.length)
                .mapToDouble(i -> {
                    // Mean and variance without x_i, from those of all values.
                    double deviation = x[i] - all.mean();
                    double mean = all.mean() - deviation / others;
                    double squares = x.length * (all.variance() - deviation * deviation / others);
                    return standardised(neighbours.sum(x, i), neighbours.count(i), others, mean, squares / others);
                })
                .toArray();
    }

    static double standardised(double sum, double weight, int n, double mean, double variance) {
        double squared = variance * (n * weight - weight * weight) / (n - 1);
        return squared > 0 ? (sum - weight * mean) / Math.sqrt(squared) : Double.NaN;
    }

    private static void requireSameSize(double[] x, Neighbours neighbours) {
        if (x.length != neighbours.size()) {
            throw new IllegalArgumentException(x.length + " values for " + neighbours.size() + " areas");
        }
    }
}
