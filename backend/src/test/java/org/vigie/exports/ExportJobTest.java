package org.vigie.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.vigie.formats.Gdal;
import tools.jackson.databind.JsonNode;

/** A GeoPackage of many rows is made as a job, here from 1,000 rows on. */
@ExportsTest
@TestPropertySource(properties = "vigie.exports.job-rows=1000")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportJobTest {

    @Autowired
    ExportClient client;

    @TempDir
    Path directory;

    @BeforeAll
    void load() {
        client.loadDemo();
    }

    @Test
    void progressThenTheFile() throws IOException {
        var accepted = client.send("/api/v1/exports/incidents.gpkg?category=INS", BodyHandlers.ofString());
        assertThat(accepted.statusCode()).isEqualTo(202);
        String address = accepted.headers().firstValue("Location").orElseThrow();
        JsonNode job = client.json(address);
        while (!job.path("state").asString().matches("done|failed")) {
            assertThat(job.path("progress").asDouble()).isBetween(0.0, 1.0);
            assertThat(job.has("file")).isFalse();
            ExportClient.sleep();
            job = client.json(address);
        }
        long matched =
                client.json("/api/v1/hotspots?category=INS").path("matched").asLong();
        assertThat(job.path("rows").asLong())
                .as(job.toString())
                .isEqualTo(matched)
                .isGreaterThan(1000);
        Path file = client.download(job.path("file").asString(), directory);
        assertThat(file.getFileName()).hasToString("vigie_incidents_BFA-MLI-NER.gpkg");
        assertThat(Gdal.run("ogrinfo", "-so", file.toString(), "incidents")).contains("Feature Count: " + matched);
        GeoPackageValidator.check(file);
    }

    @Test
    void fewRowsAndStreamedFormatsComeAtOnce() throws IOException {
        Path few = client.download("/api/v1/exports/incidents.gpkg?category=ENV&from=2026-08-01", directory);
        assertThat(Files.size(few)).isPositive();
        assertThat(Files.size(client.download("/api/v1/exports/incidents.csv", directory)))
                .isPositive();
    }

    @Test
    void anUnknownJobIsSaidToBeUnknown() {
        var answer = client.send("/api/v1/exports/00000000-0000-0000-0000-000000000000/file", BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(404);
    }
}
