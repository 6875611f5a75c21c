package org.vigie.ingest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.vigie.api.Messages;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.BoundarySet;
import org.vigie.geocode.Candidate;
import org.vigie.geocode.Geocoder;
import org.vigie.geocode.PlaceQuery;
import org.vigie.geocode.Resolution;
import org.vigie.incidents.Assignment;
import org.vigie.incidents.Assignment.Assigned;
import org.vigie.incidents.Precision;
import org.vigie.incidents.StagedReport.Place;
import org.vigie.incidents.StagedReport.Stated;
import org.vigie.ingest.Draft.Position;

/**
 * Places reports: by their coordinates where they have some, else by their words, and notes in their rows what is doubtful
 * about it. Words that are not sure enough are not placed: of them only the area stays that the report names. For one thread.
 */
final class Placing {

    private static final double FAR_KM = 50;
    private static final int REMEMBERED = 20_000;

    private final AreaIndex areas;
    private final Assignment assignment;
    private final Geocoder geocoder;
    private final Map<PlaceQuery, Found> remembered = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<PlaceQuery, Found> eldest) {
            return size() > REMEMBERED;
        }
    };

    Placing(AreaIndex areas, Geocoder geocoder) {
        this.areas = areas;
        this.assignment = new Assignment(areas);
        this.geocoder = geocoder;
    }

    /** What words mean: how they were decided, the place or else the area that is certain. */
    private record Found(
            Resolution.Decision decision, @Nullable Candidate candidate, String why) {}

    /** The place of a report. */
    Place place(Position position, Stated stated, Row row) {
        PlaceQuery query = query(stated);
        if (position.known()) {
            warnFar(position, query, row);
            return located(position, row);
        }
        return query.isEmpty() ? unknown(position) : named(position, query, row);
    }

    static PlaceQuery query(Stated stated) {
        return new PlaceQuery(
                stated.place(), stated.country(), stated.region(), stated.province(), stated.commune(), null);
    }

    private Place unknown(Position position) {
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

    private Place named(Position position, PlaceQuery query, Row row) {
        Found found = remembered.computeIfAbsent(query, this::find);
        String words = query.place() == null ? query.commune() : query.place();
        if (found.decision() == Resolution.Decision.REVIEW) {
            row.warning("place", "PLACE_UNSURE", words, found.why());
        } else if (found.decision() == Resolution.Decision.NONE) {
            row.warning("place", "UNGEOCODED", words);
        }
        return found.candidate() == null ? unknown(position) : place(found, position);
    }

    private Found find(PlaceQuery query) {
        Resolution resolution = geocoder.geocode(query, Messages.LANGUAGES.get(0));
        Optional<Candidate> candidate =
                resolution.placed().or(() -> geocoder.findStatedArea(query, Messages.LANGUAGES.get(0)));
        return new Found(resolution.decision(), candidate.orElse(null), resolution.why());
    }

    /** A candidate as a place; never finer than the report itself claims to know. */
    private Place place(Found found, Position position) {
        Candidate candidate = found.candidate();
        Precision precision = Precision.valueOf(candidate.precision().name());
        if (position.precision() != null && position.precision().compareTo(precision) > 0) {
            precision = position.precision();
        }
        boolean placed = found.decision() == Resolution.Decision.PLACED;
        if (!placed) {
            // The area is certain, the place in it is not: no point, and never the commune of the area's chief town.
            return new Place(
                    null, null, precision, null, candidate.country(), ancestor(candidate.pcode(), precision), null);
        }
        return place(candidate, precision);
    }

    /** A candidate that is taken for the place. */
    Place place(Candidate candidate, Precision precision) {
        Assigned assigned =
                assignment.assign(candidate.longitude(), candidate.latitude(), precision, candidate.country());
        String pcode = ancestor(candidate.pcode(), precision);
        return new Place(
                candidate.longitude(),
                candidate.latitude(),
                precision,
                candidate.uncertaintyKm(),
                candidate.country() == null ? assigned.country() : candidate.country(),
                pcode == null ? assigned.areaPcode() : pcode,
                pcode == null ? assigned.flag() : null);
    }

    private @Nullable String ancestor(@Nullable String pcode, Precision precision) {
        return pcode == null
                ? null
                : areas.ancestor(pcode, precision.level())
                        .map(area -> area.pcode())
                        .orElse(null);
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

    private void warnFar(Position position, PlaceQuery query, Row row) {
        if (query.commune() == null) {
            return;
        }
        OptionalDouble km = geocoder.kmFromStatedCommune(query, position.longitude(), position.latitude());
        if (km.isPresent() && km.getAsDouble() > FAR_KM) {
            row.warning("commune", "FAR_FROM_COMMUNE", query.commune(), Math.round(km.getAsDouble()));
        }
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
