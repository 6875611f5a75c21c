package org.vigie.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.vigie.Client;
import org.vigie.SharedData;
import org.vigie.TestDatabase;
import org.vigie.Vigie;
import org.vigie.api.Gzipped;
import org.vigie.jobs.Job;
import tools.jackson.databind.JsonNode;

/** A map of the 1,318 real communes as an embed, and as a bulletin. */
@SpringBootTest(
        classes = Vigie.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "vigie.test=real-embed")
@ContextConfiguration(initializers = TestDatabase.class)
@Import(Client.class)
@DirtiesContext
class RealEmbedTest {

    private static final int COMMUNES = 1318;
    private static final int MOST_BYTES = 60_000;

    @Autowired
    private Client client;

    /** Loads the real boundaries and some made up incidents. */
    static void load(Client client) {
        for (String country : List.of("BFA", "MLI", "NER")) {
            Path file = SharedData.require("boundaries/" + country.toLowerCase(Locale.ROOT) + "_adm3.geojson");
            var fields = Map.of("country", country, "vintage", "cod", "source", "OCHA COD-AB", "licence", "CC BY-IGO");
            Job job = client.send("boundaries", fields, file);
            Client.json(client.call("POST", "/api/v1/boundaries/" + job.id() + "/activate"));
        }
        var random = new Random(7);
        var csv = new StringBuilder("sourceRef,date,kind,longitude,latitude,precision,marking,fatalities\n");
        for (int i = 0; i < 4000; i++) {
            csv.append(String.format(
                    Locale.ROOT,
                    "%d,%d-%02d-%02d,INS.CLASH,%.4f,%.4f,SETTLEMENT,CLEAR,%d%n",
                    i,
                    2024 + random.nextInt(2),
                    1 + random.nextInt(12),
                    1 + random.nextInt(28),
                    -5 + 2 * random.nextGaussian(),
                    13.5 + random.nextGaussian(),
                    random.nextInt(4)));
        }
        client.importText(csv.toString());
    }

    @Test
    void isLightAndLeavesNoCommuneOut() {
        load(client);
        var snapshots = new SnapshotClient(client);
        String id = snapshots
                .make("Densité d’incidents, point de situation", "internal", "from", "2025-01-01", "to", "2025-12-31")
                .path("id")
                .asString();
        byte[] values = snapshots.bytes(id, "/embed.json");
        String page = snapshots.text(id, "/embed");
        String assets = page.replaceAll("(?s).*(/assets/\\d+/).*", "$1");
        int bytes = zipped(values) + zipped(snapshots.bytes(id, "/embed"));
        for (String asset :
                List.of("css/embed.css", "js/embed/embed.js", "js/embed/rings.js", "js/dom.js", "js/leaflet.js")) {
            bytes += zipped(client.call("GET", assets + asset).body());
        }
        assertThat(bytes).isLessThan(MOST_BYTES);
        JsonNode areas = Client.json(snapshots.text(id, "/embed.json")).path("areas");
        assertThat(areas.size()).isEqualTo(COMMUNES);
        areas.forEach(area -> {
            assertThat(area.path(7).size()).as(area.path(0).asString()).isPositive();
            assertThat(area.path(7).path(0).path(0).asString().length())
                    .as(area.path(0).asString())
                    .isGreaterThan(6);
        });
        String bulletin = Client.json(client.sendJson(
                                "POST",
                                "/api/v1/bulletins",
                                Map.of("from", "2025-10-01", "to", "2025-10-31", "language", "fr"))
                        .body())
                .path("id")
                .asString();
        assertThat(Pdf.pages(snapshots.bytes(bulletin, ".pdf"))).isBetween(2, 4);
    }

    private static int zipped(byte[] bytes) {
        return Gzipped.of(bytes).bytes().length;
    }
}
