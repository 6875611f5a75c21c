package org.vigie.ingest;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.areas.Area;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.BoundarySet;
import org.vigie.areas.Placement;
import org.vigie.incidents.Precision;
import org.vigie.incidents.StagedReport.Place;
import org.vigie.ingest.Draft.Position;

/**
 * Finds the area of a report, at the level that its precision really knows (METHODS.md "Which incidents"): a point known
 * to its province only is placed in the province, never in the commune that happens to hold it. Immutable.
 */
final class Placing {

    private final AreaIndex areas;
    private final Map<String, String> pcodeByCountry;

    Placing(AreaIndex areas) {
        this.areas = areas;
        this.pcodeByCountry =
                areas.list(0).stream().collect(Collectors.toMap(Area::country, Area::pcode, (one, other) -> one));
    }

    /** The place of a report with what is doubtful noted in its row. */
    Place place(Draft draft, Row row) {
        Position position = draft.position();
        return position.known()
                ? located(position, row)
                : new Place(
                        null,
                        null,
                        position.country() == null ? Precision.NONE : Precision.COUNTRY,
                        position.uncertaintyKm(),
                        position.country(),
                        countryPcode(position.country()),
                        null);
    }

    private Place located(Position position, Row row) {
        double longitude = position.longitude();
        double latitude = position.latitude();
        Precision precision = position.precision() == null ? Precision.SETTLEMENT : position.precision();
        Optional<Placement> placement = areas.locate(longitude, latitude, position.country());
        if (placement.isEmpty()) {
            warnOutside(position, row);
        }
        String located = placement.map(Placement::country).orElse(null);
        if (located != null && position.country() != null && !located.equals(position.country())) {
            row.warning("country", "OTHER_COUNTRY", position.country(), located);
        }
        boolean inCommune = precision.level() == Area.COMMUNE;
        return new Place(
                longitude,
                latitude,
                precision,
                position.uncertaintyKm(),
                located != null && precision != Precision.NONE ? located : position.country(),
                areaPcode(precision, placement, position.country()),
                inCommune ? placement.map(Placement::flag).map(Enum::name).orElse(null) : null);
    }

    private @Nullable String areaPcode(
            Precision precision, Optional<Placement> placement, @Nullable String statedCountry) {
        if (precision == Precision.COUNTRY) {
            return countryPcode(placement.map(Placement::country).orElse(statedCountry));
        }
        return placement
                .map(Placement::pcode)
                .flatMap(commune -> areas.ancestor(commune, precision.level()))
                .map(Area::pcode)
                .orElse(null);
    }

    private @Nullable String countryPcode(@Nullable String country) {
        return country == null ? null : pcodeByCountry.get(country);
    }

    /** A point of one of our countries that lies in none of them is doubtful, and often its numbers are swapped. */
    private void warnOutside(Position position, Row row) {
        String country = position.country();
        boolean ours = country == null
                || areas.sets().stream().map(BoundarySet::country).anyMatch(country::equals);
        if (!ours || areas.sets().isEmpty()) {
            return;
        }
        String value = position.longitude() + " " + position.latitude();
        boolean swappedFits = Math.abs(position.longitude()) <= 90
                && areas.locate(position.latitude(), position.longitude(), country)
                        .filter(placement -> country == null || country.equals(placement.country()))
                        .isPresent();
        if (swappedFits) {
            row.error("longitude", "COORDINATES_SWAPPED", value);
        } else {
            row.warning("longitude", "OUTSIDE_ALL_AREAS", value);
        }
    }
}
