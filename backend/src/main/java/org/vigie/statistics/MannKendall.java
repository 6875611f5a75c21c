package org.vigie.statistics;

import java.util.Arrays;

/**
 * Is a series rising or falling? Mann (1945), "Nonparametric tests against trend", Econometrica 13; Kendall (1975), "Rank correlation
 * methods"; with ties and continuity correction:
 *
 * <pre>S = Σ_{i&lt;j} sign(x_j - x_i),  Var(S) = (n(n-1)(2n+5) - Σ t(t-1)(2t+5)) / 18,  Z = (S - sign S) / √Var</pre>
 *
 * <p>t runs over the sizes of the groups of equal values. Var = 0 (all values equal, or fewer than two) gives Z = 0 and p = 1.
 * Immutable and thread-safe.
 *
 * @param s Kendall's S; above 0 for a rise
 * @param variance of S if there is no trend
 * @param z the standardised S, no unit
 * @param p two-sided, by the normal distribution
 */
public record MannKendall(long s, double variance, double z, double p) {

    /** The test of a series in its order in time, of any length (whether it is long enough to say anything is for {@link Trend}). */
    public static MannKendall of(double[] series) {
        long s = 0;
        for (int i = 0; i < series.length; i++) {
            for (int j = i + 1; j < series.length; j++) {
                s += series[j] > series[i] ? 1 : series[j] < series[i] ? -1 : 0;
            }
        }
        double variance = Math.max(0.0, (weight(series.length) - tieWeight(series)) / 18);
        double z = variance > 0 ? (s - Long.signum(s)) / Math.sqrt(variance) : 0;
        return new MannKendall(s, variance, z, Normal.twoSided(z));
    }

    private static double tieWeight(double[] series) {
        double[] sorted = series.clone();
        Arrays.sort(sorted);
        double sum = 0;
        int start = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || sorted[i] > sorted[start]) {
                sum += weight(i - start);
                start = i;
            }
        }
        return sum;
    }

    private static double weight(double size) {
        return size * (size - 1) * (2 * size + 5);
    }
}
