package org.vigie.geocode;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.vigie.api.Problem;
import org.vigie.formats.CsvTable;
import org.vigie.formats.TableRow;
import org.vigie.toponyms.Toponym;

/**
 * Geocodes the rows of a CSV file into another one: the same columns, and behind them what was found. Read and written in
 * chunks, so memory does not grow with the file; the same words are resolved once a chunk.
 */
final class BatchTable {

    static final List<String> COLUMNS = List.of(
            "decision", "name", "matchedName", "pcode", "longitude", "latitude", "precision", "confidence", "why");

    private static final int CHUNK = 2_000;
    private static final List<String> PLACE = List.of("place", "lieu", "localite", "locality", "village", "q");
    private static final List<String> COUNTRY = List.of("country", "pays");
    private static final List<String> REGION = List.of("region", "adm1", "admin1");
    private static final List<String> PROVINCE =
            List.of("province", "cercle", "departement", "department", "adm2", "admin2");
    private static final List<String> COMMUNE = List.of("commune", "adm3", "admin3");

    private final Geocoder geocoder;

    BatchTable(Geocoder geocoder) {
        this.geocoder = geocoder;
    }

    /**
     * Reads one file and writes another (UTF-8, the delimiter of the first).
     *
     * @throws org.vigie.formats.FormatException where the file cannot be read
     * @throws Problem where it has none of the columns
     */
    void geocode(Path from, Path to, Locale language) throws IOException {
        try (CsvTable table = CsvTable.open(from);
                Writer out = Files.newBufferedWriter(to, StandardCharsets.UTF_8)) {
            Columns columns = Columns.of(table.header());
            char delimiter = table.delimiter();
            List<String> header = new ArrayList<>(table.header());
            header.addAll(COLUMNS);
            write(out, header, delimiter);
            var chunk = new ArrayList<TableRow>();
            for (TableRow row : table) {
                chunk.add(row);
                if (chunk.size() == CHUNK) {
                    flush(chunk, columns, table.header().size(), delimiter, out, language);
                }
            }
            flush(chunk, columns, table.header().size(), delimiter, out, language);
        }
    }

    private void flush(List<TableRow> chunk, Columns columns, int width, char delimiter, Writer out, Locale language)
            throws IOException {
        Map<PlaceQuery, Resolution> known = new ConcurrentHashMap<>();
        List<Resolution> found = IntStream.range(0, chunk.size())
                .parallel()
                .mapToObj(i ->
                        known.computeIfAbsent(columns.query(chunk.get(i)), query -> geocoder.geocode(query, language)))
                .toList();
        for (int i = 0; i < chunk.size(); i++) {
            write(out, cells(chunk.get(i), width, found.get(i)), delimiter);
        }
        chunk.clear();
    }

    private static List<String> cells(TableRow row, int width, Resolution resolution) {
        var cells = new ArrayList<String>();
        for (int i = 0; i < width; i++) {
            cells.add(row.cell(i));
        }
        cells.add(resolution.decision().name());
        if (resolution.candidates().isEmpty()) {
            cells.addAll(List.of("", "", "", "", "", "", "", resolution.why()));
            return cells;
        }
        Candidate best = resolution.candidates().get(0);
        cells.add(best.name());
        cells.add(best.matchedName());
        cells.add(best.pcode() == null ? "" : best.pcode());
        cells.add(String.valueOf(CandidateView.rounded(best.longitude(), 1e5)));
        cells.add(String.valueOf(CandidateView.rounded(best.latitude(), 1e5)));
        cells.add(best.precision().name());
        cells.add(String.valueOf(CandidateView.rounded(best.confidence(), 1000)));
        cells.add(best.why());
        return cells;
    }

    private static void write(Writer out, List<String> cells, char delimiter) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.write(delimiter);
            }
            out.write(quoted(cells.get(i), delimiter));
        }
        out.write("\r\n");
    }

    private static String quoted(String cell, char delimiter) {
        boolean plain = cell.indexOf(delimiter) < 0
                && cell.indexOf('"') < 0
                && cell.indexOf('\n') < 0
                && cell.indexOf('\r') < 0;
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /** Where the words stand; -1 for a column that is not there. */
    private record Columns(int place, int country, int region, int province, int commune) {

        static Columns of(List<String> header) {
            List<String> titles =
                    header.stream().map(title -> Toponym.of(title).compact()).toList();
            var columns = new Columns(
                    find(titles, PLACE),
                    find(titles, COUNTRY),
                    find(titles, REGION),
                    find(titles, PROVINCE),
                    find(titles, COMMUNE));
            if (columns.place < 0 && columns.region < 0 && columns.province < 0 && columns.commune < 0) {
                throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "NO_PLACE_COLUMN", String.join(", ", header));
            }
            return columns;
        }

        PlaceQuery query(TableRow row) {
            return new PlaceQuery(
                    cell(row, place),
                    cell(row, country),
                    cell(row, region),
                    cell(row, province),
                    cell(row, commune),
                    null);
        }

        private static @Nullable String cell(TableRow row, int column) {
            return column < 0 ? null : row.cell(column);
        }

        private static int find(List<String> titles, List<String> names) {
            return names.stream()
                    .mapToInt(titles::indexOf)
                    .filter(column -> column >= 0)
                    .findFirst()
                    .orElse(-1);
        }
    }
}
