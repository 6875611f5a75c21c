package org.vigie.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.SharedData;

class GeoJsonFeaturesTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "'\"type\":\"Point\",\"coordinates\":[1.5,2,99]' ! POINT (1.5 2)",
                "'\"coordinates\":[[1,2],[3,4]],\"type\":\"LineString\"' ! LINESTRING (1 2, 3 4)",
                "'\"type\":\"MultiPoint\",\"coordinates\":[[1,2],[3,4]]' ! MULTIPOINT ((1 2), (3 4))",
                "'\"type\":\"Polygon\",\"coordinates\":[[[0,0],[9,0],[9,9],[0,0]],[[2,1],[3,1],[3,2],[2,1]]]'"
                        + " ! POLYGON ((0 0, 9 0, 9 9, 0 0), (2 1, 3 1, 3 2, 2 1))",
                "'\"type\":\"MultiLineString\",\"coordinates\":[[[1,2],[3,4]]]' ! MULTILINESTRING ((1 2, 3 4))",
                "'\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],[9,0],[9,9],[0,0]]]]'"
                        + " ! MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0)))",
                "'\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Point\",\"coordinates\":[1,2]}]'"
                        + " ! GEOMETRYCOLLECTION (POINT (1 2))",
                "'\"type\":\"Point\",\"coordinates\":[]' ! POINT EMPTY",
            })
    void readsEveryGeometryType(String members, String wkt) throws IOException {
        Feature feature = read(collection(feature("{" + members + "}"))).get(0);
        assertThat(feature.problem()).isNull();
        assertThat(feature.geometry()).hasToString(wkt);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "'\"type\":\"Point\",\"coordinates\":[1,\"x\"]'",
                "'\"type\":\"Point\",\"coordinates\":[[1,2]]'",
                "'\"type\":\"Point\",\"coordinates\":[1e999,2]'",
                "'\"type\":\"Cube\",\"coordinates\":[1,2]'",
                "'\"coordinates\":[1,2]'",
                "'\"type\":\"Polygon\",\"coordinates\":[[[0,0],[9,0],[9,9]]]'",
                "'\"type\":\"Polygon\",\"coordinates\":[[[0,0],[9,0],[9,9],[0,1]]]'",
                "'\"type\":\"LineString\",\"coordinates\":[[0,{\"a\":[1]},null],null]'",
                "'\"type\":\"LineString\",\"coordinates\":null'",
            })
    void reportsABadGeometryAndReadsOn(String members) throws IOException {
        String sound = feature("{\"type\":\"Point\",\"coordinates\":[1,2]}");
        List<Feature> features = read(collection(feature("{" + members + "}") + "," + sound));
        assertThat(features).hasSize(2);
        assertThat(features.get(0).geometry()).isNull();
        assertThat(features.get(0).problem().code()).isEqualTo("GEOJSON_BAD_GEOMETRY");
        assertThat(features.get(1).geometry()).hasToString("POINT (1 2)");
    }

    @Test
    void readsAttributesInTheirOrderAndPassesOverForeignMembers() throws IOException {
        String text = """
                {"name": "x", "stuff": {"features": [1]}, "type": "FeatureCollection", "features": [
                 {"bbox": [1, 2], "id": "f1", "properties":
                   {"b": 1, "a": "é", "c": 1.5, "d": true, "e": null, "f": {"g": [1, "h"]}, "i": 12345678901234567890},
                  "geometry": null, "type": "Feature"}
                ], "crs": {"type": "name", "properties": {"name": "EPSG:32630"}}}""";
        Feature feature = read(text).get(0);
        assertThat(feature.attributes())
                .containsExactly(
                        java.util.Map.entry("b", 1L),
                        java.util.Map.entry("a", "é"),
                        java.util.Map.entry("c", 1.5),
                        java.util.Map.entry("d", true),
                        new java.util.AbstractMap.SimpleEntry<>("e", null),
                        java.util.Map.entry("f", "{\"g\":[1,\"h\"]}"),
                        java.util.Map.entry("i", new BigDecimal("12345678901234567890")),
                        java.util.Map.entry("id", "f1"));
        assertThat(feature.line()).isEqualTo(2);
        assertThat(feature.geometry()).isNull();
        assertThat(feature.problem()).isNull();
        try (FeatureSource source = GeoJsonFeatures.open(file(text.getBytes(StandardCharsets.UTF_8)))) {
            assertThat(source.crs()).contains("EPSG:32630");
        }
    }

    @Test
    void readsNewlineDelimitedFeatures() throws IOException {
        String sound = feature("{\"type\":\"Point\",\"coordinates\":[1,2]}");
        assertThat(read(sound + "\n" + sound + "\n")).extracting(Feature::line).containsExactly(1L, 2L);
    }

    @Test
    void readsMarksAndOtherCharacterSets() throws IOException {
        String text = collection("{\"type\":\"Feature\",\"properties\":{\"n\":\"Ségou\"},\"geometry\":null}");
        for (byte[] bytes : List.of(
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE),
                text.getBytes(Charset.forName("windows-1252")))) {
            assertThat(read(bytes).get(0).attributes()).containsEntry("n", "Ségou");
        }
    }

    @Test
    void deliversTheFeaturesBeforeACut() throws IOException {
        String sound = feature("{\"type\":\"Point\",\"coordinates\":[1,2]}");
        byte[] cut = ("{\"type\":\"FeatureCollection\",\"features\":[\n" + sound + ",\n" + sound.substring(0, 40))
                .getBytes(StandardCharsets.UTF_8);
        try (FeatureSource source = GeoJsonFeatures.open(file(cut))) {
            Iterator<Feature> features = source.iterator();
            features.next();
            FormatException trouble = catchThrowableOfType(FormatException.class, features::hasNext);
            assertThat(trouble.code()).isEqualTo("GEOJSON_TRUNCATED");
            assertThat(trouble.line()).isEqualTo(3);
            assertThat(trouble.arguments()).containsExactly("1");
        }
    }

    @Test
    void aCutBehindTheLastFeatureIsStillACut() {
        String text = collection(feature("null"));
        assertThatThrownBy(() -> read(text.substring(0, text.length() - 1))).hasMessageContaining("GEOJSON_TRUNCATED");
    }

    @Test
    void refusesWhatHoldsNoFeatures() {
        assertThatThrownBy(() -> read("")).hasMessageContaining("EMPTY_FILE");
        assertThatThrownBy(() -> read("  \n")).hasMessageContaining("EMPTY_FILE");
        assertThatThrownBy(() -> read("[1, 2]")).hasMessageContaining("GEOJSON_NOT_FEATURES");
        assertThatThrownBy(() -> read("{\"a\": 1}")).hasMessageContaining("GEOJSON_NOT_FEATURES");
        assertThatThrownBy(() -> read("{\"type\":\"FeatureCollection\",\"features\":[7]}"))
                .hasMessageContaining("GEOJSON_NOT_FEATURES");
        assertThatThrownBy(() -> read("{\"a\":\n tru}"))
                .hasMessageContaining("GEOJSON_MALFORMED")
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> read("a,b\n1,2")).hasMessageContaining("GEOJSON_MALFORMED");
    }

    @Test
    void refusesWhatIsTooDeepOrTooLong() {
        assertThatThrownBy(() -> read(collection("{\"a\":" + "[".repeat(10_000))))
                .hasMessageContaining("GEOJSON_TOO_LARGE");
        assertThatThrownBy(() ->
                        read(collection(feature("{\"type\":\"Point\",\"coordinates\":[" + "1".repeat(5000) + "]}"))))
                .hasMessageContaining("GEOJSON_TOO_LARGE");
        String many = "[],".repeat(GeoJsonGeometry.MAX_POSITIONS) + "[]";
        assertThatThrownBy(() -> read(collection(feature("{\"type\":\"LineString\",\"coordinates\":[" + many + "]}"))))
                .hasMessageContaining("GEOJSON_TOO_LARGE");
    }

    @Test
    void readsTheRealBoundaries() throws IOException {
        int count = 0;
        for (String name : List.of("bfa", "mli", "ner")) {
            try (FeatureSource source =
                    GeoJsonFeatures.open(SharedData.require("boundaries/" + name + "_adm3.geojson"))) {
                for (Feature feature : source) {
                    assertThat(feature.geometry().isValid()).isTrue();
                    assertThat(feature.attributes()).containsKey("ADM3_PCODE");
                    count++;
                }
            }
        }
        assertThat(count).isEqualTo(1318);
    }

    private static String collection(String features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}";
    }

    private static String feature(String geometry) {
        return "{\"type\":\"Feature\",\"properties\":{},\"geometry\":" + geometry + "}";
    }

    private List<Feature> read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Feature> read(byte[] bytes) throws IOException {
        List<Feature> features = new ArrayList<>();
        try (FeatureSource source = GeoJsonFeatures.open(file(bytes))) {
            source.forEach(features::add);
        }
        return features;
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("features.geojson"), bytes);
    }
}
