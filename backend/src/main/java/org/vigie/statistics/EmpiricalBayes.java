package org.vigie.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rates drawn towards the mean, the more so the fewer people they rest on: the method of moments of Marshall (1991), "Mapping
 * disease and mortality rates using empirical Bayes estimators", Applied Statistics 40(2).
 *
 * <p>With counts y, populations P, r = y/P, b = Σy/ΣP, s² = ΣP(r-b)²/ΣP and a = max(0, s² - b/mean(P)) the estimate is
 * b + a(r-b)/(a + b/P). Where a and b are both 0 it is b = 0. The <em>local</em> estimate takes b, s² and the mean of P over the
 * area and its neighbours; it is 0 where b is, and the raw rate for an island.
 *
 * <p>Rates are per person (multiply by 100,000 to show them). An area whose population is missing (NaN) or not above 0 gives NaN and
 * counts nowhere, as if it had been dropped before neighbours were built. Stateless and thread-safe.
 */
public final class EmpiricalBayes {

    private EmpiricalBayes() {}

    /**
     * Rates drawn towards the rate of all areas together.
     *
     * @param counts unweighted incidents
     * @param population inhabitants of the same areas
     */
    public static double[] global(double[] counts, double[] population) {
        Prior prior =
                Prior.of(counts, population, IntStream.range(0, counts.length).toArray());
        return IntStream.range(0, counts.length)
                .mapToDouble(i -> prior.estimate(counts[i], population[i]))
                .toArray();
    }

    /** Rates drawn towards the rate of the area and its neighbours. */
    public static double[] local(double[] counts, double[] population, Neighbours neighbours) {
        return IntStream.range(0, counts.length)
                .mapToDouble(i -> {
                    int[] reach = Arrays.copyOf(neighbours.of(i), neighbours.count(i) + 1);
                    reach[reach.length - 1] = i;
                    return Prior.of(counts, population, reach).estimate(counts[i], population[i]);
                })
                .toArray();
    }

    /** What is known of a rate before its own area is looked at: the mean and the variance of the true rates. */
    private record Prior(double mean, double variance) {

        static Prior of(double[] counts, double[] population, int[] members) {
            double incidents = 0;
            double people = 0;
            int areas = 0;
            for (int i : members) {
                if (population[i] > 0) {
                    incidents += counts[i];
                    people += population[i];
                    areas++;
                }
            }
            double mean = incidents / people;
            double squares = 0;
            for (int i : members) {
                if (population[i] > 0) {
                    double deviation = counts[i] / population[i] - mean;
                    squares += population[i] * deviation * deviation;
                }
            }
            return new Prior(mean, Math.max(0, squares / people - mean / (people / areas)));
        }

        double estimate(double count, double people) {
            if (!(people > 0)) {
                return Double.NaN;
            }
            if (mean == 0) {
                return 0;
            }
            return mean + variance * (count / people - mean) / (variance + mean / people);
        }
    }
}
