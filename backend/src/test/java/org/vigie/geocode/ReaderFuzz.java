package org.vigie.geocode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.vigie.formats.CsvTable;
import org.vigie.formats.DbfField;
import org.vigie.formats.Feature;
import org.vigie.formats.FeatureSource;
import org.vigie.formats.FormatException;
import org.vigie.formats.GeoJsonFeatures;
import org.vigie.formats.ShapeType;
import org.vigie.formats.ShapefileFeatures;
import org.vigie.formats.ShapefileWriter;
import org.vigie.formats.Table;
import org.vigie.formats.TableRow;
import org.vigie.formats.TestFiles;
import org.vigie.formats.XlsxTable;
import org.vigie.ingest.message.Reading;
import org.vigie.jobs.JobFailure;
import org.vigie.jobs.RowIssue;

/**
 * Broken copies of real files for every reader: each must end within a deadline, in little memory, and complain in no other
 * way than its own. Arguments: inputs a reader, a seed, and the readers (all). {@code scripts/fuzz} runs it in 256 MB.
 */
final class ReaderFuzz {

    private static final int DEADLINE_SECONDS = 10;
    private static final int SLICE = 6_000;
    private static final int FEATURES = 3;
    private static final String[] NASTY = {
        "2147483648",
        "-1",
        "1e999",
        "NaN",
        "\"",
        "\"\"\"",
        "\0",
        "\r",
        "[[[[[[[[",
        "{\"",
        "\\u0000",
        "]]>",
        "&#0;",
        "\uFEFF",
        "9".repeat(400)
    };

    private final Random random;
    private final Path directory;
    private final ExecutorService worker = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "reader");
        thread.setDaemon(true);
        return thread;
    });

    ReaderFuzz(long seed, Path directory) {
        this.random = new Random(seed);
        this.directory = directory;
    }

    public static void main(String[] arguments) throws Exception {
        int inputs = Integer.parseInt(arguments[0]);
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        Path directory = Files.createTempDirectory("vigie-fuzz");
        var fuzz = new ReaderFuzz(seed, directory);
        System.out.println("| reader | inputs | read | refused | crashed | slowest ms |");
        System.out.println("|---|---:|---:|---:|---:|---:|");
        long crashed = 0;
        long all = 0;
        for (Reader reader : chosen(arguments)) {
            Result result = fuzz.run(reader, inputs);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %d | %d | %d | %.0f |%n",
                    reader.name().toLowerCase(Locale.ROOT),
                    inputs,
                    result.read,
                    result.refused,
                    result.crashed.size(),
                    result.slowestMillis);
            result.crashed.forEach(System.out::println);
            crashed += result.crashed.size();
            all += inputs;
        }
        System.out.printf(
                Locale.ROOT,
                "%,d inputs, %d crashes, heap %d MB%n",
                all,
                crashed,
                Runtime.getRuntime().maxMemory() >> 20);
        System.exit(crashed == 0 ? 0 : 1);
    }

    private static List<Reader> chosen(String[] arguments) {
        List<Reader> named = Arrays.stream(arguments)
                .skip(2)
                .map(name -> Reader.valueOf(name.toUpperCase(Locale.ROOT)))
                .toList();
        return named.isEmpty() ? List.of(Reader.values()) : named;
    }

    /** What is fuzzed. */
    enum Reader {
        CSV,
        GEOJSON,
        SHAPEFILE,
        XLSX,
        GEONAMES,
        MESSAGES
    }

    /** What became of the inputs; of those that crashed, the first few with their reason. */
    static final class Result {
        long read;
        long refused;
        double slowestMillis;
        final List<String> crashed = new ArrayList<>();
    }

    Result run(Reader reader, int inputs) throws IOException {
        var result = new Result();
        List<byte[]> sound = sound(reader);
        for (int i = 0; i < inputs && result.crashed.size() < 20; i++) {
            byte[] broken = broken(reader, sound.get(random.nextInt(sound.size())));
            Path file = Files.write(directory.resolve(reader.name() + "-" + i), broken);
            long start = System.nanoTime();
            String trouble = attempt(reader, file, result);
            result.slowestMillis = Math.max(result.slowestMillis, (System.nanoTime() - start) / 1e6);
            if (trouble == null) {
                Files.delete(file);
            } else {
                result.crashed.add(file + ": " + trouble);
            }
        }
        return result;
    }

    private String attempt(Reader reader, Path file, Result result) {
        var reading = worker.submit(() -> {
            read(reader, file);
            return null;
        });
        try {
            reading.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
            result.read++;
            return null;
        } catch (TimeoutException e) {
            reading.cancel(true);
            return "not read within " + DEADLINE_SECONDS + " s";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof FormatException || cause instanceof JobFailure) {
                result.refused++;
                return null;
            }
            StackTraceElement[] trace = cause.getStackTrace();
            return cause + (trace.length == 0 ? "" : " at " + trace[0]);
        }
    }

    private static void read(Reader reader, Path file) throws IOException {
        switch (reader) {
            case CSV -> rows(CsvTable.open(file));
            case XLSX -> rows(XlsxTable.open(file));
            case MESSAGES -> message(Files.readAllBytes(file));
            case GEOJSON -> features(GeoJsonFeatures.open(file));
            case SHAPEFILE -> features(ShapefileFeatures.open(file));
            case GEONAMES ->
                GazetteerFile.read(file, "BFA", new GazetteerFile.Sink() {
                    @Override
                    public void place(long line, GazetteerPlace place) {}

                    @Override
                    public void issue(RowIssue issue) {}
                });
        }
    }

    private static void message(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        if (text.length() > Reading.MAX_CHARS) {
            throw new JobFailure("TOO_LONG", text.length()); // as its door refuses it
        }
        Reading.of(text, LocalDate.of(2026, 11, 25));
    }

    private static void rows(Table opened) {
        try (opened) {
            for (TableRow row : opened) {
                row.cells();
            }
        }
    }

    private static void features(FeatureSource opened) {
        try (opened) {
            for (Feature feature : opened) {
                feature.geometry();
            }
        }
    }

    // ---------------------------------------------------------------- sound files

    /** The real files where they are at hand, else those that ship; in pieces, so that a change hits something. */
    private List<byte[]> sound(Reader reader) throws IOException {
        return switch (reader) {
            case CSV ->
                pieces(
                        "events/ucdp_ged_v21_1_sahel_prec1-2.csv",
                        "events/gdelt_v1_sahel_1979_1997.csv",
                        "gazetteer/osm_places_BFA.csv",
                        "incidents.csv");
            case GEONAMES -> geoNames();
            case GEOJSON -> geoJson();
            case SHAPEFILE -> shapefiles();
            case XLSX -> workbooks();
            case MESSAGES -> messages();
        };
    }

    private static Path find(String shared, String shipped) {
        Path real = Path.of(System.getProperty("vigie.shared.data", "../../shared/data"))
                .resolve(shared);
        return Files.isRegularFile(real) ? real : Path.of("../data/demo").resolve(shipped);
    }

    private List<byte[]> pieces(String... names) throws IOException {
        var pieces = new ArrayList<byte[]>();
        for (String name : names) {
            Path file = find(name, "incidents.csv");
            byte[] content = Files.readAllBytes(file);
            String text = new String(content, 0, Math.min(content.length, 2_000_000), StandardCharsets.UTF_8);
            int header = text.indexOf('\n') + 1;
            for (int i = 0; i < 5; i++) {
                int from = text.indexOf('\n', header + random.nextInt(Math.max(1, text.length() - header - SLICE))) + 1;
                String rows = text.substring(from, Math.min(text.length(), from + SLICE));
                pieces.add((text.substring(0, header) + rows).getBytes(StandardCharsets.UTF_8));
            }
        }
        return pieces;
    }

    /** The made-up ones of the tests, one by one and many in one, as long as a message may be. */
    private static List<byte[]> messages() throws IOException {
        var pieces = new ArrayList<byte[]>();
        String all = Files.readString(Path.of("src/test/resources/org/vigie/ingest/message/messages.txt"));
        for (String line : all.split("\n")) {
            pieces.add(line.split("\\|")[0].getBytes(StandardCharsets.UTF_8));
        }
        for (int i = 0; i < 20; i++) {
            int from = i * (all.length() - Reading.MAX_CHARS) / 20;
            pieces.add(all.substring(from, from + Reading.MAX_CHARS).getBytes(StandardCharsets.UTF_8));
        }
        return pieces;
    }

    private List<byte[]> geoNames() throws IOException {
        Path file = find("gazetteer/geonames_BF.txt", "places.csv");
        byte[] content = Files.readAllBytes(file);
        var pieces = new ArrayList<byte[]>();
        for (int i = 0; i < 10; i++) {
            int from = i == 0 ? 0 : random.nextInt(Math.max(1, content.length - SLICE));
            while (from > 0 && content[from - 1] != '\n') {
                from--;
            }
            byte[] piece = java.util.Arrays.copyOfRange(content, from, Math.min(content.length, from + SLICE));
            pieces.add(piece);
            if (i % 3 == 0) {
                pieces.add(zipped(Map.of("BF.txt", piece, "readme.txt", new byte[] {'x'})));
            }
        }
        return pieces;
    }

    private List<Feature> realFeatures() {
        var features = new ArrayList<Feature>();
        for (String country : List.of("bfa", "mli", "ner")) {
            Path file = find(
                    "boundaries/" + country + "_adm3.geojson",
                    "boundaries-" + country.toUpperCase(Locale.ROOT) + ".geojson");
            try (FeatureSource source = GeoJsonFeatures.open(file)) {
                for (Feature feature : source) {
                    if (feature.geometry() != null && feature.geometry().getNumPoints() < 120) {
                        features.add(feature);
                    }
                    if (features.size() % 40 == 39) {
                        break;
                    }
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        if (features.isEmpty()) {
            throw new IllegalStateException("No small polygons among the boundaries");
        }
        return features;
    }

    private List<byte[]> geoJson() throws IOException {
        List<Feature> real = realFeatures();
        var pieces = new ArrayList<byte[]>();
        var json = new tools.jackson.databind.json.JsonMapper();
        for (int i = 0; i < 10; i++) {
            var text = new StringBuilder("{\"type\":\"FeatureCollection\",\"features\":[");
            for (int n = 0; n < FEATURES; n++) {
                Feature feature = real.get(random.nextInt(real.size()));
                String geometry = json(feature.geometry());
                text.append(n == 0 ? "" : ",\n")
                        .append("{\"type\":\"Feature\",\"properties\":")
                        .append(json.writeValueAsString(new LinkedHashMap<>(feature.attributes())))
                        .append(",\"geometry\":")
                        .append(geometry)
                        .append('}');
            }
            pieces.add(text.append("]}").toString().getBytes(StandardCharsets.UTF_8));
        }
        return pieces;
    }

    /** A MultiPolygon of the shells. */
    private static String json(Geometry geometry) {
        var polygons = new ArrayList<String>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            var positions = new ArrayList<String>();
            for (var position :
                    ((Polygon) geometry.getGeometryN(i)).getExteriorRing().getCoordinates()) {
                positions.add("[" + position.x + "," + position.y + "]");
            }
            polygons.add("[[" + String.join(",", positions) + "]]");
        }
        return "{\"type\":\"MultiPolygon\",\"coordinates\":[" + String.join(",", polygons) + "]}";
    }

    private List<byte[]> shapefiles() throws IOException {
        List<Feature> real = realFeatures();
        List<DbfField> fields = List.of(DbfField.text("pcode", 12), DbfField.decimal("x", 12, 4), DbfField.date("day"));
        var pieces = new ArrayList<byte[]>();
        for (int i = 0; i < 6; i++) {
            var bytes = new ByteArrayOutputStream();
            try (var zip = new ZipOutputStream(bytes);
                    var layer = ShapefileWriter.intoZip(zip, "communes", ShapeType.POLYGON, fields, FEATURES)) {
                for (int n = 0; n < FEATURES; n++) {
                    Feature feature = real.get(random.nextInt(real.size()));
                    layer.write(feature.geometry(), "BF" + n, n / 3.0, java.time.LocalDate.of(2026, 1, 1 + n));
                }
                layer.finish();
            }
            pieces.add(bytes.toByteArray());
        }
        return pieces;
    }

    private List<byte[]> workbooks() throws IOException {
        var pieces = new ArrayList<byte[]>();
        for (byte[] csv : pieces("events/ucdp_ged_v21_1_sahel_prec1-2.csv")) {
            var rows = new StringBuilder();
            String[] lines = new String(csv, StandardCharsets.UTF_8).split("\n");
            for (int row = 1; row <= Math.min(lines.length, 8); row++) {
                rows.append("<row r='").append(row).append("'>");
                String[] cells = lines[row - 1].split(",", 20);
                for (int column = 0; column < Math.min(cells.length, 20); column++) {
                    String text = cells[column].replace("&", "&amp;").replace("<", "&lt;");
                    rows.append("<c r='%c%d' t='inlineStr'><is><t>%s</t></is></c>".formatted('A' + column, row, text));
                }
                rows.append("</row>");
            }
            pieces.add(zipped(TestFiles.workbook(rows.toString())));
        }
        return pieces;
    }

    // ---------------------------------------------------------------- breaking them

    private byte[] broken(Reader reader, byte[] sound) throws IOException {
        boolean isZip = sound.length > 1 && sound[0] == 'P' && sound[1] == 'K';
        if (!isZip || random.nextInt(5) == 0) {
            return mutated(sound);
        }
        Map<String, byte[]> entries = unzipped(sound);
        var names = new ArrayList<>(entries.keySet());
        String victim = names.get(random.nextInt(names.size()));
        entries.put(victim, mutated(entries.get(victim)));
        if (random.nextInt(40) == 0) {
            entries.remove(names.get(random.nextInt(names.size())));
        }
        return zipped(entries);
    }

    /** Some changes: of bytes, mostly near the beginning, where headers are, of words, of stretches; and sometimes a cut. */
    private byte[] mutated(byte[] sound) {
        byte[] bytes = sound.clone();
        for (int i = random.nextInt(5); i >= 0 && bytes.length > 1; i--) {
            int at = random.nextInt(random.nextInt(3) == 0 ? Math.min(bytes.length, 120) : bytes.length);
            switch (random.nextInt(8)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 ->
                    bytes = replaced(
                            bytes, at, 0, NASTY[random.nextInt(NASTY.length)].getBytes(StandardCharsets.UTF_8));
                case 3 ->
                    bytes = replaced(
                            bytes,
                            at,
                            1 + random.nextInt(8),
                            NASTY[random.nextInt(NASTY.length)].getBytes(StandardCharsets.UTF_8));
                case 4 -> bytes = replaced(bytes, at, random.nextInt(200), new byte[0]);
                case 5 -> {
                    int length = Math.min(bytes.length - at, random.nextInt(300));
                    bytes = replaced(
                            bytes,
                            random.nextInt(bytes.length),
                            0,
                            java.util.Arrays.copyOfRange(bytes, at, at + length));
                }
                case 6 ->
                    java.util.Arrays.fill(
                            bytes, at, Math.min(bytes.length, at + 4), (byte) (random.nextBoolean() ? 0xFF : 0x7F));
                default ->
                    java.util.Arrays.fill(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(4)), (byte) 0);
            }
        }
        return random.nextInt(6) == 0 ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
    }

    private static byte[] replaced(byte[] bytes, int at, int length, byte[] by) {
        int end = Math.min(bytes.length, at + length);
        byte[] next = new byte[bytes.length - (end - at) + by.length];
        System.arraycopy(bytes, 0, next, 0, at);
        System.arraycopy(by, 0, next, at, by.length);
        System.arraycopy(bytes, end, next, at + by.length, bytes.length - end);
        return next;
    }

    private static Map<String, byte[]> unzipped(byte[] archive) throws IOException {
        var entries = new TreeMap<String, byte[]>();
        try (var zip = new ZipInputStream(new java.io.ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static byte[] zipped(Map<String, byte[]> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
