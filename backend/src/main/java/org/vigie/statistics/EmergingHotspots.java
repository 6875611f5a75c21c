package org.vigie.statistics;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How a hot or cold spot has come about: the months of each area classed by Gi* in space and time, and their sequence by the 17
 * categories of emerging hot spot analysis (after the rules published for ArcGIS, with the first match taken).
 *
 * <p>x is the monthly count; the neighbourhood of an area in a month is itself and its neighbours in this month and the one before (the
 * first month: this month only), mean and variance are those of the whole cube of N = n·T values, weights are binary, and z is that
 * of {@link GetisOrd}. A month is hot if z &gt; 0 and its two-sided normal p &lt; {@value #ALPHA}, cold likewise. Indicative only:
 * overlapping neighbourhoods correlate.
 *
 * <p>If all counts are equal nothing is hot or cold and every category is {@link Category#NONE}. Stateless and thread-safe.
 */
public final class EmergingHotspots {

    /** Below this a month is hot or cold, and a trend is one. */
    public static final double ALPHA = 0.05;

    private EmergingHotspots() {}

    /** What the months of an area amount to. "Hot in most months" is in at least 90 % of them. */
    public enum Category {
        /** Hot now, and never before. */
        NEW_HOT,
        /** Hot in the last two or more months, and never before these. */
        CONSECUTIVE_HOT,
        /** Hot in most months and now, and getting hotter. */
        INTENSIFYING_HOT,
        /** Hot in most months and now, without a trend. */
        PERSISTENT_HOT,
        /** Hot in most months and now, and getting less hot. */
        DIMINISHING_HOT,
        /** Hot now and at times before, never cold. */
        SPORADIC_HOT,
        /** Hot now, and cold at some time before. */
        OSCILLATING_HOT,
        /** Hot in most months, but not now. */
        HISTORICAL_HOT,
        /** Cold now, and never before. */
        NEW_COLD,
        /** Cold in the last two or more months, and never before these. */
        CONSECUTIVE_COLD,
        /** Cold in most months and now, and getting colder. */
        INTENSIFYING_COLD,
        /** Cold in most months and now, without a trend. */
        PERSISTENT_COLD,
        /** Cold in most months and now, and getting less cold. */
        DIMINISHING_COLD,
        /** Cold now and at times before, never hot. */
        SPORADIC_COLD,
        /** Cold now, and hot at some time before. */
        OSCILLATING_COLD,
        /** Cold in most months, but not now. */
        HISTORICAL_COLD,
        /** None of these. */
        NONE
    }

    /** The category of every area; empty under {@value Trend#MINIMUM_MONTHS} months. */
    public static Optional<Category[]> find(SpaceTimeCube cube, Neighbours neighbours) {
        if (cube.months() < Trend.MINIMUM_MONTHS) {
            return Optional.empty();
        }
        double[][] z = z(cube, neighbours);
        return Optional.of(IntStream.range(0, cube.areas())
                .parallel()
                .mapToObj(area -> category(z[area]))
                .toArray(Category[]::new));
    }

    /** z of Gi* in space and time, by area and month; NaN if all counts are equal or the neighbourhood is the whole cube. */
    public static double[][] z(SpaceTimeCube cube, Neighbours neighbours) {
        int months = cube.months();
        Moments all = Moments.of(cube.counts());
        double[][] z = new double[cube.areas()][months];
        for (int area = 0; area < cube.areas(); area++) {
            double[] sums = cube.series(area);
            neighbours.forEach(area, other -> {
                for (int t = 0; t < months; t++) {
                    sums[t] += cube.counts()[other * months + t];
                }
            });
            double reach = neighbours.count(area) + 1.0;
            for (int t = 0; t < months; t++) {
                double sum = t == 0 ? sums[0] : sums[t] + sums[t - 1];
                double weight = t == 0 ? reach : 2 * reach;
                z[area][t] = GetisOrd.standardised(sum, weight, all.count(), all.mean(), all.variance());
            }
        }
        return z;
    }

    /** The category of one area from its z by month. */
    static Category category(double[] z) {
        boolean[] hot = new boolean[z.length];
        boolean[] cold = new boolean[z.length];
        for (int t = 0; t < z.length; t++) {
            boolean significant = Normal.twoSided(z[t]) < ALPHA;
            hot[t] = significant && z[t] > 0;
            cold[t] = significant && z[t] < 0;
        }
        MannKendall trend = MannKendall.of(z);
        int direction = trend.p() < ALPHA ? Long.signum(trend.s()) : 0;
        Category asHot = match(hot, cold, direction, 0);
        return asHot != Category.NONE ? asHot : match(cold, hot, -direction, Category.NEW_COLD.ordinal());
    }

    /** The rules for one side; {@code direction} is 1 if it strengthens, -1 if it weakens, {@code first} that side's first category. */
    private static Category match(boolean[] on, boolean[] opposite, int direction, int first) {
        int last = on.length - 1;
        int count = count(on);
        if (10L * count >= 9L * on.length) {
            Category steady = direction > 0
                    ? Category.INTENSIFYING_HOT
                    : direction < 0 ? Category.DIMINISHING_HOT : Category.PERSISTENT_HOT;
            return side(on[last] ? steady : Category.HISTORICAL_HOT, first);
        }
        if (!on[last]) {
            return Category.NONE;
        }
        if (count == 1) {
            return side(Category.NEW_HOT, first);
        }
        int run = 0;
        while (run <= last && on[last - run]) {
            run++;
        }
        if (run == count) {
            return side(Category.CONSECUTIVE_HOT, first);
        }
        return side(count(opposite) > 0 ? Category.OSCILLATING_HOT : Category.SPORADIC_HOT, first);
    }

    private static int count(boolean[] months) {
        int count = 0;
        for (boolean month : months) {
            count += month ? 1 : 0;
        }
        return count;
    }

    private static Category side(Category hot, int first) {
        return Category.values()[hot.ordinal() + first];
    }
}
