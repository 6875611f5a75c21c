package org.vigie.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.vigie.exports.ExportClient.plain;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.formats.Gdal;
import tools.jackson.databind.JsonNode;

/** Hotspots and areas taken home in every format say what the map says. */
@ExportsTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HotspotExportTest {

    private static final String FILTER = "?from=2026-05-01&to=2026-10-31&country=BFA,MLI";

    @Autowired
    ExportClient client;

    @Autowired
    Fields fields;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path directory;

    @BeforeAll
    void load() {
        client.loadDemo();
        // A source that watches two regions only: elsewhere there is no data, which is not zero.
        jdbc.sql("delete from coverage").update();
        jdbc.sql("""
                insert into coverage (source, country, area_pcode, date_from, version_from)
                select 'exercice-essai', substr(pcode, 1, 2) || 'A', pcode, date '2020-01-01', 0 from area
                where level = 1 and pcode like 'BFX%'""").update();
    }

    private String name(Format format, String field) {
        Field found = fields.list(Subject.HOTSPOTS).stream()
                .filter(candidate -> candidate.name().equals(field))
                .findFirst()
                .orElseThrow();
        if (format == Format.KML && field.equals("name")) {
            return "Name";
        }
        return format == Format.SHAPEFILE ? found.shapefileName() : found.name();
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void everyCommuneWithTheValuesOfTheMap(Format format) throws IOException {
        JsonNode map = client.json("/api/v1/hotspots" + FILTER);
        Map<String, JsonNode> features = client.features(
                "/api/v1/exports/hotspots." + format.ending() + FILTER, name(format, "pcode"), directory);
        assertThat(features).hasSameSizeAs(map.path("communes"));
        assertThat(map.path("communes"))
                .anyMatch(commune -> commune.path("count").isNull());
        for (JsonNode commune : map.path("communes")) {
            JsonNode properties = features.get(commune.path("pcode").asString()).path("properties");
            for (String field : List.of("name", "country")) {
                assertThat(plain(properties.path(name(format, field)))).isEqualTo(plain(commune.path(field)));
            }
            for (String field : List.of(
                    "count",
                    "weighted",
                    "fatalities",
                    "areaKm2",
                    "excess",
                    "kernelMean",
                    "silenceDays",
                    "density",
                    "rank",
                    "legendClass")) {
                assertSame(plain(commune.path(field)), plain(properties.path(name(format, field))), field);
            }
        }
        assertThat(sum(features, name(format, "count")))
                .isEqualTo(map.path("placed").asDouble());
    }

    private static Object text(JsonNode value) {
        Object plain = plain(value);
        return "".equals(plain) ? null : plain;
    }

    private static void assertSame(Object expected, Object found, String what) {
        if (expected == null) {
            assertThat(found).as(what).isNull();
        } else {
            double value = Double.parseDouble(String.valueOf(found));
            assertThat(value).as(what).isCloseTo((Double) expected, within(1e-3 + 1e-9 * Math.abs(value)));
        }
    }

    private static double sum(Map<String, JsonNode> features, String field) {
        return features.values().stream()
                .mapToDouble(feature -> feature.path("properties").path(field).asDouble(0))
                .sum();
    }

    @ParameterizedTest
    @EnumSource(value = Format.class, names = "CSV", mode = EnumSource.Mode.EXCLUDE)
    void everyPolygonIsThatOfTheDatabase(Format format) throws IOException {
        Map<String, JsonNode> features =
                client.features("/api/v1/exports/areas." + format.ending() + "?level=2", "pcode", directory);
        assertThat(features).hasSize(count("select count(*) from area where level = 2"));
        features.forEach((pcode, feature) -> {
            boolean same = jdbc.sql("""
                            select st_area(st_symdifference(geom, st_setsrid(st_geomfromgeojson(:json), 4326)))
                                < 1e-9 * st_area(geom) from area where pcode = :pcode""")
                    .param("json", feature.path("geometry").toString())
                    .param("pcode", pcode)
                    .query(Boolean.class)
                    .single();
            assertThat(same).as(format + " " + pcode).isTrue();
        });
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void noAreaIsAValidFile(Format format) throws IOException {
        assertThat(client.features("/api/v1/exports/areas." + format.ending() + "?country=TCD", "pcode", directory))
                .isEmpty();
    }

    @Test
    void theShapefileHasAllThatBelongsToIt() throws Exception {
        Path zip = client.download("/api/v1/exports/hotspots.shp.zip" + FILTER, directory);
        assertThat(zip.getFileName()).hasToString("vigie_hotspots_BFA-MLI_2026-05_2026-10.shp.zip");
        Map<String, byte[]> entries = ExportClient.unzipped(zip);
        String stem = "vigie_hotspots_BFA-MLI_2026-05_2026-10";
        assertThat(entries)
                .containsOnlyKeys(
                        stem + ".shp",
                        stem + ".shx",
                        stem + ".dbf",
                        stem + ".prj",
                        stem + ".cpg",
                        stem + ".qml",
                        stem + ".sld",
                        "LISEZMOI.txt",
                        "README.txt",
                        "SHA256SUMS");
        for (String line : text(entries, "SHA256SUMS").split("\n")) {
            String[] sum = line.split("  ");
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(entries.get(sum[1]));
            assertThat(HexFormat.of().formatHex(hash)).isEqualTo(sum[0]);
        }
        assertThat(text(entries, "SHA256SUMS").split("\n")).hasSize(entries.size() - 1);
        String layer = Gdal.run("ogrinfo", "-al", "-so", "/vsizip/" + zip);
        assertThat(layer).contains("WGS 84", "Polygon", "dens_1000: Real (16.6)", "n_incid: Integer64 (10.0)");
    }

    private static String text(Map<String, byte[]> entries, String name) {
        return new String(entries.get(name), StandardCharsets.UTF_8);
    }

    @Test
    void theReadmeSaysWhatItIsInBothLanguages() throws IOException {
        JsonNode map = client.json("/api/v1/hotspots" + FILTER);
        Map<String, byte[]> entries =
                ExportClient.unzipped(client.download("/api/v1/exports/hotspots.shp.zip" + FILTER, directory));
        assertThat(text(entries, "LISEZMOI.txt"))
                .contains("DONNÉES D’EXERCICE", "TLP:AMBER", "Version des données")
                .contains("Incidents du filtre\u00a0: " + map.path("matched").asLong())
                .contains("du 2026-05-01 au 2026-10-31", "BFA exercice", "CC BY 4.0", "dens_1000")
                .doesNotContain("exports.");
        assertThat(text(entries, "README.txt"))
                .contains(
                        "EXERCISE DATA",
                        "TLP:AMBER",
                        "placed in an area: " + map.path("placed").asLong())
                .contains("country = BFA, MLI", "measure = density")
                .doesNotContain("exports.");
    }

    @Test
    void theStylesHaveTheClassesOfTheMap() throws IOException {
        JsonNode legend = client.json("/api/v1/hotspots" + FILTER).path("legend");
        Path zip = client.download("/api/v1/exports/hotspots.shp.zip" + FILTER, directory);
        Map<String, byte[]> entries = ExportClient.unzipped(zip);
        String stem = "vigie_hotspots_BFA-MLI_2026-05_2026-10";
        assertThat(text(entries, stem + ".qml")).contains("attr=\"class\"");
        var colours = new ArrayList<String>();
        legend.path("classes").forEach(view -> colours.add(view.path("colour").asString()));
        assertThat(colours).hasSize(6);
        assertThat(text(entries, stem + ".sld")).contains(colours).contains("<ogc:PropertyName>class<");
        Path sld = directory.resolve("style.sld");
        Files.write(sld, entries.get(stem + ".sld"));
        assertThat(parsed(sld).getElementsByTagName("Rule").getLength()).isEqualTo(colours.size() + 1);
        Path qml = directory.resolve("style.qml");
        Files.write(qml, entries.get(stem + ".qml"));
        assertThat(parsed(qml).getElementsByTagName("category").getLength()).isEqualTo(colours.size() + 1);
    }

    private static org.w3c.dom.Document parsed(Path file) throws IOException {
        try {
            var factory = javax.xml.parsers.DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            return factory.newDocumentBuilder().parse(file.toFile());
        } catch (javax.xml.parsers.ParserConfigurationException | org.xml.sax.SAXException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theGeoPackageIsValidAndStyled() throws Exception {
        Path file = client.download("/api/v1/exports/hotspots.gpkg" + FILTER, directory);
        GeoPackageValidator.check(file);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            var found = statement.executeQuery("""
                    select (select count(*) from rtree_hotspots_geom), (select count(*) from hotspots where geom not null),
                        (select styleQML from layer_styles where useAsDefault = 1 and f_table_name = 'hotspots'),
                        (select group_concat(metadata) from gpkg_metadata),
                        (select count(*) from gpkg_data_columns where table_name = 'hotspots')""");
            assertThat(found.next()).isTrue();
            assertThat(found.getInt(1)).isPositive().isEqualTo(found.getInt(2));
            assertThat(found.getString(3)).contains("attr=\"legendClass\"");
            assertThat(found.getString(4)).contains("DONNÉES D’EXERCICE", "EXERCISE DATA");
            assertThat(found.getInt(5)).isEqualTo(fields.list(Subject.HOTSPOTS).size());
        }
    }

    @Test
    void csvHasByteOrderMarkAndHxlTagsOnRequest() throws IOException {
        byte[] plain = Files.readAllBytes(client.download("/api/v1/exports/hotspots.csv" + FILTER, directory));
        assertThat(plain).startsWith(0xEF, 0xBB, 0xBF);
        String[] lines = client.text("/api/v1/exports/hotspots.csv" + FILTER + "&hxl=true")
                .split("\r\n");
        assertThat(lines[0]).startsWith("\uFEFFpcode,name,");
        assertThat(lines[1]).startsWith("#adm3+code,#adm3+name,").contains("#affected+killed");
        assertThat(lines[2]).startsWith("BFX");
    }

    @Test
    void geoJsonWindsAsTheStandardAsks() throws IOException {
        JsonNode collection = client.json("/api/v1/exports/areas.geojson?level=1");
        assertThat(collection.path("vigie").path("numberOfFeatures").asInt())
                .isEqualTo(collection.path("features").size());
        for (JsonNode feature : collection.path("features")) {
            assertThat(jdbc.sql("select st_ispolygonccw(st_geomfromgeojson(:json))")
                            .param("json", feature.path("geometry").toString())
                            .query(Boolean.class)
                            .single())
                    .isTrue();
        }
    }

    @Test
    void theSurfaceIsAGeoTiff() throws IOException {
        var answer = client.send("/api/v1/exports/surface.tif" + FILTER, BodyHandlers.discarding());
        assertThat(answer.statusCode()).isEqualTo(307);
        String address = answer.headers().firstValue("Location").orElseThrow();
        var tif = client.send(address, BodyHandlers.ofByteArray());
        assertThat(tif.statusCode()).isEqualTo(200);
        Path file = Files.write(directory.resolve("surface.tif"), tif.body());
        assertThat(Gdal.run("gdalinfo", file.toString()))
                .contains("COMPRESSION=DEFLATE", "NoData Value=", "Lambert", "Block=256x256");
    }

    @Test
    void whatIsWrongIsSaidInWords() {
        var unknown = client.send("/api/v1/exports/hotspots.xls", BodyHandlers.ofString());
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("UNKNOWN_FORMAT", "shp.zip, gpkg");
        var wrong = client.send("/api/v1/exports/hotspots.csv?fro=2026-01-01&area=BF1", BodyHandlers.ofString());
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("UNKNOWN_PARAMETER", "UNKNOWN_AREA");
        assertThat(wrong.headers().firstValue("Content-Disposition")).isEmpty();
    }
}
