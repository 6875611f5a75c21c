package org.vigie.geocode;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.formats.TableRow;
import org.vigie.jobs.RowIssue;

/** One line of a GeoNames dump (download.geonames.org/export/dump/readme.txt): 19 columns, tabs, no header. */
final class GeoNamesRow {

    static final List<String> COLUMNS = List.of(
            "geonameid",
            "name",
            "asciiname",
            "alternatenames",
            "latitude",
            "longitude",
            "feature class",
            "feature code",
            "country code",
            "cc2",
            "admin1 code",
            "admin2 code",
            "admin3 code",
            "admin4 code",
            "population",
            "elevation",
            "dem",
            "timezone",
            "modification date");

    private static final int NAME = 1;
    private static final int ASCII_NAME = 2;
    private static final int OTHER_NAMES = 3;
    private static final int LATITUDE = 4;
    private static final int LONGITUDE = 5;
    private static final int CLASS = 6;
    private static final int CODE = 7;
    private static final int COUNTRY = 8;
    private static final int POPULATION = 14;

    private static final java.util.regex.Pattern AIRPORT_CODE = java.util.regex.Pattern.compile("[A-Z]{3,4}");

    private GeoNamesRow() {}

    static void read(TableRow row, @Nullable String country, GazetteerFile.Sink sink) {
        String own = Countries.ofIso2(row.cell(COUNTRY)).orElse(null);
        if (own == null || country != null && !country.equals(own)) {
            sink.issue(
                    RowIssue.warning(row.line(), "country code", "PLACE_OF_OTHER_COUNTRY", row.cell(COUNTRY), country));
            return;
        }
        double longitude = Numbers.decimal(row.cell(LONGITUDE));
        double latitude = Numbers.decimal(row.cell(LATITUDE));
        if (row.cell(NAME).isBlank()) {
            sink.issue(RowIssue.error(row.line(), "name", "PLACE_NAME_MISSING", row.cell(0)));
        } else if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
            String value = row.cell(LATITUDE) + " " + row.cell(LONGITUDE);
            sink.issue(RowIssue.error(row.line(), "latitude", "BAD_COORDINATES", value));
        } else {
            sink.place(
                    row.line(),
                    new GazetteerPlace(
                            row.cell(0).strip(),
                            row.cell(NAME).strip(),
                            otherNames(row),
                            own,
                            null,
                            longitude,
                            latitude,
                            Numbers.count(row.cell(POPULATION)),
                            PlaceKind.ofGeoNames(row.cell(CLASS), row.cell(CODE))));
        }
    }

    private static List<String> otherNames(TableRow row) {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(row.cell(ASCII_NAME)),
                        Arrays.stream(row.cell(OTHER_NAMES).split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty()
                        && !name.startsWith("http")
                        && !AIRPORT_CODE.matcher(name).matches()
                        && !name.equals(row.cell(NAME)))
                .distinct()
                .toList();
    }
}
