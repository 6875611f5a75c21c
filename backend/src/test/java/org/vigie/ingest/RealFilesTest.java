package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.vigie.Client;
import org.vigie.SharedData;
import org.vigie.VigieTest;
import org.vigie.formats.CsvTable;
import org.vigie.jobs.Job;
import tools.jackson.databind.JsonNode;

/** The real communes of three countries and files of the Uppsala Conflict Data Program, on machines that have them. */
@VigieTest
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealFilesTest {

    /**
     * The rows that our rules place otherwise than a plain point-in-polygon, each with its place and its reason. In 275740 our
     * rule and the reference come to the same commune by different ways.
     */
    private static final Map<String, String> PLACED_BY_RULE = Map.of(
            // In no commune, 140 m outside the nearest one: METHODS.md gives it to the nearest within 500 m.
            "240312", "ML050413 NEAREST",
            // Another event at the same place.
            "281743", "ML050413 NEAREST",
            // In the overlap of the boundaries of Mali and Niger: the row's own country decides.
            "275740", "NE005012001 null",
            // Latitude equals longitude, an error of the source: 19 km from the nearest commune, in none.
            "313762", "null null",
            "375767", "null null");

    @Autowired
    Client client;

    @Autowired
    JdbcClient jdbc;

    @BeforeAll
    void load() {
        for (String country : new String[] {"bfa", "mli", "ner"}) {
            Path file = SharedData.require("boundaries/" + country + "_adm3.geojson");
            var fields = Map.of(
                    "country", country.toUpperCase(), "vintage", "cod", "source", "OCHA", "licence", "CC BY-IGO");
            Job job = client.send("boundaries", fields, file);
            assertThat(job.state()).as(client.issues(job).toString()).isEqualTo(Job.State.DONE);
            Client.json(client.call("POST", "/api/v1/boundaries/" + job.id() + "/activate"));
        }
    }

    @Test
    void theExtractAgreesWithTheReferenceInEveryCommune() throws IOException {
        Path events = SharedData.require("events/ucdp_ged_v21_1_sahel_prec1-2.csv");
        Path reference = SharedData.require("reference/ucdp_v21_1_events_per_commune.csv");
        Job job = client.send("imports", Map.of("source", "ucdp-21"), events);
        assertThat(job.count("created")).as(job.toString()).isEqualTo(1_541);
        assertThat(job.parameters()).containsEntry("profile", "ucdp-ged");

        var expected = new TreeMap<String, String>();
        try (var table = CsvTable.open(reference)) {
            table.forEach(row -> expected.put(row.cells()[0], row.cells()[3] + " killed " + row.cells()[4]));
        }
        var found = new TreeMap<String, String>();
        JsonNode answer = client.get("/api/v1/hotspots?source=ucdp-21");
        answer.get("communes")
                .valueStream()
                .filter(commune -> commune.get("count").asInt(0) > 0)
                .forEach(commune -> found.put(
                        commune.get("pcode").asString(),
                        commune.get("count").asString() + " killed "
                                + commune.get("fatalities").asString()));
        var differing = new TreeMap<String, String>();
        found.forEach((pcode, numbers) -> {
            if (!numbers.equals(expected.get(pcode))) {
                differing.put(pcode, expected.get(pcode) + " -> " + numbers);
            }
        });
        expected.forEach((pcode, numbers) -> {
            if (!found.containsKey(pcode)) {
                differing.put(pcode, numbers + " -> none");
            }
        });
        assertThat(differing).isEqualTo(Map.of("ML050413", "44 killed 279 -> 46 killed 282"));
        PLACED_BY_RULE.forEach(
                (id, place) -> assertThat(placeOf("ucdp-21", id)).as(id).isEqualTo(place));
        assertThat(answer.get("matched").asInt()).isEqualTo(1_541);
        assertThat(answer.get("placed").asInt()).isEqualTo(1_539);
        assertThat(answer.at("/unplaced/byLevel/OUTSIDE").asInt()).isEqualTo(2);
    }

    @Test
    void theDemoComesInWithoutErrors() {
        Job job = client.send("imports", Map.of(), Path.of("../data/demo/incidents.csv"));
        assertThat(client.codes(job, "error")).isEmpty();
        assertThat(job.count("created")).isEqualTo(6_000);
        assertThat(job.count("rejected")).isZero();
        JsonNode answer = client.get("/api/v1/hotspots");
        assertThat(answer.get("matched").asInt())
                .isEqualTo(answer.get("placed").asInt()
                        + answer.at("/unplaced/total").asInt()
                        + answer.get("undated").asInt());
        Client.json(client.call("DELETE", "/api/v1/imports/" + job.id()));
    }

    @Test
    void theWorldSampleStumblesOverNothing() throws IOException {
        Path sample = SharedData.require("events/ucdp_ged_v23_1_sample_global_1000.csv");
        Job job = client.send("imports", Map.of("source", "ucdp-23"), sample);
        assertThat(job.state()).isEqualTo(Job.State.DONE);
        assertThat(job.count("rowsRead")).isEqualTo(1_000);
        assertThat(job.count("created")).as(client.issues(job).toString()).isEqualTo(1_000);
        assertThat(client.codes(job, "error")).isEmpty();
        JsonNode answer = client.get("/api/v1/hotspots?source=ucdp-23");
        assertThat(answer.get("matched").asInt()).isEqualTo(1_000);
        assertThat(answer.get("placed").asInt() + answer.at("/unplaced/total").asInt())
                .isEqualTo(1_000 - answer.get("undated").asInt());
        assertThat(answer.get("undated").asInt()).isZero();
        assertThat(answer.get("placed").asInt()).isEqualTo(knownToTheCommune() + 1);
        // A town of Nigeria on the border: the boundaries of Niger hold its point, and the position prevails, with a
        // warning.
        assertThat(placeOf("ucdp-23", "193290")).isEqualTo("NE002004002 null");
        assertThat(client.get("/api/v1/incidents?source=ucdp-23")
                        .get("numberMatched")
                        .asInt())
                .isEqualTo(1_000);
        assertThat(client.send("imports", Map.of("source", "ucdp-23"), sample).count("unchanged"))
                .isEqualTo(1_000);
    }

    private String placeOf(String source, String id) {
        return jdbc.sql("""
                        select i.area_pcode, i.placement from report r join incident i on i.id = r.incident_id
                        where r.source = :source and r.source_ref = :id""")
                .param("source", source)
                .param("id", id)
                .query((row, number) -> row.getString(1) + " " + row.getString(2))
                .single();
    }

    /** How many rows of the sample are in the three countries and known to the commune at least. */
    private static int knownToTheCommune() throws IOException {
        int known = 0;
        try (var table = CsvTable.open(SharedData.require("events/ucdp_ged_v23_1_sample_sahel_12.csv"))) {
            int precision = table.header().indexOf("where_prec");
            for (var row : table) {
                known += Integer.parseInt(row.cells()[precision]) <= 2 ? 1 : 0;
            }
        }
        assertThat(known).isPositive();
        return known;
    }
}
