package org.vigie.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.vigie.Client;
import org.vigie.TestAccess;
import org.vigie.VigieTest;
import org.vigie.World;
import org.vigie.formats.Gdal;
import tools.jackson.databind.JsonNode;

/** GDAL connects with nothing but the address (and the key that the tests have), and takes every page. */
@VigieTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GdalTest {

    private static final int INCIDENTS = 10_050;

    @Autowired
    Client client;

    @Autowired
    World world;

    @Autowired
    Environment environment;

    @TempDir
    static Path directory;

    private Path headers;

    @BeforeAll
    void load() throws IOException {
        world.clear();
        var csv = new StringBuilder("sourceRef,date,kind,longitude,latitude,precision\n");
        for (int i = 0; i < INCIDENTS; i++) {
            csv.append(String.format(
                    Locale.ROOT,
                    "r%d,%s,INS.IED,%.4f,%.4f,EXACT%n",
                    i,
                    LocalDate.of(2026, 1, 1).plusDays(i % 90),
                    -0.99 + 0.0001 * (i % 800),
                    14.01 + 0.0001 * (i % 700)));
        }
        client.importText(csv.toString());
        headers = Files.writeString(directory.resolve("headers"), TestAccess.HEADER + ": " + TestAccess.BEARER + "\n");
    }

    private String address() {
        return "OAPIF:http://127.0.0.1:" + environment.getProperty("local.server.port") + "/ogc/features";
    }

    @Test
    void itSeesTheCollections() throws IOException {
        String layers = Gdal.run("ogrinfo", "--config", "GDAL_HTTP_HEADER_FILE", headers.toString(), address());
        assertThat(layers).contains("hotspots", "incidents", "communes", "provinces", "regions");
        String communes = Gdal.run(
                "ogrinfo", "--config", "GDAL_HTTP_HEADER_FILE", headers.toString(), "-so", address(), "communes");
        assertThat(communes).contains("Feature Count: 7", "Geometry: Multi Polygon", "Extent: (-1.000000, 14.000000)");
    }

    @Test
    void itTakesEveryPage() throws IOException {
        Path target = directory.resolve("incidents.geojson");
        Gdal.run(
                "ogr2ogr",
                "--config",
                "GDAL_HTTP_HEADER_FILE",
                headers.toString(),
                "-f",
                "GeoJSON",
                target.toString(),
                address(),
                "incidents");
        Set<String> ids = new HashSet<>();
        for (JsonNode feature : Client.json(Files.readString(target)).path("features")) {
            JsonNode id = feature.has("id")
                    ? feature.path("id")
                    : feature.path("properties").path("id");
            ids.add(id.asString());
        }
        assertThat(ids).hasSize(INCIDENTS);
    }
}
