package org.vigie.geocode;

import org.jspecify.annotations.Nullable;

/**
 * The words of a report about where it was. Blank and null are the same: not said. Each of country, region, province and
 * commune is a name in any spelling or a code (ISO 3166-1, P-code).
 *
 * @param place the place: a name, a phrase ("15 km au nord de Djibo") or coordinates in words
 * @param withinPcode only places inside this area are considered; unknown codes leave nothing
 */
public record PlaceQuery(
        @Nullable String place,
        @Nullable String country,
        @Nullable String region,
        @Nullable String province,
        @Nullable String commune,
        @Nullable String withinPcode) {

    public PlaceQuery {
        place = clean(place);
        country = clean(country);
        region = clean(region);
        province = clean(province);
        commune = clean(commune);
        withinPcode = clean(withinPcode);
    }

    /** A place and nothing else. */
    public static PlaceQuery of(String place) {
        return new PlaceQuery(place, null, null, null, null, null);
    }

    /** Whether nothing is said at all. */
    public boolean isEmpty() {
        return place == null && country == null && region == null && province == null && commune == null;
    }

    private static @Nullable String clean(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
