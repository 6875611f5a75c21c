package org.vigie.statistics;

import java.util.Arrays;

/**
 * How far the incidents of an area exceed, or fall short of, what its exposure would lead one to expect: the deviance residual of a
 * Poisson model with one common rate (McCullagh &amp; Nelder 1989, "Generalized linear models", section 2.4.2).
 *
 * <p>With y_i incidents, exposure e_i and E_i = e_i Σy / Σe: d_i = sign(y_i - E_i) √(2 (y_i ln(y_i / E_i) - y_i + E_i)), where
 * 0 ln 0 = 0. It has no unit. Stateless and thread-safe.
 */
public final class Excess {

    private static final double SERIES_BELOW = 0.1;
    /** The share of the expectation up to which a difference is a rounding error of the expectation itself. */
    private static final double EQUAL = 1e-12;

    private Excess() {}

    /** What incidents are measured against. */
    public enum Basis {
        /** Inhabitants; taken if every area has some. */
        POPULATION,
        /** Square kilometres; taken if the population of an area is missing or 0. */
        AREA
    }

    /**
     * The exposure of the areas, and what it is.
     *
     * @param basis inhabitants or square kilometres
     * @param values one an area
     */
    public record Exposure(Basis basis, double[] values) {

        /** Population if every area has one (a number above 0), else area. */
        public static Exposure of(double[] population, double[] areaSquareKm) {
            boolean everywhere = Arrays.stream(population).allMatch(people -> people > 0);
            return everywhere ? new Exposure(Basis.POPULATION, population) : new Exposure(Basis.AREA, areaSquareKm);
        }
    }

    /**
     * The deviance residual of every area: 0 where y_i = E_i (up to 1e-12 of it, which rounding may cost), and everywhere if there is no incident at all. NaN where the exposure
     * is missing or 0 (such an area counts in no total), since nothing can be expected there.
     *
     * @param incidents counts, not negative
     * @param exposure of the same areas
     */
    public static double[] residuals(double[] incidents, double[] exposure) {
        double allIncidents = 0;
        double allExposure = 0;
        for (int i = 0; i < incidents.length; i++) {
            if (exposure[i] > 0) {
                allIncidents += incidents[i];
                allExposure += exposure[i];
            }
        }
        double[] residuals = new double[incidents.length];
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] =
                    exposure[i] > 0 ? residual(incidents[i], exposure[i] * allIncidents / allExposure) : Double.NaN;
        }
        return residuals;
    }

    /** The deviance residual of {@code observed} incidents where {@code expected} were expected. */
    static double residual(double observed, double expected) {
        if (Math.abs(observed - expected) <= EQUAL * expected) {
            return 0;
        }
        double half = observed == 0 ? expected : observed * relativeMinusLog((expected - observed) / observed);
        return Math.signum(observed - expected) * Math.sqrt(2 * half);
    }

    /** r - ln(1 + r), without cancellation where r is small. */
    private static double relativeMinusLog(double r) {
        if (Math.abs(r) > SERIES_BELOW) {
            return r - Math.log1p(r);
        }
        double power = r * r;
        double sum = 0;
        for (int k = 2; Math.abs(power) > 1e-18 * Math.abs(sum) * k; k++) {
            sum += (k % 2 == 0 ? power : -power) / k;
            power *= r;
        }
        return sum;
    }
}
