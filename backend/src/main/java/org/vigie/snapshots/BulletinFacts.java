package org.vigie.snapshots;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.hotspots.Silence;
import org.vigie.statistics.EmergingHotspots;

/**
 * What a bulletin tells beside its map.
 *
 * @param previous the period that it is compared with
 * @param categories incidents by category, in the order of the taxonomy
 * @param rising areas with more incidents than before, the largest difference first
 * @param falling areas with fewer
 * @param highest the areas with the highest values of the measure, with their months
 * @param trendMonths the complete months that hotspots in time are found in
 * @param emerging areas that are becoming hot
 * @param fading areas that are ceasing to be
 * @param watch what is not known; null for the public, who is not told who watches where
 */
record BulletinFacts(
        Span period,
        Span previous,
        Totals now,
        Totals before,
        List<CategoryCount> categories,
        List<AreaChange> rising,
        List<AreaChange> falling,
        List<AreaSeries> highest,
        Span trendMonths,
        List<Spot> emerging,
        List<Spot> fading,
        @Nullable Watch watch) {

    /** How many months of a series are told. */
    static final int SERIES_MONTHS = 12;

    /**
     * Numbers of the whole.
     *
     * @param fatalities people killed in placed incidents, as far as known; null where that is not told
     * @param areas how many areas have an incident
     */
    record Totals(
            long matched,
            long placed,
            long unplaced,
            long undated,
            @Nullable Long fatalities,
            long areas) {}

    /** Incidents of a category in both periods. */
    record CategoryCount(String code, String label, long now, long before) {}

    /** An area in both periods. */
    record AreaChange(String pcode, String name, String country, long now, long before) {

        long difference() {
            return now - before;
        }
    }

    /**
     * An area and its months.
     *
     * @param value as the map classes it, in words
     * @param months the last of them may be incomplete
     */
    record AreaSeries(
            int rank,
            String pcode,
            String name,
            String country,
            long count,
            String value,
            @Nullable Integer legendClass,
            List<Month> months) {}

    /** Incidents of a month; {@code partial} where the bulletin's period ends within it. */
    record Month(YearMonth month, long count, boolean partial) {}

    /** An area that was or is a hotspot in time. */
    record Spot(String pcode, String name, String country, EmergingHotspots.Category emerging, double z) {}

    /**
     * What is not known.
     *
     * @param unplaced incidents that no area holds, by the level that is known of them
     * @param silences how many areas are in each state
     * @param silent those fallen silent where most was reported before
     */
    record Watch(Map<String, Long> unplaced, Map<Silence, Long> silences, List<SilentArea> silent) {}

    /**
     * An area from which nothing is heard.
     *
     * @param days since the last report
     * @param incidents in the twelve months before
     */
    record SilentArea(String pcode, String name, String country, long days, long incidents) {}

    /** The earliest day that any of its numbers speaks of. */
    LocalDate earliest() {
        return List.of(
                        previous.from(),
                        trendMonths.from(),
                        period.monthsUntilEnd(SERIES_MONTHS).get(0).from())
                .stream()
                .min(LocalDate::compareTo)
                .orElseThrow();
    }
}
