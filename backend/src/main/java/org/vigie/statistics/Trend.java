package org.vigie.statistics;

import java.util.Optional;

/**
 * The trend of a monthly series. Immutable and thread-safe.
 *
 * @param mannKendall whether the series rises or falls
 * @param senSlope by how much, in incidents a month, each month
 */
public record Trend(MannKendall mannKendall, double senSlope) {

    /** Under so many complete months no trend is told. */
    public static final int MINIMUM_MONTHS = 12;

    /** The trend of complete months in their order; empty under {@value #MINIMUM_MONTHS} months. */
    public static Optional<Trend> find(double[] monthly) {
        if (monthly.length < MINIMUM_MONTHS) {
            return Optional.empty();
        }
        return Optional.of(new Trend(MannKendall.of(monthly), SenSlope.of(monthly)));
    }
}
