package org.vigie.formats;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Writes a shapefile in WGS 84 (EPSG:4326), longitude first: .shp, .shx, .dbf (UTF-8), .prj and .cpg, record by record, so
 * that memory does not grow: into a directory, or into an archive, where the .dbf, by far the largest of them, goes straight
 * into its entry. {@link #finish()} makes it whole; closed before that, it leaves no file behind.
 *
 * <pre>{@code
 * try (var shapefile = ShapefileWriter.intoZip(zip, "vigie_communes", ShapeType.POLYGON, fields, count)) {
 *     for (…) shapefile.write(geometry, pcode, name, incidents);
 *     shapefile.finish();
 * }
 * }</pre>
 */
public final class ShapefileWriter implements Closeable {

    /** The number of records when it is not known beforehand. */
    public static final long UNKNOWN_COUNT = -1;

    private static final List<String> ENDINGS = List.of(".shp", ".shx", ".dbf", ".prj", ".cpg");
    private static final String WGS84 =
            "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],"
                    + "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";

    private final Path directory;
    private final String name;
    private final @Nullable ZipOutputStream zip;
    private final ShpWriter shapes;
    private final DbfWriter table;
    private boolean finished;

    private ShapefileWriter(
            Path directory,
            String name,
            ShapeType type,
            List<DbfField> fields,
            @Nullable ZipOutputStream zip,
            long count)
            throws IOException {
        this.directory = directory;
        this.name = name;
        this.zip = zip;
        this.shapes = new ShpWriter(type, file(".shp"), file(".shx"));
        if (zip == null) {
            this.table = new DbfWriter(fields, file(".dbf"));
        } else {
            zip.putNextEntry(new ZipEntry(name + ".dbf"));
            this.table = new DbfWriter(fields, zip, (int) count);
        }
        Files.writeString(file(".prj"), WGS84);
        Files.writeString(file(".cpg"), "UTF-8");
    }

    /**
     * A shapefile in a directory of the caller, which stays there once it is finished.
     *
     * @param name file name without ending
     * @param fields the columns, 1 to 255, names unique without regard to case
     * @param expectedCount the number of records, or {@link #UNKNOWN_COUNT}
     * @throws FormatException {@code SHAPEFILE_TOO_LARGE} when so many records cannot fit, before anything is written
     * @throws IllegalArgumentException when the fields cannot stand in one .dbf
     */
    public static ShapefileWriter inDirectory(
            Path directory, String name, ShapeType type, List<DbfField> fields, long expectedCount) throws IOException {
        check(type, fields, expectedCount);
        return new ShapefileWriter(directory, name, type, List.copyOf(fields), null, 0);
    }

    /**
     * A shapefile in an archive, which stays open for what goes beside it; nothing else may be written there until this one is
     * finished. Otherwise as above.
     *
     * @param count exactly how many records will come
     */
    public static ShapefileWriter intoZip(
            ZipOutputStream zip, String name, ShapeType type, List<DbfField> fields, long count) throws IOException {
        check(type, fields, count);
        return new ShapefileWriter(Files.createTempDirectory("shapefile"), name, type, List.copyOf(fields), zip, count);
    }

    private static void check(ShapeType type, List<DbfField> fields, long expectedCount) {
        long names = fields.stream()
                .map(field -> field.name().toLowerCase(Locale.ROOT))
                .distinct()
                .count();
        if (fields.isEmpty() || fields.size() > 255 || names < fields.size()) {
            throw new IllegalArgumentException("1 to 255 fields with unique names expected");
        }
        LimitedFile.checkSize(".dbf", DbfWriter.bytes(fields, Math.max(0, expectedCount)));
        LimitedFile.checkSize(".shp", ShpWriter.leastBytes(type, Math.max(0, expectedCount)));
    }

    /**
     * Writes one record.
     *
     * @param geometry of the shapefile's type, longitude first; null or empty gives a null shape. Rings are wound as the
     *     format asks
     * @param values one per field: String, Long, Integer, Double, BigDecimal, LocalDate, Boolean or null. Long text is
     *     cut at a character and counted; an empty text reads back as null, as dBASE knows no difference
     * @throws FormatException {@code SHAPEFILE_VALUE_TOO_WIDE} for a number that does not fit its field;
     *     {@code SHAPEFILE_TOO_LARGE} when a file would pass 2 GB
     */
    public void write(@Nullable Geometry geometry, @Nullable Object... values) throws IOException {
        if (finished) {
            throw new IllegalStateException("Finished already");
        }
        table.write(values);
        shapes.write(geometry);
    }

    /** Texts that were too long for their field and were cut so far. */
    public long cutTexts() {
        return table.cutTexts();
    }

    /** Patches the headers and, in an archive, adds the other files; from now on the shapefile is whole. */
    public void finish() throws IOException {
        shapes.finish();
        table.finish();
        shapes.close();
        table.close();
        finished = true;
        if (zip != null) {
            zip.closeEntry();
            for (String ending : ENDINGS) {
                if (Files.exists(file(ending))) {
                    zip.putNextEntry(new ZipEntry(name + ending));
                    Files.copy(file(ending), zip);
                    zip.closeEntry();
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        shapes.close();
        table.close();
        if (zip != null || !finished) {
            for (String ending : ENDINGS) {
                Files.deleteIfExists(file(ending));
            }
        }
        if (zip != null) {
            Files.deleteIfExists(directory);
        }
    }

    private Path file(String ending) {
        return directory.resolve(name + ending);
    }
}
