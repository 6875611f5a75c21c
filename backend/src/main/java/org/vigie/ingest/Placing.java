package org.vigie.ingest;

import org.vigie.areas.AreaIndex;
import org.vigie.areas.BoundarySet;
import org.vigie.incidents.Assignment;
import org.vigie.incidents.Assignment.Assigned;
import org.vigie.incidents.Precision;
import org.vigie.incidents.StagedReport.Place;
import org.vigie.ingest.Draft.Position;

/** Places reports, and notes in their rows what is doubtful about it. Immutable. */
final class Placing {

    private final AreaIndex areas;
    private final Assignment assignment;

    Placing(AreaIndex areas) {
        this.areas = areas;
        this.assignment = new Assignment(areas);
    }

    /** The place of a report's position. */
    Place place(Position position, Row row) {
        if (position.known()) {
            return located(position, row);
        }
        String country = position.country();
        return new Place(
                null,
                null,
                country == null ? Precision.NONE : Precision.COUNTRY,
                position.uncertaintyKm(),
                country,
                assignment.countryPcode(country),
                null);
    }

    private Place located(Position position, Row row) {
        Precision precision = position.precision() == null ? Precision.SETTLEMENT : position.precision();
        Assigned assigned = assignment.assign(position.longitude(), position.latitude(), precision, position.country());
        if (!assigned.located()) {
            warnOutside(position, row);
        } else if (position.country() != null && !position.country().equals(assigned.country())) {
            row.warning("country", "OTHER_COUNTRY", position.country(), assigned.country());
        }
        return new Place(
                position.longitude(),
                position.latitude(),
                precision,
                position.uncertaintyKm(),
                assigned.country(),
                assigned.areaPcode(),
                assigned.flag());
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
