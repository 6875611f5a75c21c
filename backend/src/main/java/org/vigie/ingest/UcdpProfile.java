package org.vigie.ingest;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vigie.incidents.Precision;
import org.vigie.incidents.StagedReport.Event;
import org.vigie.incidents.StagedReport.Grade;
import org.vigie.incidents.StagedReport.Stated;
import org.vigie.ingest.Draft.Position;

/** UCDP Georeferenced Event Dataset: the 49 columns, the names of older releases, and short extracts without codes. */
@Component
class UcdpProfile implements Profile {

    private static final Map<String, List<String>> NAMES = Map.ofEntries(
            Map.entry("sourceRef", List.of("id", "event_id")),
            Map.entry("date", List.of("date_start", "event_date")),
            Map.entry("dateEnd", List.of("date_end")),
            Map.entry("year", List.of("year")),
            Map.entry("month", List.of("month")),
            Map.entry("day", List.of("day")),
            Map.entry("kind", List.of("type_of_violence", "type_of_vi")),
            Map.entry("fatalities", List.of("best", "best_est", "best_death", "best_deaths")),
            Map.entry("country", List.of("country")),
            Map.entry("region", List.of("adm_1")),
            Map.entry("province", List.of("adm_2")),
            Map.entry("place", List.of("where_coordinates", "where_coor")),
            Map.entry("longitude", List.of("longitude")),
            Map.entry("latitude", List.of("latitude")),
            Map.entry("precision", List.of("where_prec")),
            Map.entry("description", List.of("source_headline", "where_description", "source_article")));

    @Override
    public String id() {
        return "ucdp-ged";
    }

    @Override
    public boolean recognises(Header header) {
        return header.hasAll("id", "country", "longitude", "latitude")
                && (header.has("type_of_violence") || header.has("type_of_vi"));
    }

    @Override
    public Map<String, List<String>> names() {
        return NAMES;
    }

    @Override
    public List<List<String>> required() {
        return List.of(
                List.of("sourceRef"),
                List.of("date", "year"),
                List.of("kind"),
                List.of("longitude"),
                List.of("latitude"));
    }

    @Override
    public @Nullable Draft read(Row row, Defaults defaults) {
        LocalDate start = day(row);
        LocalDate end = row.day("dateEnd");
        String kind = kind(row);
        Integer fatalities = row.whole("fatalities", 0, VigieProfile.MOST_PEOPLE);
        Position position = PositionReader.read(row, precision(row));
        if (row.text("sourceRef") == null) {
            row.error("sourceRef", "MISSING", null);
        }
        if (start != null && end != null && end.isBefore(start)) {
            row.error("dateEnd", "END_BEFORE_START", row.text("dateEnd"), start);
        }
        if (start == null || kind == null || row.rejected()) {
            return null;
        }
        return new Draft(
                null,
                row.text("sourceRef"),
                false,
                new Event(
                        start,
                        end == null ? start : end,
                        kind,
                        "2".equals(code(row)),
                        null,
                        fatalities,
                        null,
                        null,
                        null),
                position,
                new Grade(null, null, defaults.marking(), null),
                stated(row),
                row.text("description"),
                null);
    }

    private static Stated stated(Row row) {
        Stated stated = VigieProfile.stated(row);
        return new Stated(
                stated.country(),
                stated.region(),
                stated.province(),
                null,
                stated.place(),
                stated.position(),
                "type_of_violence " + row.text("kind"),
                row.text("precision") == null ? null : "where_prec " + row.text("precision"));
    }

    /** {@code date_start}, or the columns year, month, day of extracts. */
    private static @Nullable LocalDate day(Row row) {
        if (row.text("date") != null) {
            return row.day("date");
        }
        Integer year = row.whole("year", 1946, 2200);
        Integer month = row.whole("month", 1, 12);
        Integer day = row.whole("day", 1, 31);
        if (year == null || month == null || day == null) {
            row.error("date", "MISSING", null);
            return null;
        }
        try {
            return LocalDate.of(year, month, day);
        } catch (java.time.DateTimeException e) {
            row.error("day", "NOT_A_DAY", year + "-" + month + "-" + day);
            return null;
        }
    }

    private static @Nullable String kind(Row row) {
        return switch (code(row)) {
            case "1", "2" -> "INS.CLASH";
            case "3" -> "INS.CIV";
            default -> {
                row.error("kind", "UNKNOWN_VALUE", row.text("kind"), "1, 2, 3");
                yield null;
            }
        };
    }

    /** Extracts write the type of violence in words. */
    private static String code(Row row) {
        String type = row.text("kind", "").toLowerCase(Locale.ROOT);
        return switch (type) {
            case "state-based violence", "state-based conflict", "state-based" -> "1";
            case "non-state violence", "non-state conflict", "non-state" -> "2";
            case "one-sided violence", "one-sided" -> "3";
            default -> type;
        };
    }

    /** METHODS.md: 1 settlement, 2 commune, 3 province, 4 region, 5 region if one is named else country, 6, 7 nothing. */
    private static @Nullable Precision precision(Row row) {
        String code = row.text("precision");
        if (code == null) {
            return null;
        }
        return switch (code) {
            case "1" -> Precision.SETTLEMENT;
            case "2" -> Precision.COMMUNE;
            case "3" -> Precision.PROVINCE;
            case "4" -> Precision.REGION;
            case "5" -> row.text("region") == null ? Precision.COUNTRY : Precision.REGION;
            case "6" -> Precision.COUNTRY;
            case "7" -> Precision.NONE;
            default -> {
                row.error("precision", "UNKNOWN_VALUE", code, "1, 2, 3, 4, 5, 6, 7");
                yield null;
            }
        };
    }
}
