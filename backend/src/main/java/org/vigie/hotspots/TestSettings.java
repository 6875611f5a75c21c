package org.vigie.hotspots;

import java.util.List;
import java.util.Locale;
import org.vigie.api.Parameters;

/**
 * How Gi* and Moran's I are computed.
 *
 * @param measure of which values
 * @param neighbours over which neighbours
 * @param permutations how many random draws, 0..99,999; 0 takes p from the normal distribution
 * @param alpha below which q an area is marked as significant, 0.001..0.1
 */
public record TestSettings(GiMeasure measure, NeighbourRule neighbours, int permutations, double alpha) {

    /** As many draws as a thousand tests need to pass a 1 % false discovery rate. */
    public static final int MOST_PERMUTATIONS = 99_999;

    /** What METHODS.md says unless asked otherwise. */
    public static final TestSettings DEFAULT =
            new TestSettings(GiMeasure.EXCESS, NeighbourRule.DEFAULT, MOST_PERMUTATIONS, 0.05);

    private static final List<String> SMOOTHED = List.of("smoothedrate", "localsmoothedrate", "kernel", "kernelmean");

    /** The settings of a request; errors are left in {@code parameters}. */
    static TestSettings read(Parameters parameters) {
        return new TestSettings(
                measure(parameters),
                NeighbourRule.read(parameters),
                parameters
                        .integer("permutations", 0, MOST_PERMUTATIONS)
                        .orElse((long) MOST_PERMUTATIONS)
                        .intValue(),
                parameters.decimal("alpha", 0.001, 0.1).orElse(DEFAULT.alpha));
    }

    private static GiMeasure measure(Parameters parameters) {
        String text = parameters.text("giMeasure").orElse("");
        if (SMOOTHED.contains(text.replace("_", "").toLowerCase(Locale.ROOT))) {
            parameters.error("giMeasure", "ALREADY_SMOOTHED", text, "excess, count, density, rate");
            return DEFAULT.measure;
        }
        return parameters.choice("giMeasure", GiMeasure.class).orElse(DEFAULT.measure);
    }
}
