package org.vigie.areas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.api.DataVersion;
import org.vigie.jobs.Job;
import tools.jackson.databind.JsonNode;

/** A set from draft to history, and what its readers see meanwhile. */
@AreasTest
@Import(BoundaryLifeTest.Listener.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoundaryLifeTest {

    /** Hears activations as an upper package does, in their transaction. */
    static class Listener {

        private final Areas areas;
        private final List<BoundariesActivated> heard = new ArrayList<>();
        private boolean refuses;

        Listener(Areas areas) {
            this.areas = areas;
        }

        @EventListener
        void on(BoundariesActivated event) {
            assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                    .isTrue();
            assertThat(areas.current().sets()).extracting(BoundarySet::id).contains(event.boundarySetId());
            heard.add(event);
            if (refuses) {
                throw new UncheckedIOException(new IOException("the disk is full"));
            }
        }
    }

    @Autowired
    AreasClient client;

    @Autowired
    Areas areas;

    @Autowired
    Boundaries boundaries;

    @Autowired
    DataVersion versions;

    @Autowired
    Populations populations;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Listener listener;

    @BeforeAll
    void activateTheNine() throws IOException {
        assertThat(areas.currentV()).isEqualTo("0");
        assertThat(areas.current().communes()).isEmpty();
        client.activate(AreasClient.BFA, BoundaryFiles.nine().file());
    }

    @Test
    void theTreeIsBuiltFromTheCodesOfEachRow() {
        AreaIndex index = areas.current();
        assertThat(index.list(0)).extracting(Area::name).containsExactly("Burkina Faso (le)");
        assertThat(index.list(0)).extracting(Area::displayName).containsExactly("Burkina Faso");
        assertThat(index.list(1)).extracting(Area::pcode).containsExactly("BF99");
        assertThat(index.children("BF99")).extracting(Area::pcode).containsExactly("BF9901", "BF9902");
        assertThat(index.children("BF9902")).extracting(Area::name).containsExactly("Gamma", "Hôtel", "Indigo");
        assertThat(index.get("BF990104").aliases()).containsExactly("Ref Échelle");
        double communes =
                index.communes().stream().mapToDouble(Area::areaSquareKm).sum();
        assertThat(index.get("BF").areaSquareKm())
                .isCloseTo(communes, org.assertj.core.data.Percentage.withPercentage(0.001));
        assertThat(index.locate(-0.95, 14.05, null)).map(Placement::pcode).contains("BF990100");
    }

    @Test
    void anActivationIsOneVersionAndTheEarlierSetStaysReadable() throws IOException {
        String before = areas.currentV();
        long asBefore = versions.current();
        Job draft = client.send("boundaries", with("vintage", "deux"), renamed().file());
        assertThat(areas.currentV()).isEqualTo(before);
        assertThat(versions.current()).isEqualTo(asBefore);

        JsonNode answer = AreasClient.json(client.call("POST", "/api/v1/boundaries/" + draft.id() + "/activate"));
        assertThat(answer.get("state").asString()).isEqualTo("active");
        assertThat(answer.get("dataVersion").asLong()).isEqualTo(asBefore + 1);
        assertThat(listener.heard)
                .contains(new BoundariesActivated("BFA", answer.get("id").asInt(), asBefore + 1));
        assertThat(areas.current().get("BF990100").name()).isEqualTo("Alpha-Nord");
        assertThat(areas.asOf(asBefore).v()).isEqualTo(before);
        assertThat(areas.asOf(asBefore).get("BF990100").name()).isEqualTo("Alpha");
        assertThat(client.call("GET", "/api/v1/areas?v=" + before).statusCode()).isEqualTo(200);

        // The same again changes nothing.
        client.call("POST", "/api/v1/boundaries/" + draft.id() + "/activate");
        assertThat(versions.current()).isEqualTo(asBefore + 1);

        // And back.
        int first = boundaries.find("BFA", "essai").orElseThrow().id();
        assertThat(boundaries.find(first)).get().extracting(BoundarySet::state).isEqualTo(BoundarySet.State.RETIRED);
        AreasClient.json(client.call("POST", "/api/v1/boundaries/" + first + "/activate"));
        assertThat(areas.currentV()).isEqualTo(before);
        assertThat(client.call("DELETE", "/api/v1/boundaries/" + draft.id()).statusCode())
                .isEqualTo(409);
    }

    @Test
    void anActivationThatAListenerRefusesHasNotHappened() throws IOException {
        Job draft = client.send(
                "boundaries", with("vintage", "refus"), BoundaryFiles.nine().file());
        long before = versions.current();
        String v = areas.currentV();
        listener.refuses = true;
        try {
            assertThat(client.call("POST", "/api/v1/boundaries/" + draft.id() + "/activate")
                            .statusCode())
                    .isEqualTo(500);
        } finally {
            listener.refuses = false;
        }
        assertThat(versions.current()).isEqualTo(before);
        assertThat(areas.currentV()).isEqualTo(v);
    }

    @Test
    void aDraftIsRemovedWithoutATrace() throws IOException {
        Job draft = client.send(
                "boundaries", with("vintage", "brouillon"), BoundaryFiles.nine().file());
        int id = boundaries.find(draft.id()).orElseThrow().id();
        assertThat(client.call("GET", "/api/v1/areas?v=" + id).statusCode()).isEqualTo(404);
        assertThat(client.call("DELETE", "/api/v1/boundaries/" + draft.id()).statusCode())
                .isEqualTo(204);
        assertThat(boundaries.find(id)).isEmpty();
        assertThat(client.call("DELETE", "/api/v1/boundaries/" + draft.id()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aFileMayBeActivatedAtOnceAndACountryRetired() throws IOException {
        var fields = new HashMap<>(with("country", "TCD"));
        fields.put("activate", "true");
        fields.put("exercise", "true");
        var chad = new BoundaryFiles()
                .polygon("TD990101", "Mao", BoundaryFiles.ring(15, 14, 15.1, 14.1))
                .butLast("\"ADM0_PCODE\":\"BF\"", "\"ADM0_PCODE\":\"TD\"")
                .butLast("\"BF99\"", "\"TD99\"");
        Job job = client.send("boundaries", fields, chad.file());
        assertThat(job.state()).as(client.issues(job).toString()).isEqualTo(Job.State.DONE);
        assertThat(job.dataVersion()).isNotNull();
        BoundarySet set = boundaries.find(job.id()).orElseThrow();
        assertThat(set.exercise()).isTrue();
        assertThat(areas.current().find("TD990101")).isPresent();
        transaction.executeWithoutResult(status -> boundaries.retire(set.id(), versions.next("test", null)));
        assertThat(areas.current().find("TD990101")).isEmpty();
        assertThatThrownBy(() -> boundaries.activate(999_999, null))
                .isInstanceOf(java.util.NoSuchElementException.class);
    }

    @Test
    void outlinesMayBeKeptForGoodUnderTheirV() throws IOException {
        String v = areas.currentV();
        HttpResponse<byte[]> kept = client.call("GET", "/api/v1/areas?level=3&v=" + v, "Accept-Encoding", "gzip");
        assertThat(kept.statusCode()).isEqualTo(200);
        assertThat(kept.headers().firstValue("Content-Type")).contains("application/geo+json");
        assertThat(kept.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(kept.headers().firstValue("Vary").orElse("")).contains("Accept-Encoding");
        assertThat(kept.headers().firstValue("Cache-Control")).contains("private, max-age=31536000, immutable");
        JsonNode unzipped = AreasClient.json(new GZIPInputStream(new ByteArrayInputStream(kept.body())));
        assertThat(unzipped.get("features").size()).isEqualTo(9);
        assertThat(client.call("GET", "/api/v1/areas?v=4711").statusCode()).isEqualTo(404);
        assertThat(client.call("GET", "/api/v1/areas?v=1;2").statusCode()).isEqualTo(404);

        HttpResponse<byte[]> plain = client.call("GET", "/api/v1/areas?level=2&country=BFA");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(plain.headers().firstValue("Cache-Control")).contains("private, no-cache");
        JsonNode document = AreasClient.json(plain);
        assertThat(document.get("features").size()).isEqualTo(2);
        assertThat(document.get("features").get(1).get("properties").toString())
                .matches(
                        "\\{\"pcode\":\"BF9902\",\"name\":\"Province BF9902\",\"country\":\"BFA\",\"parent\":\"BF99\",\"km2\":[23]\\d\\d}");
        String etag = plain.headers().firstValue("ETag").orElseThrow();
        assertThat(etag).startsWith("W/\"");
        assertThat(client.call("GET", "/api/v1/areas?level=2&country=BFA", "If-None-Match", etag)
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void wrongQuestionsAreAnsweredPrecisely() {
        for (String query : List.of("level=4", "level=x", "country=XXX", "colour=red")) {
            HttpResponse<byte[]> answer = client.call("GET", "/api/v1/areas?" + query);
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains(query.split("=")[0]);
        }
        assertThat(client.call("GET", "/api/v1/areas/NOWHERE").statusCode()).isEqualTo(404);
    }

    @Test
    void oneAreaIsToldWithItsFamily() {
        JsonNode area = AreasClient.json(client.call("GET", "/api/v1/areas/BF9902"));
        assertThat(area.get("name").asString()).isEqualTo("Province BF9902");
        assertThat(area.get("children").valueStream().map(child -> child.get("pcode")
                        .asString()))
                .containsExactly("BF990206", "BF990207", "BF990208");
        assertThat(area.get("parents").valueStream().map(parent -> parent.get("name")
                        .asString()))
                .containsExactly("Région", "Burkina Faso");
        assertThat(area.get("bbox").toString()).isEqualTo("[-1.0,14.2,-0.7,14.3]");
        assertThat(area.get("areaKm2").asDouble()).isBetween(350.0, 360.0);
    }

    @Test
    void capabilitiesNameTheSetsAndWhomToCredit() {
        JsonNode offered =
                AreasClient.json(client.call("GET", "/api/v1/capabilities")).get("areas");
        assertThat(offered.get("v").asString()).isEqualTo(areas.currentV());
        assertThat(offered.get("sets").get(0).get("source").asString()).isEqualTo("Essai");
        assertThat(offered.get("sets").get(0).get("communes").asInt()).isEqualTo(9);
    }

    @Test
    void populationsComeByCodeOrByNames() throws IOException {
        long before = versions.current();
        var table = Files.writeString(Files.createTempFile("populations", ".csv"), """
                pcode;region;province;commune;population;annee
                BF990100;;;;12 345;2020
                ;REGION;Province BF9901;berenice;2000;2020
                BF990100;;;;12400;2021
                BF000000;;;;1;2020
                ;;;Zanzibar;1;2020
                BF990103;;;;beaucoup;2020
                BF990104;;;;5;20
                BF9901;;;;99000;2021
                BF990100;;;;12401;2021
                """);
        Job job = client.send("populations", Map.of("source", "Essai"), table);
        assertThat(job.state()).isEqualTo(Job.State.DONE);
        assertThat(job.dataVersion()).isEqualTo(before + 1);
        assertThat(client.codes(job, "error"))
                .containsExactly("5 AREA_UNKNOWN", "6 AREA_UNKNOWN", "7 NOT_A_POPULATION", "8 NOT_A_YEAR");
        assertThat(client.codes(job, "warning")).containsExactly("10 POPULATION_TWICE");
        assertThat(populations.byPcode(2020)).containsEntry("BF990100", 12345L).containsEntry("BF990101", 2000L);
        assertThat(populations.byPcode(2026)).containsEntry("BF990100", 12401L).containsEntry("BF9901", 99000L);
        assertThat(populations.byPcode(1990)).containsEntry("BF990100", 12345L);
        JsonNode area = AreasClient.json(client.call("GET", "/api/v1/areas/BF990100"));
        assertThat(area.get("populations").valueStream().map(row -> row.get("year")
                        .asInt()))
                .containsExactly(2021, 2020);
    }

    @Test
    void aTableWithoutUsablePopulationsIsRefused() throws IOException {
        var file = Files.createTempFile("populations", ".csv");
        Job columns = client.send("populations", Map.of("source", "Essai"), Files.writeString(file, "a,b\n1,2\n"));
        assertThat(columns.failureCode()).isEqualTo("POPULATION_COLUMNS");
        Job rows = client.send(
                "populations", Map.of("source", "Essai"), Files.writeString(file, "pcode,population\nBF990100,7\n"));
        assertThat(rows.failureCode()).isEqualTo("POPULATIONS_REFUSED");
        Job year = client.send(
                "populations",
                Map.of("source", "Essai", "year", "2019"),
                Files.writeString(file, "ADM3_PCODE,T_TL\nBF990208,7\n"));
        assertThat(year.state()).isEqualTo(Job.State.DONE);
    }

    private static BoundaryFiles renamed() {
        var file = new BoundaryFiles();
        for (int i = 0; i < 9; i++) {
            file.square(BoundaryFiles.pcode(i), i == 0 ? "Alpha-Nord" : BoundaryFiles.name(i), i % 3, i / 3);
        }
        return file;
    }

    private static Map<String, String> with(String field, String value) {
        var fields = new HashMap<>(AreasClient.BFA);
        fields.put(field, value);
        return fields;
    }
}
