package org.vigie.hotspots;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.styles.Measure;
import org.vigie.styles.Scale;

/**
 * The hotspots of one query at one data version. {@code matched = placed + unplaced + undated}.
 *
 * @param query as used, its defaults filled in
 * @param period the days it speaks of
 * @param referenceDay from which relative days count
 * @param areas the {@code v} of the boundary sets
 * @param unplacedByLevel how many are not placed, by the level that is known of them
 * @param exercise whether exercise data are among the matched incidents or the areas
 * @param communes the areas of the asked level within the filter's countries and areas, by P-code
 */
public record HotspotResult(
        HotspotQuery query,
        Period period,
        LocalDate referenceDay,
        long dataVersion,
        String areas,
        long matched,
        long placed,
        long unplaced,
        Map<String, Long> unplacedByLevel,
        long undated,
        boolean exercise,
        List<Warning> warnings,
        Scale scale,
        List<Commune> communes) {

    /**
     * Something a reader of the numbers must know.
     *
     * @param code stable; its message has the key {@code warning.<code>}
     * @param arguments values for the message's places
     */
    public record Warning(String code, List<String> arguments) {}

    /**
     * The numbers of one area.
     *
     * @param count incidents; null where no counted source covers the area: missing, which is not zero
     * @param weighted the sum of their weights
     * @param fatalities people killed, as far as known
     * @param areaKm2 square kilometres
     * @param population people, null where unknown
     * @param density incidents per 1000 km² over the period
     * @param rate incidents per 100,000 people over the period; null without population
     * @param rank 1 for the highest value of the measure; equal values share a rank
     * @param legendClass class of the measure's scale, 0 for no report; null where not covered
     * @param few whether so few incidents stand behind the value that it takes no more than the second colour
     */
    public record Commune(
            String pcode,
            String name,
            String country,
            @Nullable Long count,
            @Nullable Double weighted,
            @Nullable Long fatalities,
            double areaKm2,
            @Nullable Long population,
            boolean covered,
            @Nullable Double density,
            @Nullable Double rate,
            @Nullable Integer rank,
            @Nullable Integer legendClass,
            boolean few) {

        /** The value of a measure; null where it is not defined. */
        public @Nullable Double value(Measure measure) {
            return switch (measure) {
                case COUNT -> count == null ? null : count.doubleValue();
                case WEIGHTED -> weighted;
                case FATALITIES -> fatalities == null ? null : fatalities.doubleValue();
                case DENSITY -> density;
                case RATE -> rate;
                case SMOOTHED_RATE, KERNEL, EXCESS -> null;
            };
        }
    }
}
