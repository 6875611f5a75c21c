package org.vigie.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.vigie.formats.TestFiles.utf8;
import static org.vigie.formats.TestFiles.wkt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broken copies of small files, always the same ones: readers end, and complain in no other way than by FormatException. */
class MutatedFilesTest {

    private static final int MUTATIONS = 2_000;

    @TempDir
    Path directory;

    private interface Reading {
        long count(Path file) throws IOException;
    }

    @Test
    void csv() {
        byte[] sound = utf8("date;lieu;texte\n2024-01-02;Ségou;\"a;\"\"b\"\"\nc\"\n2024-01-03;Gao;x\n".repeat(3));
        assertSurvives(sound, MutatedFilesTest::table);
    }

    private static long table(Path file) throws IOException {
        try (Table table = CsvTable.open(file)) {
            return table.spliterator().estimateSize() == 0 ? 0 : rows(table);
        }
    }

    @Test
    void geoJson() {
        byte[] sound = utf8("""
                {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"x"}},"features":[
                {"type":"Feature","id":7,"properties":{"a":"é","b":1.5e3,"c":[1,{"d":null}]},
                 "geometry":{"type":"MultiPolygon","coordinates":[[[[0,0],[9,0],[9,9],[0,0]],[[2,1],[3,1],[3,2],[2,1]]]]}},
                {"type":"Feature","properties":null,"geometry":{"type":"GeometryCollection","geometries":[
                 {"type":"Point","coordinates":[1,2]},{"coordinates":[[1,2],[3,4]],"type":"LineString"}]}}]}""");
        assertSurvives(sound, file -> count(GeoJsonFeatures.open(file)));
    }

    @Test
    void shapefile() throws IOException {
        Map<String, byte[]> parts = TestFiles.unzipped(TestFiles.shapefile(
                directory,
                ShapeType.POLYGON,
                wkt("POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 1 2, 2 2, 2 1, 1 1))"),
                null,
                wkt("MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0)), ((20 0, 29 0, 29 9, 20 0)))")));
        for (String part : parts.keySet()) {
            assertSurvives(parts.get(part), file -> {
                Map<String, byte[]> changed = new java.util.LinkedHashMap<>(parts);
                changed.put(part, Files.readAllBytes(file));
                Files.write(file, TestFiles.zipped(changed));
                return count(ShapefileFeatures.open(file));
            });
        }
        assertSurvives(TestFiles.zipped(parts), file -> count(ShapefileFeatures.open(file)));
    }

    @Test
    void workbook() throws IOException {
        Map<String, byte[]> parts =
                TestFiles.workbook("<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row>"
                        + "<row r='2'><c r='A2' s='1'><v>45292.5</v></c><c r='B2' t='b'><v>1</v></c></row>");
        for (String part : parts.keySet()) {
            assertSurvives(parts.get(part), file -> {
                Map<String, byte[]> changed = new java.util.LinkedHashMap<>(parts);
                changed.put(part, Files.readAllBytes(file));
                Files.write(file, TestFiles.zipped(changed));
                return workbookRows(file);
            });
        }
        assertSurvives(TestFiles.zipped(parts), MutatedFilesTest::workbookRows);
    }

    private static long workbookRows(Path file) throws IOException {
        try (Table table = XlsxTable.open(file)) {
            return rows(table);
        }
    }

    private static long rows(Table table) {
        long count = 0;
        for (TableRow row : table) {
            count += row.cells().length > 0 ? 1 : 0;
        }
        return count;
    }

    private static long count(FeatureSource source) {
        return TestFiles.features(source).size();
    }

    private void assertSurvives(byte[] sound, Reading reading) {
        Random random = new Random(20_240_229);
        int refused = 0;
        for (int i = 0; i < MUTATIONS / 4; i++) {
            byte[] broken = mutated(sound, random);
            refused += assertTimeoutPreemptively(Duration.ofSeconds(20), () -> refuses(broken, reading)) ? 1 : 0;
        }
        assertThat(refused).isBetween(0, MUTATIONS);
    }

    private boolean refuses(byte[] broken, Reading reading) throws IOException {
        Path file = Files.write(directory.resolve("broken"), broken);
        try {
            assertThat(reading.count(file)).isLessThan(1_000);
            return false;
        } catch (FormatException expected) {
            assertThat(expected.message(java.util.Locale.FRENCH)).isNotBlank();
            return true;
        }
    }

    /** One to four bytes changed, inserted or taken out, and sometimes a cut. */
    private static byte[] mutated(byte[] sound, Random random) {
        byte[] bytes = sound.clone();
        for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = switch (random.nextInt(4)) {
                case 0 -> (byte) random.nextInt(256);
                case 1 -> (byte) (bytes[at] ^ 1 << random.nextInt(8));
                case 2 -> sound[random.nextInt(sound.length)];
                default -> (byte) "\"{}[],;<>&0-9e\0\n\u00FF".charAt(random.nextInt(17));
            };
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
    }
}
