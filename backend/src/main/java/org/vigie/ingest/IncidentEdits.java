package org.vigie.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.vigie.access.Marking;
import org.vigie.api.Problem;
import org.vigie.api.Problem.FieldError;
import org.vigie.areas.Areas;
import org.vigie.geocode.Geocoder;
import org.vigie.incidents.Categories;
import org.vigie.incidents.IncidentFeature;
import org.vigie.incidents.IncidentStore;
import org.vigie.incidents.Precision;
import org.vigie.incidents.StagedReport.Place;
import org.vigie.incidents.StagedReport.Stated;
import org.vigie.ingest.Draft.Position;
import org.vigie.jobs.RowIssue;

/** Corrections of an incident by hand, checked as strictly as what comes in by file. */
@Service
class IncidentEdits {

    private static final Stated NO_WORDS = new Stated(null, null, null, null, null, null, null, null);
    private static final Set<String> PEOPLE = Set.of("fatalities", "injured", "abducted", "displaced");
    private static final Set<String> PLACE = Set.of("longitude", "latitude", "precision");
    private static final Set<String> OTHERS =
            Set.of("dateStart", "dateEnd", "kind", "severity", "status", "marking", "releasableTo", "uncertaintyKm");

    private final IncidentStore store;
    private final Areas areas;
    private final Geocoder geocoder;
    private final Categories categories;
    private final KindReader kinds;

    IncidentEdits(IncidentStore store, Areas areas, Geocoder geocoder, Categories categories, KindReader kinds) {
        this.kinds = kinds;
        this.store = store;
        this.areas = areas;
        this.geocoder = geocoder;
        this.categories = categories;
    }

    /**
     * Applies a merge patch.
     *
     * @throws Problem a 400 that names each wrong field, a 412 where the incident was changed meanwhile
     */
    void change(IncidentFeature incident, Map<String, @Nullable Object> patch) {
        if (patch.isEmpty()) {
            return;
        }
        var errors = new ArrayList<FieldError>();
        var known = new java.util.TreeSet<String>(OTHERS);
        known.addAll(PEOPLE);
        known.addAll(PLACE);
        patch.keySet().stream()
                .filter(field -> !known.contains(field))
                .forEach(field -> errors.add(FieldError.of(field, "UNKNOWN_PARAMETER", String.join(", ", known))));
        Row row = row(patch);
        var columns = new HashMap<String, @Nullable Object>();
        readEvent(incident, patch, row, columns);
        readTrust(incident, patch, row, columns, errors);
        if (patch.keySet().stream().anyMatch(PLACE::contains)) {
            readPlace(incident, patch, row, columns);
        }
        row.issues().stream()
                .filter(RowIssue::isError)
                .map(SingleReports::fieldError)
                .forEach(errors::add);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        store.edit(incident.id(), incident.versionFrom(), columns);
    }

    private void readEvent(
            IncidentFeature incident,
            Map<String, @Nullable Object> patch,
            Row row,
            Map<String, @Nullable Object> columns) {
        for (String people : PEOPLE) {
            if (patch.containsKey(people)) {
                columns.put(people, row.whole(people, 0, VigieProfile.MOST_PEOPLE));
            }
        }
        if (patch.containsKey("severity")) {
            columns.put("severity", row.whole("severity", 1, 5));
        }
        LocalDate start = day(incident, patch, row, "dateStart");
        LocalDate end = day(incident, patch, row, "dateEnd");
        if (start != null && end != null) {
            if (end.isBefore(start)) {
                row.error("dateEnd", "END_BEFORE_START", end.toString(), start);
            }
            columns.put("date_start", start.toString());
            columns.put("date_end", end.toString());
        }
        if (patch.containsKey("kind")) {
            String kind = row.text("kind", "");
            if (categories.find(kind).isEmpty()) {
                row.error("kind", "UNKNOWN_KIND_HERE", kind);
            }
            columns.put("kind", kind);
        }
    }

    private static @Nullable LocalDate day(
            IncidentFeature incident, Map<String, @Nullable Object> patch, Row row, String field) {
        if (!patch.containsKey(field)) {
            return (LocalDate) incident.properties().get(field);
        }
        if (row.text(field) == null) {
            row.error(field, "MISSING", null);
        }
        return row.day(field);
    }

    private void readTrust(
            IncidentFeature incident,
            Map<String, @Nullable Object> patch,
            Row row,
            Map<String, @Nullable Object> columns,
            List<FieldError> errors) {
        if (patch.containsKey("status")) {
            var status = VigieProfile.status(row);
            if (status == null && !row.rejected()) {
                row.error("status", "MISSING", null);
            }
            columns.put("status", status == null ? null : status.name());
        }
        if (patch.containsKey("marking") || patch.containsKey("kind")) {
            columns.put("marking", marking(incident, row));
        }
        if (patch.containsKey("releasableTo")) {
            if (patch.get("releasableTo") instanceof List<?> list
                    && list.stream().allMatch(String.class::isInstance)) {
                columns.put("releasable_to", list);
            } else {
                errors.add(FieldError.of("releasableTo", "NOT_A_LIST"));
            }
        }
        if (patch.containsKey("uncertaintyKm")) {
            columns.put("uncertainty_km", row.decimal("uncertaintyKm", 0, 5_000));
        }
    }

    /** A marking may be raised by hand; below what it is it may not go, nor below what a sensitive kind asks for. */
    private @Nullable String marking(IncidentFeature incident, Row row) {
        String nowLabel = (String) incident.properties().get("marking");
        String text = row.has("marking") ? row.text("marking", "") : nowLabel;
        Marking now = Marking.find(nowLabel).orElseThrow();
        Marking wanted = Marking.find(text).orElse(null);
        if (wanted == null) {
            row.error("marking", "UNKNOWN_VALUE", text, "TLP:CLEAR, TLP:GREEN, TLP:AMBER, TLP:AMBER+STRICT, TLP:RED");
        } else if (wanted.compareTo(now) < 0) {
            row.error("marking", "MARKING_LOWERED", text, now.label());
        }
        String kind = row.text("kind", (String) incident.properties().get("kind"));
        return wanted == null ? null : kinds.atLeast(kind, wanted).label();
    }

    private void readPlace(
            IncidentFeature incident,
            Map<String, @Nullable Object> patch,
            Row row,
            Map<String, @Nullable Object> columns) {
        Precision precision = patch.containsKey("precision") ? VigieProfile.precision(row) : null;
        Position position = PositionReader.read(withPosition(incident, patch, row), precision);
        if (row.rejected()) {
            return;
        }
        if (precision == null) {
            precision = patch.containsKey("longitude") || patch.containsKey("latitude")
                    ? Precision.EXACT
                    : Precision.valueOf((String) incident.properties().get("precision"));
        }
        String country = (String) incident.properties().get("country");
        Place place = new Placing(areas.current(), geocoder)
                .place(
                        new Position(
                                position.longitude(),
                                position.latitude(),
                                precision,
                                position.uncertaintyKm(),
                                country),
                        NO_WORDS,
                        row);
        columns.put(
                "geom",
                place.longitude() == null
                        ? null
                        : "SRID=4326;POINT(%s %s)".formatted(place.longitude(), place.latitude()));
        columns.put("precision", place.precision().name());
        columns.put("country", place.country());
        columns.put("area_pcode", place.areaPcode());
        columns.put("placement", place.flag());
    }

    /** The patch's position; what the patch leaves out of it is the incident's own. */
    private static Row withPosition(IncidentFeature incident, Map<String, @Nullable Object> patch, Row row) {
        if (incident.geometry() == null) {
            return row;
        }
        double[] point = (double[]) incident.geometry().get("coordinates");
        Row whole = patch.containsKey("longitude") ? row : row.with("longitude", String.valueOf(point[0]));
        return patch.containsKey("latitude") ? whole : whole.with("latitude", String.valueOf(point[1]));
    }

    private static Row row(Map<String, @Nullable Object> patch) {
        var columns = new LinkedHashMap<String, Integer>();
        var titles = List.copyOf(patch.keySet());
        String[] cells = new String[titles.size()];
        for (int i = 0; i < cells.length; i++) {
            columns.put(titles.get(i), i);
            Object value = patch.get(titles.get(i));
            cells[i] = value == null ? "" : value.toString();
        }
        return new Row(0, columns, titles, cells);
    }
}
