package org.vigie.statistics;

import java.util.Arrays;

/**
 * How often chance would give an area neighbours like its own: its value is held, and as many values as it has neighbours are drawn
 * without replacement from the others. Draws stop when both tails have been reached {@value #ENOUGH} times (Besag &amp; Clifford 1991,
 * "Sequential Monte Carlo p-values", Biometrika 78): a tail that was reached so often at draw l before the last is {@value #ENOUGH}/l,
 * one that never was is (1 + number of times) / (R + 1). Ties, up to 1e-12 of Σ|x|, count in both tails.
 *
 * <p>The values are sorted first, so that the order of the areas does not matter. Immutable and thread-safe.
 */
final class ConditionalPermutation {

    private static final int ENOUGH = 20;
    private static final double TIE = 1e-12;

    private final double[] sorted;
    private final double tolerance;
    private final int draws;

    ConditionalPermutation(double[] deviations, int draws) {
        sorted = deviations.clone();
        Arrays.sort(sorted);
        tolerance = TIE * Arrays.stream(deviations).map(Math::abs).sum();
        this.draws = draws;
    }

    /**
     * The smaller tail of Σ_j z_i z_j over the neighbours j.
     *
     * @param own the value held, z_i
     * @param observed the sum over its neighbours
     * @param count how many neighbours it has, at most all others
     * @param random the area's own stream
     */
    double smallerTail(double own, double observed, int count, RandomStream random) {
        if (own == 0) {
            // Every permutation gives the same statistic, 0.
            return 1;
        }
        int held = Arrays.binarySearch(sorted, own);
        int[] chosen = new int[count];
        int above = 0;
        int below = 0;
        double high = Double.NaN;
        double low = Double.NaN;
        for (int draw = 1; draw <= draws; draw++) {
            double difference = sum(chosen, held, random) - observed;
            if (difference >= -tolerance && ++above == ENOUGH && draw < draws) {
                high = (double) ENOUGH / draw;
            }
            if (difference <= tolerance && ++below == ENOUGH && draw < draws) {
                low = (double) ENOUGH / draw;
            }
            if (above >= ENOUGH && below >= ENOUGH) {
                break;
            }
        }
        return Math.min(
                Double.isNaN(high) ? (1.0 + above) / (draws + 1) : high,
                Double.isNaN(low) ? (1.0 + below) / (draws + 1) : low);
    }

    /** The sum of values drawn from all but the held one, by Floyd's algorithm for few, which draws each set equally often. */
    private double sum(int[] chosen, int held, RandomStream random) {
        int others = sorted.length - 1;
        double sum = 0;
        for (int k = 0; k < chosen.length; k++) {
            int last = others - chosen.length + k;
            int candidate = random.below(last + 1);
            if (contains(chosen, k, candidate)) {
                candidate = last;
            }
            chosen[k] = candidate;
            sum += sorted[candidate < held ? candidate : candidate + 1];
        }
        return sum;
    }

    private static boolean contains(int[] chosen, int length, int value) {
        for (int k = 0; k < length; k++) {
            if (chosen[k] == value) {
                return true;
            }
        }
        return false;
    }
}
