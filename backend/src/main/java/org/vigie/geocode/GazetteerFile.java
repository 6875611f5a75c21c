package org.vigie.geocode;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.vigie.formats.CsvTable;
import org.vigie.formats.Table;
import org.vigie.formats.XlsxTable;
import org.vigie.jobs.JobFailure;
import org.vigie.jobs.RowIssue;

/**
 * Reads the places of a file, as a stream: a GeoNames dump (.txt, or the .zip it comes in), or a table (CSV, .xlsx) with a
 * header. What the columns of a table are called, see {@link PlaceColumns}.
 */
final class GazetteerFile {

    /** Receives what a file holds, in its order. */
    interface Sink {

        void place(long line, GazetteerPlace place);

        void issue(RowIssue issue);
    }

    private static final long MAX_UNPACKED_BYTES = 2L << 30;

    private GazetteerFile() {}

    /**
     * Reads a file to its end.
     *
     * @param country the country of all its rows, ISO 3166-1 alpha-3; null where each row names its own
     * @throws JobFailure where it is no gazetteer
     * @throws org.vigie.formats.FormatException where it cannot be read
     */
    static void read(Path file, @Nullable String country, Sink sink) throws IOException {
        if (!isZip(file)) {
            readText(file, country, sink);
            return;
        }
        Optional<Path> dump = unpacked(file);
        if (dump.isEmpty()) {
            try (Table table = XlsxTable.open(file)) {
                readTable(table, country, sink);
            }
            return;
        }
        try {
            readText(dump.get(), country, sink);
        } finally {
            Files.deleteIfExists(dump.get());
        }
    }

    private static void readText(Path file, @Nullable String country, Sink sink) throws IOException {
        if (isGeoNames(file)) {
            try (Table table = CsvTable.openPlain(file, '\t', GeoNamesRow.COLUMNS)) {
                table.forEach(row -> GeoNamesRow.read(row, country, sink));
            }
            return;
        }
        try (Table table = CsvTable.open(file)) {
            readTable(table, country, sink);
        }
    }

    private static void readTable(Table table, @Nullable String country, Sink sink) {
        PlaceColumns columns = PlaceColumns.of(table.header());
        table.forEach(row -> columns.read(row, country, sink));
    }

    private static boolean isZip(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.read() == 'P' && in.read() == 'K';
        }
    }

    /** A dump has no header: its first line has 19 fields, the first of them a number. */
    private static boolean isGeoNames(Path file) throws IOException {
        byte[] start;
        try (var in = Files.newInputStream(file)) {
            start = in.readNBytes(1 << 16);
        }
        String line = new String(start, java.nio.charset.StandardCharsets.ISO_8859_1)
                .lines()
                .findFirst()
                .orElse("");
        String[] fields = line.split("\t", -1);
        return fields.length == GeoNamesRow.COLUMNS.size() && fields[0].matches("\\d{1,12}");
    }

    /** The dump inside a GeoNames archive, unpacked; empty where the archive is a workbook. */
    private static Optional<Path> unpacked(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("[Content_Types].xml") != null) {
                return Optional.empty();
            }
            ZipEntry entry = zip.stream()
                    .filter(one ->
                            one.getName().toLowerCase(Locale.ROOT).matches("(?:[^/]*/)*[^/.][^/]*\\.(?:txt|csv|tsv)"))
                    .filter(one -> !one.getName().toLowerCase(Locale.ROOT).contains("readme"))
                    .max(Comparator.comparingLong(ZipEntry::getSize))
                    .orElseThrow(() -> new JobFailure("ZIP_WITHOUT_GAZETTEER"));
            Path unpacked = Files.createTempFile("gazetteer", ".txt");
            try (var in = zip.getInputStream(entry);
                    var out = Files.newOutputStream(unpacked)) {
                copy(in, out);
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(unpacked);
                throw e;
            }
            return Optional.of(unpacked);
        } catch (ZipException | EOFException damaged) {
            throw new JobFailure("ZIP_WITHOUT_GAZETTEER");
        }
    }

    private static void copy(java.io.InputStream in, java.io.OutputStream out) throws IOException {
        byte[] block = new byte[1 << 16];
        long size = 0;
        for (int read = in.read(block); read >= 0; read = in.read(block)) {
            size += read;
            if (size > MAX_UNPACKED_BYTES) {
                throw new JobFailure("GAZETTEER_TOO_LARGE", MAX_UNPACKED_BYTES >> 30);
            }
            out.write(block, 0, read);
        }
    }
}
