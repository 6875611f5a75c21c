package org.vigie.statistics;

import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * The exact confidence interval of a Poisson mean. Garwood (1936), "Fiducial limits for the Poisson distribution", Biometrika 28:
 * the lower limit is the 0.025 quantile of the gamma distribution with shape y (0 for y = 0), the upper one the 0.975 quantile of that
 * with shape y + 1. Stateless and thread-safe.
 */
public final class Garwood {

    private static final double TAIL = 0.025;
    private static final int MOST_STEPS = 200;

    private Garwood() {}

    /**
     * The 95 % interval of an expected count.
     *
     * @param low the lower limit, in incidents
     * @param high the upper limit, in incidents
     */
    public record Interval(double low, double high) {

        /** The interval of a rate: both limits times {@code factor}, such as 100,000 / population. */
        public Interval times(double factor) {
            return new Interval(low * factor, high * factor);
        }
    }

    /**
     * The 95 % interval of the expected count where {@code incidents} were counted, to about 1e-14 relative.
     *
     * @throws IllegalArgumentException if the count is negative
     */
    public static Interval interval(long incidents) {
        if (incidents < 0) {
            throw new IllegalArgumentException("A count cannot be " + incidents);
        }
        double low = incidents == 0 ? 0 : quantile(incidents, TAIL, false);
        return new Interval(low, quantile(incidents + 1.0, TAIL, true));
    }

    /** The point of the gamma distribution (scale 1) with {@code tail} above it, or below it: Newton's method in a bracket. */
    private static double quantile(double shape, double tail, boolean upper) {
        double below = 0;
        double above = Double.POSITIVE_INFINITY;
        double x = wilsonHilferty(shape, upper);
        for (int step = 0; step < MOST_STEPS; step++) {
            double excess =
                    upper ? tail - RegularizedGamma.Q.value(shape, x) : RegularizedGamma.P.value(shape, x) - tail;
            if (excess > 0) {
                above = x;
            } else {
                below = x;
            }
            double next = x - excess / RegularizedGamma.P.derivative(shape, x);
            if (!(next > below && next < above)) {
                next = Double.isInfinite(above) ? 2 * x : (below + above) / 2;
            }
            if (Math.abs(next - x) <= 2 * Math.ulp(x)) {
                return next;
            }
            x = next;
        }
        return x;
    }

    /** A first guess: Wilson &amp; Hilferty (1931). */
    private static double wilsonHilferty(double shape, boolean upper) {
        double z = upper ? 1.959963984540054 : -1.959963984540054;
        double root = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
        return Math.max(shape * root * root * root, 1e-3);
    }
}
