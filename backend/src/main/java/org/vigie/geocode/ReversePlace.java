package org.vigie.geocode;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lies at a position.
 *
 * @param areas the commune, province, region and country that hold it, the finest first; empty outside all
 * @param country ISO 3166-1 alpha-3, null outside all
 * @param flag what is doubtful about the commune ({@code NEAREST}, {@code BORDER_AMBIGUOUS}), null where nothing is
 * @param nearest the nearest settlement of the gazetteers within about 50 km, null where there is none
 */
public record ReversePlace(
        List<Part> areas,
        @Nullable String country,
        @Nullable String flag,
        @Nullable Near nearest) {

    /** An area: level 3 commune, 2 province, 1 region, 0 country. */
    public record Part(int level, String pcode, String name) {}

    /**
     * A settlement.
     *
     * @param distanceKm from it to the position
     * @param bearingDegrees from it to the position, clockwise from north, 0..360
     */
    public record Near(String name, double longitude, double latitude, double distanceKm, double bearingDegrees) {}
}
