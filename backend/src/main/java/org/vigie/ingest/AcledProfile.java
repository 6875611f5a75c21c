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
import org.vigie.ingest.Days.DatePrecision;
import org.vigie.ingest.Draft.Position;

/** ACLED event files, with or without the HXL tag row (which the import leaves out). */
@Component
class AcledProfile implements Profile {

    private static final Map<String, List<String>> NAMES = Map.ofEntries(
            Map.entry("sourceRef", List.of("event_id_cnty", "data_id", "event_id")),
            Map.entry("date", List.of("event_date")),
            Map.entry("datePrecision", List.of("time_precision")),
            Map.entry("event", List.of("event_type")),
            Map.entry("kind", List.of("sub_event_type")),
            Map.entry("fatalities", List.of("fatalities")),
            Map.entry("country", List.of("country")),
            Map.entry("region", List.of("admin1")),
            Map.entry("province", List.of("admin2")),
            Map.entry("commune", List.of("admin3")),
            Map.entry("place", List.of("location")),
            Map.entry("longitude", List.of("longitude")),
            Map.entry("latitude", List.of("latitude")),
            Map.entry("precision", List.of("geo_precision")),
            Map.entry("description", List.of("notes")));

    private final KindReader kinds;

    AcledProfile(KindReader kinds) {
        this.kinds = kinds;
    }

    @Override
    public String id() {
        return "acled";
    }

    @Override
    public boolean recognises(Header header) {
        return header.hasAll("event_type", "sub_event_type", "event_date");
    }

    @Override
    public Map<String, List<String>> names() {
        return NAMES;
    }

    @Override
    public List<List<String>> required() {
        return List.of(
                List.of("sourceRef"), List.of("date"), List.of("event"), List.of("longitude"), List.of("latitude"));
    }

    @Override
    public @Nullable Draft read(Row row, Defaults defaults) {
        LocalDate day = row.day("date");
        if (day == null && !row.rejected()) {
            row.error("date", "MISSING", null);
        }
        if (row.text("sourceRef") == null) {
            row.error("sourceRef", "MISSING", null);
        }
        DatePrecision precision = datePrecision(row);
        String kind = kind(row);
        Integer fatalities = row.whole("fatalities", 0, VigieProfile.MOST_PEOPLE);
        Position position = PositionReader.read(row, precision(row));
        if (day == null || row.rejected()) {
            return null;
        }
        return new Draft(
                null,
                row.text("sourceRef"),
                false,
                new Event(precision.first(day), precision.last(day), kind, false, null, fatalities, null, null, null),
                position,
                new Grade(null, null, kinds.atLeast(kind, defaults.marking()), null),
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
                stated.commune(),
                stated.place(),
                stated.position(),
                row.text("event") + "/" + row.text("kind", ""),
                row.text("precision") == null ? null : "geo_precision " + row.text("precision"));
    }

    private static DatePrecision datePrecision(Row row) {
        String code = row.text("datePrecision", "1");
        return switch (code) {
            case "1" -> DatePrecision.DAY;
            case "2" -> DatePrecision.WEEK;
            case "3" -> DatePrecision.MONTH;
            default -> {
                row.error("datePrecision", "UNKNOWN_VALUE", code, "1, 2, 3");
                yield DatePrecision.DAY;
            }
        };
    }

    private static @Nullable Precision precision(Row row) {
        String code = row.text("precision");
        if (code == null) {
            return null;
        }
        return switch (code) {
            case "1" -> Precision.SETTLEMENT;
            case "2" -> Precision.COMMUNE;
            case "3" -> Precision.REGION;
            default -> {
                row.error("precision", "UNKNOWN_VALUE", code, "1, 2, 3");
                yield null;
            }
        };
    }

    /** TAXONOMY.md's table. Strategic developments that are not arrests or looting are no events and do not count. */
    private static String kind(Row row) {
        String event = row.text("event", "").toLowerCase(Locale.ROOT);
        String sub = row.text("kind", "").toLowerCase(Locale.ROOT);
        String kind =
                switch (event) {
                    case "battles" -> "INS.CLASH";
                    case "explosions/remote violence" -> remote(sub);
                    case "violence against civilians" -> againstCivilians(sub);
                    case "protests" -> sub.contains("excessive force") ? "INS.CIV" : "GOV.PROT";
                    case "riots" -> "GOV.RIOT";
                    case "strategic developments" -> strategic(sub);
                    default -> KindReader.UNKNOWN;
                };
        if (kind.equals(KindReader.UNKNOWN)) {
            row.warning("event", "UNKNOWN_KIND", row.text("event", "") + "/" + row.text("kind", ""));
        }
        return kind;
    }

    private static String remote(String sub) {
        if (sub.contains("air") || sub.contains("drone")) {
            return "INS.AIR";
        }
        if (sub.contains("shelling")
                || sub.contains("artillery")
                || sub.contains("missile")
                || sub.contains("chemical")) {
            return "INS.SHELL";
        }
        boolean device = List.of("remote explosive", "landmine", "ied", "suicide bomb", "grenade").stream()
                .anyMatch(sub::contains);
        return device ? "INS.IED" : KindReader.UNKNOWN;
    }

    private static String againstCivilians(String sub) {
        if (sub.contains("abduction") || sub.contains("disappearance")) {
            return "INS.ABD";
        }
        if (sub.contains("sexual")) {
            return "INS.SGBV";
        }
        return sub.contains("attack") ? "INS.CIV" : KindReader.UNKNOWN;
    }

    private static String strategic(String sub) {
        if (sub.contains("arrest")) {
            return "GOV.ARREST";
        }
        return sub.contains("looting") || sub.contains("property destruction") ? "CRI.ROB" : "OTH.STRAT";
    }
}
