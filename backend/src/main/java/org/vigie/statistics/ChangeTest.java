package org.vigie.statistics;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * Did an area change against the period before? The exact conditional test of two Poisson counts (Przyborowski &amp; Wilenski 1940,
 * Biometrika 31): given y1 + y0, y1 ~ Bin(y1 + y0, T1/(T1+T0)) if nothing changed; p is twice the smaller tail, at most 1.
 *
 * <p>Indicative only, for counts of incidents are overdispersed. Stateless and thread-safe.
 *
 * @param ratio the rate (incidents a day) of this period over that of the period before; NaN if there were none before
 * @param p the two-sided p-value; NaN if both counts are 0
 */
public record ChangeTest(double ratio, double p) {

    /**
     * Compares two counts.
     *
     * @param now incidents in this period, y1
     * @param before incidents in the period before, y0
     * @param daysNow length of this period, T1, above 0
     * @param daysBefore length of the period before, T0, above 0
     * @throws IllegalArgumentException if a count is negative or a period is empty
     */
    public static ChangeTest of(long now, long before, double daysNow, double daysBefore) {
        if (now < 0 || before < 0 || !(daysNow > 0) || !(daysBefore > 0)) {
            throw new IllegalArgumentException("No comparison of " + now + " incidents in " + daysNow + " days with "
                    + before + " in " + daysBefore);
        }
        double share = daysNow / (daysNow + daysBefore);
        double ratio = before == 0 ? Double.NaN : now / daysNow / (before / daysBefore);
        return new ChangeTest(ratio, now + before == 0 ? Double.NaN : twoSided(now, now + before, share));
    }

    private static double twoSided(long successes, long trials, double share) {
        double atMost = successes == trials
                ? 1
                : RegularizedBeta.complement(share, successes + 1.0, (double) trials - successes);
        double atLeast = successes == 0 ? 1 : RegularizedBeta.value(share, successes, trials - successes + 1.0);
        return Math.min(1, 2 * Math.min(atMost, atLeast));
    }
}
