package org.vigie.ingest;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * CSV exports of KoboToolbox and ODK Central: our own fields as questions, in groups ({@code incident/date}), the form's
 * own reference and time of sending, and a geopoint, in columns of its own or as one text "latitude longitude altitude
 * accuracy".
 */
@Component
class KoboProfile implements Profile {

    private static final List<String> REFERENCES =
            List.of("_uuid", "meta/instanceID", "meta-instanceID", "instanceID", "KEY");
    private static final List<String> TIMES = List.of("_submission_time", "SubmissionDate", "end");
    private static final List<String> GEOPOINTS = List.of("geopoint", "gps", "location", "position", "localisation");

    private static final Set<String> CENTRAL = Set.of(
            "SubmissionDate",
            "KEY",
            "SubmitterID",
            "SubmitterName",
            "AttachmentsPresent",
            "AttachmentsExpected",
            "Status",
            "ReviewState",
            "DeviceID",
            "Edits",
            "FormVersion");

    private static final String GEOPOINT = "geopoint";
    private static final String ACCURACY = "accuracyMeters";

    private final VigieProfile vigie;

    KoboProfile(VigieProfile vigie) {
        this.vigie = vigie;
    }

    @Override
    public String id() {
        return "kobo";
    }

    @Override
    public boolean recognises(Header header) {
        return header.has("_uuid") && header.has("_submission_time")
                || header.has("SubmissionDate") && (header.has("KEY") || header.has("meta-instanceID"));
    }

    @Override
    public Map<String, List<String>> names() {
        return vigie.names();
    }

    @Override
    public List<List<String>> required() {
        return List.of(List.of("date"), List.of("longitude", GEOPOINT, "place", "commune", "province", "region"));
    }

    /** The fields under the last part of each title, behind its groups. */
    @Override
    public Map<String, Integer> columns(Header header) {
        List<String> titles = header.titles();
        boolean central = header.has("SubmissionDate");
        var inner = new Header(titles.stream()
                .map(title -> isToolsOwn(title, central) ? "" : question(title))
                .toList());
        Map<String, Integer> columns = inner.columns(vigie.names());
        columns.remove("sourceRef");
        put(columns, "sourceRef", header, REFERENCES);
        put(columns, "receivedAt", header, TIMES);
        put(columns, GEOPOINT, inner, GEOPOINTS);
        for (int i = 0; i < titles.size(); i++) {
            String title = titles.get(i).toLowerCase(Locale.ROOT);
            if (title.endsWith("latitude")) {
                columns.putIfAbsent("latitude", i);
            } else if (title.endsWith("longitude")) {
                columns.putIfAbsent("longitude", i);
            } else if (title.startsWith("_") && title.endsWith("_precision") || title.endsWith("-accuracy")) {
                columns.putIfAbsent(ACCURACY, i);
                columns.remove("precision", i);
            }
        }
        return columns;
    }

    @Override
    public @Nullable Draft read(Row row, Defaults defaults) {
        if (row.text("sourceRef") == null) {
            row.warning("sourceRef", "NO_REFERENCE", null);
        }
        return vigie.read(withPosition(row), defaults);
    }

    /** A geopoint in one text, and an accuracy in metres, as the fields that our own table has for them. */
    private static Row withPosition(Row row) {
        String accuracy = row.text(ACCURACY);
        String point = row.text("longitude") == null ? row.text(GEOPOINT) : null;
        if (point != null && point.matches("-?\\d+(\\.\\d+)?( -?\\d+(\\.\\d+)?){1,3}")) {
            String[] numbers = point.split(" ");
            row = row.with("latitude", numbers[0]).with("longitude", numbers[1]);
            accuracy = numbers.length == 4 ? numbers[3] : accuracy;
        }
        try {
            return accuracy == null
                    ? row
                    : row.with("uncertaintyKm", String.valueOf(Double.parseDouble(accuracy.replace(',', '.')) / 1000));
        } catch (NumberFormatException e) {
            row.warning(ACCURACY, "NOT_A_NUMBER", accuracy);
            return row;
        }
    }

    private static void put(Map<String, Integer> columns, String field, Header header, List<String> names) {
        names.stream()
                .filter(header::has)
                .findFirst()
                .ifPresent(name -> columns.put(field, header.find(name).getAsInt()));
    }

    /** What the tool itself adds and no form asked: {@code _status}, {@code _id}; ODK Central's {@code Status}. */
    private static boolean isToolsOwn(String title, boolean central) {
        return title.startsWith("_") || central && CENTRAL.contains(title);
    }

    /** A question's own name: behind the groups, which KoboToolbox parts by slashes and ODK Central by hyphens. */
    private String question(String title) {
        String question = title.substring(Math.max(title.lastIndexOf('/'), title.lastIndexOf(':')) + 1);
        int hyphen = question.indexOf('-');
        while (hyphen >= 0 && !isKnown(question)) {
            question = question.substring(hyphen + 1);
            hyphen = question.indexOf('-');
        }
        return question;
    }

    private boolean isKnown(String question) {
        String plain = Header.plain(question);
        return GEOPOINTS.contains(plain)
                || vigie.names().values().stream()
                        .flatMap(List::stream)
                        .map(Header::plain)
                        .anyMatch(plain::equals);
    }
}
