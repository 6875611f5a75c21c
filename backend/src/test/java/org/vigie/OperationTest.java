package org.vigie;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** What whoever runs the service sees of it: whether it is well, its numbers, its log. */
@VigieTest
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(
        properties = {
            "management.prometheus.metrics.export.enabled=true",
            "management.defaults.metrics.export.enabled=true",
            "logging.structured.format.console=ecs",
            "logging.level.org.vigie=debug"
        })
class OperationTest {

    private static final String FILE = "sourceRef,date,kind,longitude,latitude,description\n";

    @Autowired
    Client client;

    @Autowired
    World world;

    @BeforeEach
    void clear() {
        world.clear();
    }

    @Test
    void readyTellsOfDatabaseDiskAndGeometry() {
        JsonNode ready = client.get("/actuator/health/readiness");
        assertThat(ready.path("status").asString()).isEqualTo("UP");
        for (String part : new String[] {"db", "diskSpace", "geometry", "readinessState"}) {
            assertThat(ready.path("components").path(part).path("status").asString())
                    .as(part)
                    .isEqualTo("UP");
        }
        assertThat(ready.toString()).doesNotContain("jdbc:", "/spool");
    }

    @Test
    void theNumbersOfImportsAndAnswersAreThereForPrometheus() {
        client.importText(FILE + "a,2025-03-04,ENV.FIRE,-0.95,14.05,x\nb,2025-03-04,nope,-0.95,14.05,x\n");
        client.get("/api/v1/hotspots?fields=count");
        client.get("/api/v1/hotspots?fields=count");
        String metrics =
                new String(client.call("GET", "/actuator/prometheus").body(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(metrics)
                .containsPattern("vigie_jobs_ended_total\\{.*kind=\"imports\",state=\"done\".*} [1-9]")
                .containsPattern("vigie_rows_total\\{.*kind=\"imports\",outcome=\"created\".*} [1-9]")
                .containsPattern("vigie_rows_total\\{.*kind=\"imports\",outcome=\"rejected\".*} [1-9]")
                .contains(
                        "vigie_hotspots_computed_seconds_count", "vigie_hotspots_asked_total", "vigie_spool_free_bytes")
                .contains("hikaricp_connections_active", "http_server_requests_seconds_count");
    }

    @Test
    void nothingProtectedStandsInTheLog(CapturedOutput log) {
        String secret = "secret-" + UUID.randomUUID();
        String row =
                ",2025-03-04,ENV.FIRE,-0.95,14.05,"; // a good one, a bad one, and one that the database itself refuses
        client.importText(FILE + secret + "-1" + row + secret + "\n" + secret + "-2,no day," + secret + ",1,1," + secret
                + "\n" + secret + "-3" + row + secret + "\u0001\n");
        client.get("/api/v1/incidents");
        client.get("/api/v1/geocode?q=" + secret);
        assertThat(log.getAll()).contains("\"log\":{\"level\":\"INFO\"").doesNotContain(secret);
    }
}
