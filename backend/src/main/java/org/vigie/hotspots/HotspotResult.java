package org.vigie.hotspots;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.statistics.EmergingHotspots;
import org.vigie.statistics.Excess;
import org.vigie.statistics.GlobalMoran;
import org.vigie.statistics.HotspotClass;
import org.vigie.statistics.LocalMoran;
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
 * @param exposure what incidents are measured against; null where nothing asked for needs it
 * @param missingPopulation P-codes of the covered areas whose population is not known, where rates are asked for
 * @param kernel the density surface behind the kernel values; null where they are not asked for, or nothing is covered
 * @param globalMoran Moran's I over all covered areas; null where it is not asked for
 * @param compared the period that changes are measured against; null where they are not asked for, or there is none
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
        Excess.@Nullable Basis exposure,
        List<String> missingPopulation,
        @Nullable KernelUsed kernel,
        @Nullable GlobalMoran globalMoran,
        @Nullable Compared compared,
        List<Commune> communes) {

    /** Whether it tells of silence or confidence, and with them who watches where: then it is TLP:AMBER at least. */
    public boolean tellsWatch() {
        return communes.stream().anyMatch(commune -> commune.silence() != null || commune.confidence() != null);
    }

    /**
     * Something a reader of the numbers must know.
     *
     * @param code stable; its message has the key {@code warning.<code>}
     * @param arguments values for the message's places
     */
    public record Warning(String code, List<String> arguments) {}

    /**
     * The density surface as it was computed.
     *
     * @param bandwidthKm radius of the kernel, or σ of the Gaussian
     * @param automatic whether the data suggested it (Scott's rule)
     * @param cellKm side of a cell
     * @param grown whether cells are larger than a fifteenth of the bandwidth, so that they are not too many
     */
    public record KernelUsed(
            double bandwidthKm, boolean automatic, double cellKm, int columns, int rows, boolean grown) {}

    /**
     * The two periods of a change.
     *
     * @param now the period without the days that are still filling
     * @param before the period that it is compared with
     */
    public record Compared(Period now, Period before) {}

    /**
     * Gi* of an area; a value is null where it is not defined.
     *
     * @param z standardised, no unit
     * @param pNormal two-sided, by the normal distribution
     * @param p two-sided, by total randomisation
     * @param q false discovery rate over all covered areas; exploratory
     * @param hotspotClass hot, cold or neither
     * @param significant whether q is below the query's alpha and the class hot or cold
     * @param neighbours how many neighbours the area has, itself not counted; with none it stands for itself only
     */
    public record Gi(
            @Nullable Double z,
            @Nullable Double pNormal,
            @Nullable Double p,
            @Nullable Double q,
            HotspotClass hotspotClass,
            boolean significant,
            int neighbours) {}

    /**
     * Local Moran's I of an area; a value is null where it is not defined.
     *
     * @param i the statistic
     * @param z standardised
     * @param p two-sided, by conditional permutation
     * @param q false discovery rate over all areas that have neighbours
     * @param significant whether q is below the query's alpha
     */
    public record Moran(
            @Nullable Double i,
            @Nullable Double z,
            @Nullable Double p,
            @Nullable Double q,
            LocalMoran.Quadrant quadrant,
            boolean significant) {}

    /**
     * The trend of an area's complete months, of which there are at least 12; indicative.
     *
     * @param s Mann-Kendall's S
     * @param p two-sided, by the normal distribution
     * @param senSlope incidents a month, each month
     * @param emerging how the area became a hot or cold spot
     */
    public record MonthlyTrend(long s, double z, double p, double senSlope, EmergingHotspots.Category emerging) {}

    /**
     * An area against the period before; indicative, for counts are overdispersed.
     *
     * @param current incidents in the period without the days that are still filling
     * @param previous incidents in the period compared with
     * @param ratio of incidents a day now to those before; null if there were none before
     * @param p two-sided, exact; null if there were none in both
     * @param q false discovery rate over all areas compared
     */
    public record Change(
            long current,
            long previous,
            @Nullable Double ratio,
            @Nullable Double p,
            @Nullable Double q) {}

    /**
     * The numbers of one area; null where not defined, or not asked for.
     *
     * @param count incidents; null where no counted source covers the area: missing, which is not zero
     * @param weighted the sum of their weights
     * @param fatalities people killed, as far as known
     * @param areaKm2 square kilometres
     * @param population people
     * @param excess deviance residual against the exposure
     * @param density incidents per 1000 km² over the period
     * @param rate incidents per 100,000 people over the period
     * @param rateLow lower limit of its exact 95 % interval
     * @param rateHigh upper limit
     * @param smoothedRate the rate drawn towards that of all areas, per 100,000
     * @param localSmoothedRate the rate drawn towards that of the area and its neighbours, per 100,000
     * @param kernelMean mean density of the surface, weighted incidents per 1000 km²
     * @param kernelMax its largest value
     * @param kernelExpected its integral, weighted incidents
     * @param silenceDays from the last report of any kind to the reference day; null if there never was one
     * @param rank 1 for the highest value of the measure among all covered areas; equal values share a rank
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
            @Nullable Double excess,
            @Nullable Double density,
            @Nullable Double rate,
            @Nullable Double rateLow,
            @Nullable Double rateHigh,
            @Nullable Double smoothedRate,
            @Nullable Double localSmoothedRate,
            @Nullable Double kernelMean,
            @Nullable Double kernelMax,
            @Nullable Double kernelExpected,
            @Nullable Gi gi,
            @Nullable Moran moran,
            @Nullable MonthlyTrend trend,
            @Nullable Change change,
            @Nullable Confidence confidence,
            @Nullable Long silenceDays,
            @Nullable Silence silence,
            @Nullable Integer rank,
            @Nullable Integer legendClass,
            boolean few) {

        /** The value of a measure; null where it is not defined, or was not asked for. */
        public @Nullable Double value(Measure measure) {
            return switch (measure) {
                case COUNT -> count == null ? null : count.doubleValue();
                case WEIGHTED -> weighted;
                case FATALITIES -> fatalities == null ? null : fatalities.doubleValue();
                case DENSITY -> density;
                case RATE -> rate;
                case SMOOTHED_RATE -> smoothedRate;
                case KERNEL -> kernelMean;
                case EXCESS -> excess;
                case GI -> gi == null ? null : gi.z();
                case MORAN -> moran == null ? null : moran.i();
                case CHANGE -> change == null ? null : change.ratio();
                case TREND -> trend == null ? null : (Double) trend.z();
            };
        }

        /** By which areas are ranked: the value, and where something follows nothing, more than any ratio. */
        @Nullable
        Double ranked(Measure measure) {
            return measure == Measure.CHANGE && isNew() ? (Double) Double.POSITIVE_INFINITY : value(measure);
        }

        private boolean isNew() {
            return change != null && change.previous() == 0 && change.current() > 0;
        }

        /** The class of a measure; null where it has none. */
        @Nullable
        Integer classOf(Measure measure, Scale scale) {
            if (count == null) {
                return null;
            }
            return switch (measure) {
                case GI ->
                    gi == null
                            ? null
                            : (Integer) scale.classOf(gi.hotspotClass().name());
                case MORAN -> moran == null ? null : (Integer) scale.classOf(moranCode());
                case CHANGE -> change == null ? null : (Integer) changeClass(scale);
                default -> value(measure) == null ? null : (Integer) scale.classOf(value(measure), behind(measure));
            };
        }

        private String moranCode() {
            boolean named = moran.significant() || moran.quadrant() == LocalMoran.Quadrant.ISLAND;
            return named ? moran.quadrant().name() : Scale.NOT_SIGNIFICANT;
        }

        private int changeClass(Scale scale) {
            return isNew()
                    ? scale.classOf(Scale.NEW)
                    : scale.classOf(
                            change.ratio() == null ? 1 : change.ratio(), Math.max(change.current(), change.previous()));
        }

        /** A surface reaches into communes without a report of their own: they show it as those with few do. */
        private long behind(Measure measure) {
            boolean reachedInto = measure == Measure.KERNEL && kernelMean != null && kernelMean > 0;
            return reachedInto ? Math.max(1, count) : count;
        }

        /** The same area ranked and classed. */
        Commune classed(@Nullable Integer placeInRanking, @Nullable Integer classNumber) {
            return new Commune(
                    pcode,
                    name,
                    country,
                    count,
                    weighted,
                    fatalities,
                    areaKm2,
                    population,
                    covered,
                    excess,
                    density,
                    rate,
                    rateLow,
                    rateHigh,
                    smoothedRate,
                    localSmoothedRate,
                    kernelMean,
                    kernelMax,
                    kernelExpected,
                    gi,
                    moran,
                    trend,
                    change,
                    confidence,
                    silenceDays,
                    silence,
                    placeInRanking,
                    classNumber,
                    few);
        }
    }
}
