package org.vigie.incidents;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.areas.Area;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.Placement;

/**
 * Finds the area of a position at the level that its precision really knows (METHODS.md "Which incidents"): a point known
 * to its province only belongs to the province, never to the commune that happens to hold it. Immutable and thread safe.
 */
public final class Assignment {

    private final AreaIndex areas;
    private final Map<String, String> pcodeByCountry;

    /** Assigns to the areas of an index. */
    public Assignment(AreaIndex areas) {
        this.areas = areas;
        this.pcodeByCountry =
                areas.list(0).stream().collect(Collectors.toMap(Area::country, Area::pcode, (one, other) -> one));
    }

    /**
     * The area of an incident.
     *
     * @param located whether the position lies in some area
     * @param country of the area, or the stated one where the position is in none; ISO 3166-1 alpha-3
     * @param areaPcode at the level of the precision; null for none
     * @param flag {@code NEAREST}, {@code BORDER_AMBIGUOUS}, or null
     */
    public record Assigned(
            boolean located,
            @Nullable String country,
            @Nullable String areaPcode,
            @Nullable String flag) {}

    /**
     * The area of a position.
     *
     * @param longitude WGS 84 degrees east
     * @param latitude WGS 84 degrees north
     * @param country as stated, or null
     */
    public Assigned assign(double longitude, double latitude, Precision precision, @Nullable String country) {
        Optional<Placement> placement = areas.locate(longitude, latitude, country);
        String located = placement.map(Placement::country).orElse(country);
        String flag = precision.level() == Area.COMMUNE
                ? placement.map(Placement::flag).map(Enum::name).orElse(null)
                : null;
        return switch (precision) {
            case NONE -> new Assigned(placement.isPresent(), country, null, null);
            case COUNTRY -> new Assigned(placement.isPresent(), located, countryPcode(located), null);
            default ->
                new Assigned(
                        placement.isPresent(),
                        located,
                        placement
                                .map(Placement::pcode)
                                .flatMap(commune -> areas.ancestor(commune, precision.level()))
                                .map(Area::pcode)
                                .orElse(null),
                        flag);
        };
    }

    /** The P-code of a country, null where it has no areas here. */
    public @Nullable String countryPcode(@Nullable String country) {
        return country == null ? null : pcodeByCountry.get(country);
    }
}
