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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broken copies of small files, always the same ones: readers end, and complain in no other way than by FormatException. */
class MutatedFilesTest {

    private static final int MUTATIONS = Integer.getInteger("vigie.mutations", 2_000);

    private final Random random = new Random(20_240_229);

    @TempDir
    Path directory;

    private interface Reading {
        long count(Path file) throws IOException;
    }

    @Test
    void csv() {
        byte[] sound = utf8("date;lieu;texte\n2024-01-02;Ségou;\"a;\"\"b\"\"\nc\"\n2024-01-03;Gao;x\n".repeat(3));
        assertSurvives(() -> mutated(sound), file -> rows(CsvTable.open(file)));
    }

    @Test
    void geoJson() {
        byte[] sound = utf8("""
                {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"x"}},"features":[
                {"type":"Feature","id":7,"properties":{"a":"é","b":1.5e3,"c":[1,{"d":null}]},
                 "geometry":{"type":"MultiPolygon","coordinates":[[[[0,0],[9,0],[9,9],[0,0]],[[2,1],[3,1],[3,2],[2,1]]]]}},
                {"type":"Feature","properties":null,"geometry":{"type":"GeometryCollection","geometries":[
                 {"type":"Point","coordinates":[1,2]},{"coordinates":[[1,2],[3,4]],"type":"LineString"}]}}]}""");
        assertSurvives(() -> mutated(sound), file -> features(GeoJsonFeatures.open(file)));
    }

    @Test
    void shapefile() throws IOException {
        Map<String, byte[]> parts = TestFiles.unzipped(TestFiles.shapefile(
                directory,
                ShapeType.POLYGON,
                wkt("POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 1 2, 2 2, 2 1, 1 1))"),
                null,
                wkt("MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0)), ((20 0, 29 0, 29 9, 20 0)))")));
        assertSurvives(() -> mutatedArchive(parts), file -> features(ShapefileFeatures.open(file)));
    }

    @Test
    void workbook() {
        Map<String, byte[]> parts =
                TestFiles.workbook("<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row>"
                        + "<row r='2'><c r='A2' s='1'><v>45292.5</v></c><c r='B2' t='b'><v>1</v></c></row>");
        assertSurvives(() -> mutatedArchive(parts), file -> rows(XlsxTable.open(file)));
    }

    private static long rows(Table opened) {
        long count = 0;
        try (opened) {
            for (TableRow row : opened) {
                count += row.cells().length > 0 ? 1 : 0;
            }
        }
        return count;
    }

    private static long features(FeatureSource opened) {
        return TestFiles.features(opened).size();
    }

    private interface Broken {
        byte[] next() throws IOException;
    }

    private void assertSurvives(Broken broken, Reading reading) {
        int refused = assertTimeoutPreemptively(Duration.ofMillis(60_000 + 10L * MUTATIONS), () -> {
            int count = 0;
            for (int i = 0; i < MUTATIONS; i++) {
                count += refuses(broken.next(), reading) ? 1 : 0;
            }
            return count;
        });
        assertThat(refused).isBetween(MUTATIONS / 100, MUTATIONS - 1);
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
    private byte[] mutated(byte[] sound) {
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

    /** One part broken before it is packed, or the archive as a whole. */
    private byte[] mutatedArchive(Map<String, byte[]> parts) throws IOException {
        int broken = random.nextInt(parts.size() + 1);
        if (broken == parts.size()) {
            return mutated(TestFiles.zipped(parts));
        }
        Map<String, byte[]> changed = new LinkedHashMap<>(parts);
        changed.computeIfPresent(List.copyOf(parts.keySet()).get(broken), (name, bytes) -> mutated(bytes));
        return TestFiles.zipped(changed);
    }
}
