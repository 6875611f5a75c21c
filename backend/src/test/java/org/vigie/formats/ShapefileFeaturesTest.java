package org.vigie.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.vigie.formats.TestFiles.wkt;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;

class ShapefileFeaturesTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "shell ! POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0))",
                "hole ! POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))",
                "touching hole ! POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0), (0 0, 2 1, 1 2, 0 0))",
                "island in hole ! MULTIPOLYGON (((0 0, 0 9, 9 9, 9 0, 0 0), (1 1, 8 1, 8 8, 1 8, 1 1)), ((3 3, 3 4, 4 4, 3 3)))",
                "two ! MULTIPOLYGON (((0 0, 0 9, 9 9, 9 0, 0 0), (1 1, 2 1, 2 2, 1 1)), ((20 0, 20 9, 29 9, 20 0), (21 2, 22 3, 21 3, 21 2)))",
                "neighbours ! MULTIPOLYGON (((0 0, 0 9, 9 9, 9 0, 0 0)), ((9 0, 9 9, 18 9, 18 0, 9 0)))",
            })
    void putsRingsTogetherHoweverTheyAreWoundOrOrdered(String name, String text) {
        Geometry expected = wkt(text);
        Random random = new Random(1);
        for (int i = 0; i < 50; i++) {
            List<LinearRing> rings = new java.util.ArrayList<>();
            org.locationtech.jts.geom.util.PolygonExtracter.getPolygons(expected)
                    .forEach(polygon -> {
                        var area = (org.locationtech.jts.geom.Polygon) polygon;
                        rings.add(area.getExteriorRing());
                        for (int hole = 0; hole < area.getNumInteriorRing(); hole++) {
                            rings.add(area.getInteriorRingN(hole));
                        }
                    });
            rings.replaceAll(ring -> random.nextBoolean() ? ring : ring.reverse());
            java.util.Collections.shuffle(rings, random);
            Geometry found = ShpRings.polygons(rings);
            assertThat(found.norm()).as(name).isEqualTo(expected.norm());
            assertThat(found.isValid()).isEqualTo(expected.isValid());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0B, 0x15})
    void dropsZAndM(int type) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        content.putInt(type).putDouble(1.5).putDouble(2).putDouble(99).putDouble(98);
        assertThat(ShpShape.of(content.flip())).hasToString("POINT (1.5 2)");
    }

    @Test
    void readsWhatGdalWritesWithZAndNulls() throws IOException {
        Path source = Files.writeString(directory.resolve("in.geojson"), """
                {"type":"FeatureCollection","features":[
                {"type":"Feature","properties":{"nom":"Ségou","n":12,"x":1.5,"jour":"2024-03-01"},
                 "geometry":{"type":"Polygon","coordinates":[[[0,0,5],[9,0,5],[9,9,5],[0,0,5]],[[2,1,5],[3,2,5],[3,1,5],[2,1,5]]]}},
                {"type":"Feature","properties":{"nom":null,"n":null,"x":null,"jour":null},"geometry":null}]}""");
        Path shp = directory.resolve("out.shp");
        Gdal.run("ogr2ogr", shp.toString(), source.toString(), "-lco", "ENCODING=UTF-8");
        List<Feature> features = TestFiles.features(ShapefileFeatures.open(zip(shp)));
        assertThat(features.get(0).attributes())
                .containsEntry("nom", "Ségou")
                .containsEntry("n", 12L)
                .containsEntry("x", 1.5)
                .containsEntry("jour", LocalDate.of(2024, 3, 1));
        assertThat(features.get(0).geometry().norm())
                .isEqualTo(wkt("POLYGON ((0 0, 9 0, 9 9, 0 0), (2 1, 3 1, 3 2, 2 1))")
                        .norm());
        assertThat(features.get(1).geometry()).isNull();
        assertThat(features.get(1).attributes().values()).containsOnlyNulls();
    }

    @Test
    void findsTheLayerInAnyFolderAndCase() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        parts(point()).forEach((name, bytes) -> entries.put("Données/../../" + name.toUpperCase(), bytes));
        entries.put("__MACOSX/._layer.shp", new byte[3]);
        entries.put("readme.txt", new byte[3]);
        Path file = Files.write(directory.resolve("folder.zip"), TestFiles.zipped(entries));
        try (ShapefileFeatures source = ShapefileFeatures.open(file)) {
            assertThat(source.crs().orElseThrow()).startsWith("GEOGCS[\"GCS_WGS_1984\"");
            assertThat(source.iterator().next().geometry()).hasToString("POINT (1 2)");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, UTF-8, 0",
        "windows-1252, 1252, 0",
        "ISO-8859-1, 88591, 0",
        "IBM850, OEM 850, 0",
        "IBM850, , 2",
        "windows-1252, , 87",
        "UTF-8, , 87",
        "UTF-8, , 0",
        "windows-1252, , 0"
    })
    void readsTextsInTheirCharacterSet(String charset, String cpg, byte languageDriver) throws IOException {
        Map<String, byte[]> entries = parts(point());
        byte[] dbf = entries.get("layer.dbf");
        dbf[29] = languageDriver;
        int at = new String(dbf, StandardCharsets.ISO_8859_1).indexOf("S\u00C3");
        byte[] text = Arrays.copyOf("Ségou       ".getBytes(Charset.forName(charset)), 12);
        System.arraycopy(text, 0, dbf, at, text.length);
        entries.remove("layer.cpg");
        if (cpg != null) {
            entries.put("layer.CPG", cpg.getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(read(entries).get(0).attributes()).containsEntry("name", "Ségou");
    }

    @Test
    void leavesOutDeletedRecords() throws IOException {
        Map<String, byte[]> entries =
                parts(TestFiles.shapefile(directory, ShapeType.POINT, wkt("POINT (1 2)"), wkt("POINT (3 4)")));
        entries.get("layer.dbf")[65] = '*';
        List<Feature> features = read(entries);
        assertThat(features).hasSize(1);
        assertThat(features.get(0).index()).isEqualTo(2);
        assertThat(features.get(0).geometry()).hasToString("POINT (3 4)");
    }

    @Test
    void readsNumbersDatesAndNulls() throws IOException {
        List<DbfField> fields =
                List.of(DbfField.whole("n", 12), DbfField.decimal("x", 10, 3), DbfField.date("d"), DbfField.truth("t"));
        byte[] plain = "           7     1.250".getBytes(StandardCharsets.US_ASCII);
        assertThat(values(fields, plain)).containsExactly(7L, 1.25, LocalDate.of(2024, 2, 29), true);
        byte[] stars = "**********************".getBytes(StandardCharsets.US_ASCII);
        assertThat(values(fields, stars)).startsWith(null, null);
        byte[] words = "        abc       1,5x".getBytes(StandardCharsets.US_ASCII);
        assertThat(values(fields, words)).startsWith("        abc", "      1,5x");
    }

    private List<Object> values(List<DbfField> fields, byte[] numbers) throws IOException {
        Path file = directory.resolve("values.zip");
        try (var zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(file));
                ShapefileWriter writer = ShapefileWriter.intoZip(zip, "layer", ShapeType.POINT, fields, 1)) {
            writer.write(null, 1, 2.0, LocalDate.of(2024, 2, 29), true);
            writer.finish();
        }
        Map<String, byte[]> entries = TestFiles.unzipped(file);
        System.arraycopy(numbers, 0, entries.get("layer.dbf"), 32 + 4 * 32 + 1 + 1, numbers.length);
        return new java.util.ArrayList<>(read(entries).get(0).attributes().values());
    }

    @Test
    void refusesArchivesWithoutOneWholeLayer() throws IOException {
        Map<String, byte[]> several = parts(point());
        several.put("b/other.SHP", several.get("layer.shp"));
        assertThatThrownBy(() -> read(several))
                .hasMessageContaining("ZIP_SEVERAL_SHP")
                .hasMessageContaining("b/other.SHP");
        Map<String, byte[]> bare = parts(point());
        bare.remove("layer.dbf");
        assertThatThrownBy(() -> read(bare)).hasMessageContaining("ZIP_NO_DBF");
        assertThatThrownBy(() -> read(Map.of("a.txt", new byte[1]))).hasMessageContaining("ZIP_NO_SHP");
        Path noZip = Files.writeString(directory.resolve("x.zip"), "no zip");
        assertThatThrownBy(() -> ShapefileFeatures.open(noZip)).hasMessageContaining("ZIP_UNREADABLE");
        Path empty = Files.writeString(directory.resolve("y.zip"), "");
        assertThatThrownBy(() -> ShapefileFeatures.open(empty)).hasMessageContaining("EMPTY_FILE");
    }

    @Test
    void saysWhereAFileIsCut() throws IOException {
        Map<String, byte[]> shp = parts(two());
        shp.computeIfPresent("layer.shp", (name, bytes) -> Arrays.copyOf(bytes, bytes.length - 5));
        assertCut(shp, "SHP_TRUNCATED");
        Map<String, byte[]> dbf = parts(two());
        dbf.computeIfPresent("layer.dbf", (name, bytes) -> Arrays.copyOf(bytes, bytes.length - 5));
        assertCut(dbf, "DBF_TRUNCATED");
    }

    private void assertCut(Map<String, byte[]> entries, String code) throws IOException {
        try (ShapefileFeatures source = ShapefileFeatures.open(zip(entries))) {
            Iterator<Feature> features = source.iterator();
            features.next();
            FormatException trouble = catchThrowableOfType(FormatException.class, features::hasNext);
            assertThat(trouble.code()).isEqualTo(code);
            assertThat(trouble.arguments()).containsExactly("1");
            assertThat(features.hasNext()).isFalse();
        }
    }

    @Test
    void comparesTheCountsOfShapesAndRows() throws IOException {
        Map<String, byte[]> mixed = parts(two());
        mixed.put("layer.dbf", parts(point()).get("layer.dbf"));
        assertThatThrownBy(() -> read(mixed))
                .hasMessageContaining("SHP_DBF_COUNT")
                .hasMessageContaining("[2, 1]");
        Map<String, byte[]> other = parts(point());
        other.put("layer.dbf", parts(two()).get("layer.dbf"));
        assertThatThrownBy(() -> read(other))
                .hasMessageContaining("SHP_DBF_COUNT")
                .hasMessageContaining("[1, 2]");
    }

    @Test
    void reportsABadShapeAndReadsOn() throws IOException {
        Map<String, byte[]> entries = parts(TestFiles.shapefile(
                directory, ShapeType.POLYLINE, wkt("LINESTRING (0 0, 1 1)"), wkt("LINESTRING (2 2, 3 3)")));
        ByteBuffer.wrap(entries.get("layer.shp")).order(ByteOrder.LITTLE_ENDIAN).putInt(108 + 40, 9999);
        List<Feature> features = read(entries);
        assertThat(features.get(0).problem().code()).isEqualTo("SHP_BAD_SHAPE");
        assertThat(features.get(1).geometry()).hasToString("LINESTRING (2 2, 3 3)");
        ByteBuffer.wrap(entries.get("layer.shp")).order(ByteOrder.LITTLE_ENDIAN).putInt(108, 31);
        assertThat(read(entries).get(0).problem().code()).isEqualTo("SHP_TYPE_UNSUPPORTED");
    }

    private Path point() throws IOException {
        return TestFiles.shapefile(directory, ShapeType.POINT, wkt("POINT (1 2)"));
    }

    private Path two() throws IOException {
        return TestFiles.shapefile(directory, ShapeType.POINT, wkt("POINT (1 2)"), wkt("POINT (3 4)"));
    }

    private static Map<String, byte[]> parts(Path zip) throws IOException {
        return TestFiles.unzipped(zip);
    }

    private List<Feature> read(Map<String, byte[]> entries) throws IOException {
        return TestFiles.features(ShapefileFeatures.open(zip(entries)));
    }

    private Path zip(Map<String, byte[]> entries) throws IOException {
        return Files.write(directory.resolve("changed.zip"), TestFiles.zipped(entries));
    }

    private Path zip(Path shp) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (String ending : List.of(".shp", ".shx", ".dbf", ".prj", ".cpg")) {
            String name = shp.getFileName().toString().replace(".shp", ending);
            entries.put(name, Files.readAllBytes(shp.resolveSibling(name)));
        }
        return zip(entries);
    }
}
