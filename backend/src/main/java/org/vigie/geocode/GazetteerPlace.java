package org.vigie.geocode;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place of a gazetteer.
 *
 * @param sourceRef its key in its source, stable from one edition to the next
 * @param otherNames alternate spellings
 * @param country ISO 3166-1 alpha-3
 * @param pcode the commune (or coarser area) that the source names; null where the source gives only coordinates
 * @param longitude WGS 84 degrees east, NaN where the source gives none
 * @param latitude WGS 84 degrees north, NaN where the source gives none
 * @param population 0 where unknown
 */
record GazetteerPlace(
        String sourceRef,
        String name,
        List<String> otherNames,
        String country,
        @Nullable String pcode,
        double longitude,
        double latitude,
        long population,
        PlaceKind kind) {

    boolean hasPosition() {
        return !Double.isNaN(longitude);
    }
}
