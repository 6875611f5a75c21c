package org.vigie.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vigie.exports.ExportClient.plain;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.api.Parameters;
import org.vigie.api.Problem;
import org.vigie.exports.Download.Options;
import tools.jackson.databind.JsonNode;

/** Incidents taken home in every format are those of the database, all of them, with the map's totals. */
@ExportsTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IncidentExportTest {

    private static final String FILTER = "?from=2026-05-02&to=2026-10-15&category=INS,DIS,CRI&minSeverity=2";
    private static final String FORMULA = "=2+5+cmd|' /C calc'!A0; \"Gao\",\nété";

    @Autowired
    ExportClient client;

    @Autowired
    Fields fields;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    List<DatasetSource> sources;

    @Autowired
    ShapefileDownload shapefile;

    @TempDir
    Path directory;

    @BeforeAll
    void load() {
        client.loadDemo();
        jdbc.sql("""
                update report set description = :text where incident_id = (
                    select id from incident where version_to is null and status = 'VERIFIED' and geom is not null
                        and kind = 'INS.CLASH' and severity > 2 and date_start > date '2026-06-01' order by id limit 1)""").param("text", FORMULA).update();
    }

    private String name(Format format, String field) {
        if (format == Format.KML && field.equals("description")) {
            return "description";
        }
        return fields.list(Subject.INCIDENTS).stream()
                .filter(candidate -> candidate.name().equals(field))
                .map(found -> format == Format.SHAPEFILE ? found.shapefileName() : field)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @Order(1)
    @EnumSource(Format.class)
    void everyIncidentOfTheFilterAsItIsInTheDatabase(Format format) throws IOException {
        String id = name(format, "id");
        Map<String, JsonNode> features =
                client.features("/api/v1/exports/incidents." + format.ending() + FILTER, id, directory);
        Map<String, JsonNode> expected = listed();
        assertThat(features.keySet()).isEqualTo(expected.keySet());
        assertThat(expected.values())
                .anyMatch(feature -> feature.path("geometry").isNull());
        features.forEach((key, feature) -> {
            JsonNode properties = feature.path("properties");
            JsonNode row = expected.get(key);
            for (String field : List.of("fatalities", "injured", "severity", "country", "place", "marking", "status")) {
                assertSame(row.path("properties").path(field), properties.path(name(format, field)), field);
            }
            assertThat(plain(properties.path(name(format, "dateStart")))
                            .toString()
                            .replace('/', '-'))
                    .startsWith(row.path("properties").path("dateStart").asString());
            if (format != Format.SHAPEFILE && format != Format.CSV) {
                assertSame(row.path("properties").path("description"), properties.path("description"), "description");
            }
            assertThat(coordinates(feature)).isEqualTo(coordinates(row));
        });
    }

    private static List<Double> coordinates(JsonNode feature) {
        JsonNode position = feature.path("geometry").path("coordinates");
        return position.isMissingNode()
                ? List.of()
                : List.of(position.get(0).asDouble(), position.get(1).asDouble());
    }

    private static void assertSame(JsonNode expected, JsonNode found, String what) {
        Object value = plain(found);
        Object wanted = plain(expected);
        assertThat(value instanceof Double ? value : value == null || value.equals("") ? null : value)
                .as(what)
                .isEqualTo(wanted);
    }

    /** What the pages of the service list, by id. */
    private Map<String, JsonNode> listed() {
        var listed = new HashMap<String, JsonNode>();
        String next = "/api/v1/incidents" + FILTER + "&limit=1000";
        while (next != null) {
            JsonNode page = client.json(next);
            page.path("features")
                    .forEach(feature -> listed.put(feature.path("id").asString(), feature));
            next = page.path("next").isMissingNode() ? null : page.path("next").asString();
        }
        return listed;
    }

    @Test
    @Order(1)
    void theStatesAddUpToTheTotalsOfTheMap() throws IOException {
        JsonNode map = client.json("/api/v1/hotspots" + FILTER);
        var counts = new HashMap<String, Long>();
        client.features("/api/v1/exports/incidents.gpkg" + FILTER, "id", directory)
                .values()
                .forEach(feature ->
                        counts.merge(feature.path("properties").path("mapState").asString(), 1L, Long::sum));
        assertThat(counts).hasSize(3);
        assertThat(counts.get("placed")).isEqualTo(map.path("placed").asLong());
        assertThat(counts.get("unplaced"))
                .isEqualTo(map.path("unplaced").path("total").asLong());
        assertThat(counts.get("undated")).isEqualTo(map.path("undated").asLong());
    }

    @Test
    @Order(1)
    void deniedIncidentsAreThereWhenAskedForAndNotCounted() throws IOException {
        String filter = "?status=DENIED,VERIFIED,REPORTED";
        JsonNode map = client.json("/api/v1/hotspots" + filter);
        JsonNode about =
                client.json("/api/v1/exports/incidents.geojson" + filter).path("vigie");
        assertThat(about.path("matched").asLong()).isEqualTo(map.path("matched").asLong());
        assertThat(about.path("placed").asLong()).isEqualTo(map.path("placed").asLong());
        assertThat(about.path("uncounted").asLong()).isPositive();
        assertThat(about.path("numberOfFeatures").asLong())
                .isEqualTo(
                        about.path("matched").asLong() + about.path("uncounted").asLong());
    }

    @Test
    @Order(1)
    void formulasAreDisarmedInCsvOnly() throws IOException {
        String csv = client.text("/api/v1/exports/incidents.csv" + FILTER);
        assertThat(csv).contains(",\"'" + FORMULA.replace("\"", "\"\"") + "\",").doesNotContain("\"=2+5", ",=2+5");
        assertThat(client.text("/api/v1/exports/incidents.geojson" + FILTER)).contains("\"description\":\"=2+5");
    }

    @ParameterizedTest
    @Order(1)
    @EnumSource(Format.class)
    void noIncidentIsAValidFile(Format format) throws IOException {
        String path = "/api/v1/exports/incidents." + format.ending() + "?to=1990-01-01";
        assertThat(client.features(path, "id", directory)).isEmpty();
    }

    @Test
    @Order(1)
    void theGeoPackageIsValid() throws IOException {
        GeoPackageValidator.check(client.download("/api/v1/exports/incidents.gpkg" + FILTER, directory));
        GeoPackageValidator.check(client.download("/api/v1/exports/incidents.gpkg?to=1990-01-01", directory));
    }

    @Test
    @Order(1)
    void anEarlierDataVersionIsStillThere() {
        JsonNode before = client.json("/api/v1/exports/incidents.geojson?asOf=1");
        assertThat(before.path("features").isEmpty()).isTrue();
        long version =
                client.json("/api/v1/hotspots?fields=count").path("dataVersion").asLong();
        JsonNode now = client.json("/api/v1/exports/incidents.geojson?asOf=" + version);
        assertThat(now.path("features").size())
                .isEqualTo(
                        client.json("/api/v1/incidents").path("numberMatched").asInt());
    }

    @Test
    @Order(1)
    void aShapefileThatCannotBeIsRefusedBeforeItsFirstByte() throws IOException {
        DatasetSource source = sources.stream()
                .filter(candidate -> candidate.subject() == Subject.INCIDENTS)
                .findFirst()
                .orElseThrow();
        var out = new ByteArrayOutputStream();
        source.open(new Parameters(Map.of()), dataset -> {
            var huge =
                    new Dataset(dataset.passport(), true, dataset.fields(), 5_000_000, dataset.style(), dataset.rows());
            assertThatThrownBy(() -> shapefile.write(huge, new Options(Locale.FRENCH, false), out))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("SHAPEFILE_TOO_LARGE");
        });
        assertThat(out.size()).isZero();
    }

    @Test
    @Order(2)
    void aFailureHalfwayCannotPassForAWholeFile() throws IOException {
        multiply();
        for (String ending : List.of("csv", "geojson", "kml")) {
            InputStream in = client.open("/api/v1/exports/incidents." + ending);
            in.readNBytes(10_000);
            assertThat(readers("select pg_terminate_backend(pid)")).isPositive();
            assertThatThrownBy(in::readAllBytes).as(ending).isInstanceOf(IOException.class);
        }
    }

    @Test
    @Order(3)
    void aReaderWhoGoesAwayFreesTheConnection() throws IOException {
        for (int i = 0; i < 8; i++) {
            InputStream in = client.open("/api/v1/exports/incidents.csv");
            in.readNBytes(10_000);
            assertThat(readers("select pid")).isEqualTo(1);
            in.close();
            while (readers("select pid") > 0) {
                ExportClient.sleep();
            }
        }
    }

    @Test
    @Order(3)
    void tooManyReadersAtOnceAreToldToWait() throws IOException {
        var open = new java.util.ArrayList<InputStream>();
        for (int i = 0; i < 3; i++) {
            InputStream in = client.open("/api/v1/exports/incidents.csv");
            in.readNBytes(10_000);
            open.add(in);
        }
        var refused = client.send(
                "/api/v1/exports/incidents.csv",
                java.net.http.HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("EXPORTS_BUSY");
        for (InputStream in : open) {
            in.close();
        }
    }

    /** Twenty-five times as many incidents: more than the buffers between the service and a reader who does not read. */
    private void multiply() {
        jdbc.sql("""
                insert into incident
                select (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), 'version_from', v.version + 1))).*
                from incident i, generate_series(1, 25), data_version v where i.version_to is null""").update();
        jdbc.sql("update data_version set version = version + 1").update();
    }

    /** Connections of this database that read incidents in a transaction. */
    private int readers(String what) {
        return jdbc.sql(what + """
                         from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
                        and state in ('active', 'idle in transaction') and query like '%i.non_state%'""").query().listOfRows().size();
    }
}
