package org.vigie.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vigie.formats.TestFiles.wkt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.vigie.SharedData;

class ShapefileWriterTest {

    private static final List<DbfField> FIELDS = List.of(
            DbfField.text("nom", 10),
            DbfField.whole("n_incid", 9),
            DbfField.decimal("dens_1000", 12, 4),
            DbfField.date("jour"),
            DbfField.truth("verifie"));

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "POINT ! POINT (-1.5 12.25)",
                "MULTIPOINT ! MULTIPOINT ((1 2), (3 4))",
                "POLYLINE ! LINESTRING (0 0, 1 1, 2 0)",
                "POLYLINE ! MULTILINESTRING ((0 0, 1 1), (5 5, 6 6, 7 5))",
                "POLYGON ! POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 1 2, 2 2, 2 1, 1 1))",
                "POLYGON ! MULTIPOLYGON (((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 8 1, 8 8, 1 8, 1 1)), ((3 3, 4 3, 4 4, 3 3)))",
            })
    void writesShapesThatWeAndGdalReadBackEqual(ShapeType type, String text) throws IOException {
        Path shp = write(type, wkt(text), null, wkt(type.name().equals("POINT") ? "POINT EMPTY" : text));
        Geometry expected = wkt(text).norm();
        List<Feature> back = Gdal.features(shp, directory);
        assertThat(back.get(0).geometry().norm()).isEqualTo(expected);
        assertThat(back.get(1).geometry()).isNull();
        List<Feature> ours = TestFiles.features(ShapefileFeatures.open(zipped()));
        assertThat(ours.get(0).geometry().norm()).isEqualTo(expected);
        assertThat(ours.get(1).geometry()).isNull();
    }

    @Test
    void windsShellsClockwiseAndHolesAgainst() throws IOException {
        Path shp = write(ShapeType.POLYGON, wkt("POLYGON ((0 0, 9 0, 9 9, 0 0), (3 1, 3 2, 4 2, 3 1))"));
        var content = java.nio.ByteBuffer.wrap(Files.readAllBytes(shp)).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        content.position(108 + 44 + 8);
        var ring = new org.locationtech.jts.geom.Coordinate[4];
        for (boolean counterClockwise : new boolean[] {false, true}) {
            for (int i = 0; i < 4; i++) {
                ring[i] = new org.locationtech.jts.geom.Coordinate(content.getDouble(), content.getDouble());
            }
            assertThat(org.locationtech.jts.algorithm.Orientation.isCCW(ring)).isEqualTo(counterClockwise);
        }
    }

    @ParameterizedTest
    @EnumSource(ShapeType.class)
    void anEmptySelectionIsAValidShapefile(ShapeType type) throws IOException {
        Path shp = write(type);
        String summary = Gdal.run("ogrinfo", "-al", "-so", shp.toString());
        assertThat(summary).contains("Feature Count: 0", "WGS 84", "n_incid: Integer (9.0)", "jour: Date (10.0)");
        assertThat(TestFiles.features(ShapefileFeatures.open(zipped()))).isEmpty();
    }

    @Test
    void writesValuesThatReadBackEqual() throws IOException {
        Path shp = directory.resolve("layer.shp");
        try (ShapefileWriter writer = create(ShapeType.POINT, 3)) {
            writer.write(wkt("POINT (1 2)"), "Ségou", 12, 1.23456, LocalDate.of(2024, 2, 29), true);
            writer.write(wkt("POINT (3 4)"), null, null, null, null, null);
            writer.write(wkt("POINT (5 -6)"), "éééééx", -7L, -0.5, LocalDate.of(1999, 12, 31), false);
            assertThat(writer.cutTexts()).isEqualTo(1);
            writer.finish();
        }
        assertThat(Gdal.run("ogrinfo", "-al", "-so", shp.toString()))
                .contains("Extent: (1.000000, -6.000000) - (5.000000, 4.000000)", "Feature Count: 3");
        List<Feature> gdal = Gdal.features(shp, directory);
        assertThat(gdal.get(0).attributes())
                .containsEntry("nom", "Ségou")
                .containsEntry("n_incid", 12L)
                .containsEntry("dens_1000", 1.2346)
                .containsEntry("jour", "2024-02-29");
        assertThat(gdal.get(1).attributes().values()).containsOnlyNulls();
        assertThat(gdal.get(2).attributes()).containsEntry("nom", "ééééé").containsEntry("n_incid", -7L);
        List<Feature> ours = TestFiles.features(ShapefileFeatures.open(zipped()));
        assertThat(ours.get(0).attributes().values())
                .containsExactly("Ségou", 12L, 1.2346, LocalDate.of(2024, 2, 29), true);
        assertThat(ours.get(1).attributes().values()).containsOnlyNulls();
        assertThat(ours.get(2).attributes().values())
                .containsExactly("ééééé", -7L, -0.5, LocalDate.of(1999, 12, 31), false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"é", "—", "𝔊"})
    void neverCutsInsideACharacter(String character) throws IOException {
        try (ShapefileWriter writer = create(ShapeType.POINT, 10)) {
            for (int i = 0; i < 10; i++) {
                writer.write(null, "x".repeat(i) + character.repeat(10), 0, 0, null, null);
            }
            writer.finish();
        }
        List<Feature> features = TestFiles.features(ShapefileFeatures.open(zipped()));
        for (int i = 0; i < 10; i++) {
            String text = (String) features.get(i).attributes().get("nom");
            assertThat("x".repeat(i) + character.repeat(10)).startsWith(text);
            assertThat(text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                    .isBetween(10 - character.getBytes(java.nio.charset.StandardCharsets.UTF_8).length + 1, 10);
        }
    }

    @Test
    void refusesNumbersThatDoNotFit() throws IOException {
        try (ShapefileWriter writer = create(ShapeType.POINT, 1)) {
            assertThatThrownBy(() -> writer.write(null, "", 1_234_567_890, 0, null, null))
                    .hasMessageContaining("SHAPEFILE_VALUE_TOO_WIDE")
                    .hasMessageContaining("n_incid");
            writer.write(null, "", 0, 12_345_678_901.25, null, null); // fewer decimals rather than no number
            writer.write(null, "", 0, Double.NaN, null, null);
        }
    }

    @Test
    void refusesMoreThanTwoGigabytesBeforeTheFirstByte() throws IOException {
        assertThatThrownBy(() -> create(ShapeType.POINT, 60_000_000))
                .hasMessageContaining("SHAPEFILE_TOO_LARGE")
                .isInstanceOfSatisfying(FormatException.class, e -> assertThat(e.message(java.util.Locale.FRENCH))
                        .contains("GeoPackage"));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void leavesNothingBehindWhenItIsNotFinished() throws IOException {
        try (ShapefileWriter writer = create(ShapeType.POINT, 1)) {
            writer.write(null, "", 0, 0, null, null);
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void refusesFieldsThatADbfCannotHold() {
        assertThatThrownBy(() -> DbfField.text("n_incidents", 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DbfField.text("été", 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DbfField.text("x", 255)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DbfField.decimal("x", 4, 3)).isInstanceOf(IllegalArgumentException.class);
        List<DbfField> twice = List.of(DbfField.text("a", 1), DbfField.text("A", 1));
        assertThatThrownBy(() -> ShapefileWriter.inDirectory(directory, "l", ShapeType.POINT, twice, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bfa", "mli", "ner"})
    void realBoundariesComeBackEqual(String country) throws IOException {
        Path source = SharedData.require("boundaries/" + country + "_adm3.geojson");
        List<Feature> original = TestFiles.features(GeoJsonFeatures.open(source));
        List<DbfField> fields = List.of(DbfField.text("pcode", 12), DbfField.text("name_fr", 80));
        try (ShapefileWriter writer =
                ShapefileWriter.inDirectory(directory, "layer", ShapeType.POLYGON, fields, original.size())) {
            for (Feature feature : original) {
                writer.write(
                        feature.geometry(),
                        feature.attributes().get("ADM3_PCODE"),
                        feature.attributes().get("ADM3_FR"));
            }
            writer.finish();
        }
        assertEqual(original, TestFiles.features(ShapefileFeatures.open(zipped())));
        assertEqual(original, Gdal.features(directory.resolve("layer.shp"), directory));
    }

    private static void assertEqual(List<Feature> expected, List<Feature> found) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(found.get(i).attributes())
                    .containsEntry("pcode", expected.get(i).attributes().get("ADM3_PCODE"))
                    .containsEntry("name_fr", expected.get(i).attributes().get("ADM3_FR"));
            assertThat(found.get(i).geometry().norm())
                    .isEqualTo(expected.get(i).geometry().norm());
        }
    }

    private ShapefileWriter create(ShapeType type, long count) throws IOException {
        return ShapefileWriter.inDirectory(directory, "layer", type, FIELDS, count);
    }

    private Path write(ShapeType type, Geometry... shapes) throws IOException {
        try (ShapefileWriter writer = create(type, shapes.length)) {
            for (Geometry shape : shapes) {
                writer.write(shape, "Ségou", 1, 2.5, null, true);
            }
            writer.finish();
        }
        return directory.resolve("layer.shp");
    }

    private Path zipped() throws IOException {
        var entries = new java.util.LinkedHashMap<String, byte[]>();
        for (String ending : new ArrayList<>(List.of(".shp", ".shx", ".dbf", ".prj", ".cpg"))) {
            entries.put("layer" + ending, Files.readAllBytes(directory.resolve("layer" + ending)));
        }
        return Files.write(directory.resolve("layer.zip"), TestFiles.zipped(entries));
    }
}
