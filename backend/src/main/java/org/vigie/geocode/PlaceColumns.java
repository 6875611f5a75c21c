package org.vigie.geocode;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.formats.TableRow;
import org.vigie.jobs.JobFailure;
import org.vigie.jobs.RowIssue;

/**
 * The columns of a table of places, found by their names, in English, French or as usual lists call them. A name is needed,
 * and either coordinates or a P-code.
 */
record PlaceColumns(
        int id,
        int name,
        int otherNames,
        int country,
        int pcode,
        int longitude,
        int latitude,
        int population,
        int kind) {

    private static final List<String> ID = List.of("id", "ref", "geonameid", "osmid", "code");
    private static final List<String> NAME =
            List.of("name", "nom", "localite", "locality", "village", "toponyme", "place");
    private static final List<String> OTHER_NAMES =
            List.of("alternatenames", "othernames", "aliases", "autresnoms", "altname", "asciiname");
    private static final List<String> COUNTRY = List.of("country", "pays", "iso3", "countrycode", "adm0pcode");
    private static final List<String> PCODE =
            List.of("pcode", "adm3pcode", "admin3pcod", "admin3pcode", "communepcode", "adm2pcode");
    private static final List<String> LONGITUDE = List.of("longitude", "lon", "lng", "long", "x");
    private static final List<String> LATITUDE = List.of("latitude", "lat", "y");
    private static final List<String> POPULATION = List.of("population", "pop", "poptotal");
    private static final List<String> KIND = List.of("kind", "type", "place", "featurecode", "fclass");

    /**
     * The columns of a header.
     *
     * @throws JobFailure {@code NO_NAME_COLUMN} or {@code NO_LOCATION_COLUMNS}
     */
    static PlaceColumns of(List<String> header) {
        List<String> plain = header.stream()
                .map(title -> org.vigie.toponyms.Toponym.of(title).compact())
                .toList();
        int name = find(plain, NAME);
        int kind = find(plain, KIND);
        var columns = new PlaceColumns(
                find(plain, ID),
                name,
                find(plain, OTHER_NAMES),
                find(plain, COUNTRY),
                find(plain, PCODE),
                find(plain, LONGITUDE),
                find(plain, LATITUDE),
                find(plain, POPULATION),
                kind == name ? -1 : kind);
        if (name < 0) {
            throw new JobFailure("NO_NAME_COLUMN", String.join(", ", header));
        }
        if (columns.pcode < 0 && (columns.longitude < 0 || columns.latitude < 0)) {
            throw new JobFailure("NO_LOCATION_COLUMNS", String.join(", ", header));
        }
        return columns;
    }

    /** Gives the place of a row, or what is wrong with it. */
    void read(TableRow row, @Nullable String fileCountry, GazetteerFile.Sink sink) {
        String written = cell(row, name);
        if (written.isEmpty()) {
            sink.issue(RowIssue.error(row.line(), "name", "PLACE_NAME_MISSING", null));
            return;
        }
        Optional<String> own = country(row, fileCountry);
        if (own.isEmpty()) {
            sink.issue(RowIssue.error(row.line(), "country", "COUNTRY_MISSING", cell(row, country)));
            return;
        }
        if (fileCountry != null && !fileCountry.equals(own.get())) {
            sink.issue(
                    RowIssue.warning(row.line(), "country", "PLACE_OF_OTHER_COUNTRY", cell(row, country), fileCountry));
            return;
        }
        located(row, written, own.get(), sink);
    }

    private void located(TableRow row, String written, String own, GazetteerFile.Sink sink) {
        String east = cell(row, longitude);
        String north = cell(row, latitude);
        String code = cell(row, pcode);
        double lon = Numbers.decimal(east);
        double lat = Numbers.decimal(north);
        boolean positioned = Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
        if (!positioned && !(east + north).isEmpty()) {
            sink.issue(RowIssue.error(row.line(), "longitude", "BAD_COORDINATES", north + " " + east));
            return;
        }
        if (!positioned && code.isEmpty()) {
            sink.issue(RowIssue.error(row.line(), "pcode", "NO_LOCATION", written));
            return;
        }
        String ref = cell(row, id).isEmpty() ? written + "|" + code + "|" + east + "|" + north : cell(row, id);
        sink.place(
                row.line(),
                new GazetteerPlace(
                        ref,
                        written,
                        otherNames(row, written),
                        own,
                        code.isEmpty() ? null : code.toUpperCase(Locale.ROOT),
                        positioned ? lon : Double.NaN,
                        positioned ? lat : Double.NaN,
                        Numbers.count(cell(row, population)),
                        PlaceKind.ofWord(cell(row, kind))));
    }

    /** The row's own country, or the file's, or that of the P-code's letters. */
    private Optional<String> country(TableRow row, @Nullable String fileCountry) {
        String own = cell(row, country);
        if (!own.isEmpty()) {
            return Countries.find(own);
        }
        if (fileCountry != null) {
            return Optional.of(fileCountry);
        }
        String letters = cell(row, pcode).replaceAll("\\d.*", "");
        return letters.isEmpty() ? Optional.empty() : Countries.find(letters);
    }

    private List<String> otherNames(TableRow row, String written) {
        return Arrays.stream(cell(row, otherNames).split("[,;|]"))
                .map(String::strip)
                .filter(other -> !other.isEmpty() && !other.equals(written))
                .distinct()
                .toList();
    }

    private static String cell(TableRow row, int column) {
        return column < 0 ? "" : row.cell(column).strip();
    }

    private static int find(List<String> header, List<String> titles) {
        return titles.stream()
                .mapToInt(header::indexOf)
                .filter(column -> column >= 0)
                .findFirst()
                .orElse(-1);
    }
}
