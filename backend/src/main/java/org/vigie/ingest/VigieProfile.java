package org.vigie.ingest;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vigie.access.Marking;
import org.vigie.incidents.Precision;
import org.vigie.incidents.StagedReport.Event;
import org.vigie.incidents.StagedReport.Grade;
import org.vigie.incidents.StagedReport.Stated;
import org.vigie.incidents.Status;
import org.vigie.ingest.Draft.Position;

/** Our own table, documented in {@code data/README.md}: headers in French or English, only a day and a place required. */
@Component
class VigieProfile implements Profile {

    static final int MOST_PEOPLE = 10_000_000;

    private static final Map<String, List<String>> NAMES = fieldNames();

    private static final List<String> PLACE_FIELDS =
            List.of("longitude", "latitude", "place", "commune", "province", "region", "country");

    private final KindReader kinds;

    VigieProfile(KindReader kinds) {
        this.kinds = kinds;
    }

    @Override
    public String id() {
        return "vigie";
    }

    @Override
    public boolean recognises(Header header) {
        var columns = columns(header);
        return columns.containsKey("date")
                && (columns.containsKey("longitude") && columns.containsKey("latitude")
                        || columns.keySet().stream()
                                .anyMatch(List.of("place", "commune", "province", "region", "country")::contains));
    }

    @Override
    public Map<String, List<String>> names() {
        return NAMES;
    }

    @Override
    public List<List<String>> required() {
        return List.of(List.of("date"), List.of("longitude", "place", "commune", "province", "region", "country"));
    }

    @Override
    public boolean namesUnknownColumns() {
        return true;
    }

    @Override
    public @Nullable Draft read(Row row, Defaults defaults) {
        LocalDate date = row.day("date");
        if (date == null && !row.rejected()) {
            row.error("date", "MISSING", null);
        }
        String kind = kinds.read(row);
        Position position = PositionReader.read(row, precision(row));
        if (isNowhere(row) && position.precision() != Precision.NONE) {
            row.error("place", "NO_PLACE", null);
        }
        Grade grade = grade(row, kind, defaults);
        Event event = event(row, date, kind);
        if (row.rejected() || event == null) {
            return null;
        }
        return new Draft(
                row.text("source"),
                row.text("sourceRef"),
                kind.equals(KindReader.SITUATION),
                event,
                position,
                grade,
                stated(row),
                row.text("description"),
                Days.findTime(row, "receivedAt"));
    }

    /** Neither a position nor a name of a place. */
    private static boolean isNowhere(Row row) {
        return PLACE_FIELDS.stream().allMatch(field -> row.text(field) == null);
    }

    static Stated stated(Row row) {
        String longitude = row.text("longitude");
        String latitude = row.text("latitude");
        return new Stated(
                row.text("country"),
                row.text("region"),
                row.text("province"),
                row.text("commune"),
                row.text("place"),
                longitude == null && latitude == null ? null : longitude + " " + latitude,
                original(row.text("category"), row.text("kind")),
                row.text("precision"));
    }

    private static @Nullable String original(@Nullable String category, @Nullable String kind) {
        if (category == null || kind == null) {
            return category == null ? kind : category;
        }
        return category + "/" + kind;
    }

    private @Nullable Event event(Row row, @Nullable LocalDate date, String kind) {
        LocalDate end = row.day("dateEnd");
        var precision = Days.DatePrecision.DAY;
        String stated = row.text("datePrecision");
        if (stated != null) {
            Optional<Days.DatePrecision> found = Days.DatePrecision.find(stated);
            if (found.isEmpty()) {
                row.error("datePrecision", "UNKNOWN_VALUE", stated, "day, week, month, year");
            }
            precision = found.orElse(precision);
        }
        Integer severity = row.whole("severity", 1, 5);
        Integer fatalities = row.whole("fatalities", 0, MOST_PEOPLE);
        Integer injured = row.whole("injured", 0, MOST_PEOPLE);
        Integer abducted = row.whole("abducted", 0, MOST_PEOPLE);
        Integer displaced = row.whole("displaced", 0, MOST_PEOPLE);
        if (date == null) {
            return null;
        }
        if (end != null && end.isBefore(date)) {
            row.error("dateEnd", "END_BEFORE_START", row.text("dateEnd"), date);
            return null;
        }
        return new Event(
                precision.first(date),
                precision.last(end == null ? date : end),
                kind,
                false,
                severity,
                fatalities,
                injured,
                abducted,
                displaced);
    }

    static @Nullable Precision precision(Row row) {
        String text = row.text("precision");
        if (text == null) {
            return null;
        }
        String word = Header.plain(text);
        for (Precision precision : Precision.values()) {
            if (precision.name().toLowerCase(Locale.ROOT).equals(word)) {
                return precision;
            }
        }
        String french = Map.of(
                        "exacte",
                        "EXACT",
                        "localite",
                        "SETTLEMENT",
                        "village",
                        "SETTLEMENT",
                        "pays",
                        "COUNTRY",
                        "cercle",
                        "PROVINCE",
                        "departement",
                        "PROVINCE",
                        "inconnue",
                        "NONE",
                        "aucune",
                        "NONE")
                .get(word);
        if (french == null) {
            row.error(
                    "precision", "UNKNOWN_VALUE", text, "EXACT, SETTLEMENT, COMMUNE, PROVINCE, REGION, COUNTRY, NONE");
            return null;
        }
        return Precision.valueOf(french);
    }

    private Grade grade(Row row, String kind, Defaults defaults) {
        String reliability = row.text("reliability");
        if (reliability != null && !reliability.matches("[A-Fa-f]")) {
            row.error("reliability", "UNKNOWN_VALUE", reliability, "A, B, C, D, E, F");
            reliability = null;
        }
        Marking stated = marking(row, defaults);
        Marking marking = kinds.atLeast(kind, stated);
        if (marking != stated && row.text("marking") != null) {
            row.warning("marking", "MARKING_RAISED", row.text("marking"), marking.label(), kind);
        }
        return new Grade(
                reliability == null ? null : reliability.toUpperCase(Locale.ROOT),
                row.whole("credibility", 1, 6),
                marking,
                status(row));
    }

    private static Marking marking(Row row, Defaults defaults) {
        String text = row.text("marking");
        if (text == null) {
            return defaults.marking();
        }
        Optional<Marking> marking = Marking.find(text);
        if (marking.isEmpty()) {
            // Guessing here could let a name out: the row is refused.
            row.error("marking", "UNKNOWN_VALUE", text, "TLP:CLEAR, TLP:GREEN, TLP:AMBER, TLP:AMBER+STRICT, TLP:RED");
        }
        return marking.orElse(Marking.RED);
    }

    static @Nullable Status status(Row row) {
        String text = row.text("status");
        if (text == null) {
            return null;
        }
        Status status =
                switch (Header.plain(text)) {
                    case "reported", "signale", "rapporte" -> Status.REPORTED;
                    case "verified", "verifie", "confirme", "confirmed" -> Status.VERIFIED;
                    case "denied", "dementi", "infirme" -> Status.DENIED;
                    default -> null;
                };
        if (status == null) {
            row.error("status", "UNKNOWN_VALUE", text, "REPORTED, VERIFIED, DENIED");
        }
        return status;
    }

    private static Map<String, List<String>> fieldNames() {
        var names = new LinkedHashMap<String, List<String>>();
        names.put("source", List.of("source"));
        names.put("sourceRef", List.of("sourceRef", "refSource", "reference", "id"));
        names.put("receivedAt", List.of("receivedAt", "recuLe", "dateReception"));
        names.put("date", List.of("date", "dateStart", "dateDebut", "dateIncident"));
        names.put("dateEnd", List.of("dateEnd", "dateFin"));
        names.put("datePrecision", List.of("datePrecision", "precisionDate"));
        names.put("category", List.of("category", "categorie"));
        names.put("kind", List.of("kind", "type", "nature"));
        names.put("severity", List.of("severity", "gravite"));
        names.put("fatalities", List.of("fatalities", "morts", "tues", "deces"));
        names.put("injured", List.of("injured", "blesses"));
        names.put("abducted", List.of("abducted", "enleves"));
        names.put("displaced", List.of("displaced", "deplaces"));
        names.put("country", List.of("country", "pays"));
        names.put("region", List.of("region"));
        names.put("province", List.of("province", "cercle", "departement"));
        names.put("commune", List.of("commune"));
        names.put("place", List.of("place", "lieu", "localite", "village"));
        names.put("longitude", List.of("longitude", "lon", "lng", "long", "x"));
        names.put("latitude", List.of("latitude", "lat", "y"));
        names.put("precision", List.of("precision", "precisionLieu", "locationPrecision"));
        names.put("uncertaintyKm", List.of("uncertaintyKm", "incertitudeKm"));
        names.put("reliability", List.of("reliability", "fiabilite"));
        names.put("credibility", List.of("credibility", "credibilite"));
        names.put("marking", List.of("marking", "marquage", "tlp"));
        names.put("status", List.of("status", "statut"));
        names.put("description", List.of("description", "texte", "resume"));
        return names;
    }
}
