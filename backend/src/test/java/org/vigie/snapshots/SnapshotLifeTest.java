package org.vigie.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.util.ReflectionTestUtils;
import org.vigie.Client;
import org.vigie.VigieTest;
import org.vigie.World;
import org.vigie.areas.Boundaries;
import org.vigie.hotspots.HotspotService;
import org.vigie.incidents.IncidentCache;
import org.vigie.jobs.Job;
import tools.jackson.databind.JsonNode;

/** A snapshot is made once, never changes, can be computed again and can be taken back. */
@VigieTest
class SnapshotLifeTest {

    private static final Object[] YEAR = {"from", "2025-01-01", "to", "2025-12-31", "category", List.of("INS", "CRI")};

    @Autowired
    private Client client;

    @Autowired
    private World world;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private IncidentCache incidents;

    @Autowired
    private HotspotService hotspots;

    @Autowired
    private Boundaries boundaries;

    private SnapshotClient snapshots;

    @BeforeEach
    void begin() {
        world.clear();
        snapshots = new SnapshotClient(client);
        client.importText("""
                sourceRef,date,kind,longitude,latitude,marking,fatalities
                1,2025-01-20,INS.CLASH,-0.95,14.05,CLEAR,1
                2,2025-02-20,INS.CLASH,-0.95,14.05,CLEAR,
                3,2025-03-20,CRI.ROB,-0.85,14.05,GREEN,2
                4,2025-04-20,INS.CIV,-0.95,14.15,AMBER,
                """);
    }

    @Test
    void isMadeOfWhatThePageShowsThatDay() {
        JsonNode made = snapshots.make("Point de situation", "internal", YEAR);
        String id = made.path("id").asString();
        assertThat(id).matches("[0-9A-Za-z]{22}");
        assertThat(made.path("marking").asString()).isEqualTo("TLP:AMBER");
        JsonNode live = client.get("/api/v1/hotspots?from=2025-01-01&to=2025-12-31&category=INS,CRI");
        JsonNode frozen = Client.json(snapshots.text(id, ".json"));
        assertThat(frozen.path("communes")).isEqualTo(live.path("communes"));
        assertThat(frozen.path("matched")).isEqualTo(live.path("matched"));
        assertThat(frozen.path("legend").path("breaks"))
                .isEqualTo(live.path("legend").path("breaks"));
        byte[] export = client.call(
                        "GET",
                        "/api/v1/exports/hotspots.csv?from=2025-01-01&to=2025-12-31&category=INS,CRI",
                        "Accept-Language",
                        "fr")
                .body();
        assertThat(snapshots.bytes(id, ".csv")).isEqualTo(export);
    }

    @Test
    void staysTheSameWhenTheDataMoveOn() {
        JsonNode made = snapshots.make("Point de situation", "internal", YEAR);
        String id = made.path("id").asString();
        Map<String, byte[]> before = snapshots.files(id);
        client.importText("sourceRef,date,kind,longitude,latitude\n"
                + IntStream.range(10, 40)
                        .mapToObj(i -> i + ",2025-05-20,INS.CLASH,-0.85,14.05\n")
                        .reduce("", String::concat));
        Map<String, byte[]> after = snapshots.files(id);
        before.forEach((file, bytes) -> assertThat(after.get(file)).as(file).isEqualTo(bytes));
        assertThat(snapshots.verify(id).path("equal").asBoolean()).isTrue();
    }

    @Test
    void staysTheSameWhenTheBoundariesAndTheClockMoveOn() throws IOException {
        String id = snapshots
                .make("Point de situation", "internal", YEAR)
                .path("id")
                .asString();
        Map<String, byte[]> before = snapshots.files(id);
        int old = boundaries.find("BFA", "essai").orElseThrow().id();
        Path file = Files.createTempFile("one", ".geojson");
        Files.writeString(file, """
                {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"ADM3_PCODE":"BF990101",
                "ADM3_FR":"Commune unique","ADM2_PCODE":"BF9901","ADM2_FR":"Province","ADM1_PCODE":"BF99","ADM1_FR":"Région",
                "ADM0_PCODE":"BF","ADM0_FR":"Pays"},"geometry":{"type":"Polygon","coordinates":
                [[[-1,14],[-0.8,14],[-0.8,14.2],[-1,14.2],[-1,14]]]}}]}""");
        var fields = Map.of("country", "BFA", "vintage", "une " + id, "source", "Essai", "licence", "CC0");
        Job job = client.send("boundaries", fields, file);
        try {
            Client.json(client.call("POST", "/api/v1/boundaries/" + job.id() + "/activate"));
            jdbc.sql("update snapshot set made_at = made_at - interval '400 days' where id = :id")
                    .param("id", id)
                    .update();
            Map<String, byte[]> after = snapshots.files(id);
            before.forEach((name, bytes) -> assertThat(after.get(name)).as(name).isEqualTo(bytes));
            assertThat(snapshots.verify(id).path("equal").asBoolean()).isTrue();
            assertThat(snapshots.text(id, "")).contains("Les limites administratives ont changé depuis");
            assertThat(client.call("GET", "/s/" + id + "/embed").statusCode()).isEqualTo(200);
        } finally {
            boundaries.activate(old, null);
        }
    }

    @Test
    void itsAddressGivesWhatTheCallerLikesBest() {
        String id = snapshots.make("Point", "internal", YEAR).path("id").asString();
        Map.of(
                        "text/html,application/xhtml+xml,*/*;q=0.8", "text/html",
                        "image/avif,image/png,image/*", "image/png",
                        "application/json", "application/json",
                        "application/pdf", "application/pdf",
                        "text/csv", "text/csv",
                        "image/svg+xml", "image/svg+xml")
                .forEach((accept, given) -> assertThat(client.call("GET", "/s/" + id, "Accept", accept)
                                .headers()
                                .firstValue("Content-Type")
                                .orElseThrow())
                        .as(accept)
                        .startsWith(given));
        HttpResponse<byte[]> embed = client.call("GET", "/s/" + id + "?embed");
        assertThat(embed.statusCode()).isEqualTo(302);
        assertThat(embed.headers().firstValue("Location")).hasValue("/s/" + id + "/embed");
    }

    @Test
    void isSentOnceToWhoHasIt() {
        String id = snapshots.make("Point", "internal", YEAR).path("id").asString();
        HttpResponse<byte[]> first = client.call("GET", "/s/" + id + ".png");
        String etag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<byte[]> again = client.call("GET", "/s/" + id + ".png", "If-None-Match", etag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        client.sendJson("DELETE", "/api/v1/snapshots/" + id, Map.of("reason", "Essai"));
        assertThat(client.call("GET", "/s/" + id + ".png", "If-None-Match", etag)
                        .statusCode())
                .isEqualTo(410);
    }

    @Test
    void openPeriodsEndOnTheDayOfTheSnapshot() {
        JsonNode made = snapshots.make("Tout", "internal", "category", "INS");
        assertThat(made.path("from").asString()).isEqualTo("2025-01-20");
        assertThat(made.path("parameters").path("to").path(0).asString())
                .isEqualTo(made.path("to").asString())
                .isEqualTo(java.time.LocalDate.now(java.time.ZoneOffset.UTC).toString());
    }

    @Test
    void saysWhatNewerDataWouldChange() {
        String id = snapshots.make("Point", "internal", YEAR).path("id").asString();
        assertThat(snapshots.text(id, "")).contains("data-differs=\"false\"").contains("donneraient la même carte");
        client.importText("sourceRef,date,kind,longitude,latitude\n"
                + IntStream.range(10, 40)
                        .mapToObj(i -> i + ",2025-05-20,INS.CLASH,-0.85,14.05\n")
                        .reduce("", String::concat));
        String page = snapshots.text(id, "");
        assertThat(page)
                .contains("data-differs=\"true\"")
                .contains("1 zone change de classe")
                .contains("<tr data-pcode=\"" + World.B + "\"");
        HttpResponse<byte[]> answer = client.call("GET", "/s/" + id);
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-cache");
    }

    @Test
    void verifyingFindsWhatWasChangedBehindItsBack() {
        String id = snapshots.make("Point", "internal", YEAR).path("id").asString();
        JsonNode equal = snapshots.verify(id);
        assertThat(equal.path("equal").asBoolean()).isTrue();
        assertThat(equal.path("areasCompared").asInt()).isEqualTo(7);
        jdbc.sql("delete from incident where kind = 'CRI.ROB'").update();
        // The incidents in memory are those of a version; a later one is read anew.
        client.importText("sourceRef,date,kind,longitude,latitude\n99,2019-05-20,INS.CLASH,-0.85,14.05\n");
        jdbc.sql("delete from incident where date_start = '2019-05-20'").update();
        client.importText("sourceRef,date,kind,longitude,latitude\n98,2019-05-20,INS.CLASH,-0.85,14.05\n");
        // Nothing in memory is told of rows taken behind its back.
        ReflectionTestUtils.invokeMethod((Object) AopTestUtils.getUltimateTargetObject(incidents), "forget");
        ReflectionTestUtils.invokeMethod((Object) AopTestUtils.getUltimateTargetObject(hotspots), "forget");
        JsonNode report = snapshots.verify(id);
        assertThat(report.path("equal").asBoolean()).isFalse();
        assertThat(report.path("totals").findValuesAsString("field")).contains("matched", "placed");
        assertThat(report.path("areas").findValuesAsString("pcode")).contains(World.B);
        assertThat(report.path("reasons").findValuesAsString("code")).isNotEmpty();
    }

    @Test
    void figuresOfPeopleThatWereReplacedAreToldFromWrongNumbers() throws IOException {
        people(20_000);
        Object[] rates = {"from", "2025-01-01", "to", "2025-12-31", "measure", "rate"};
        String id = snapshots.make("Taux", "internal", rates).path("id").asString();
        JsonNode same = snapshots.verify(id);
        assertThat(same.path("outcome").asString()).isEqualTo("SAME");
        assertThat(same.path("equal").asBoolean()).isTrue();
        assertThat(same.path("notCompared")).isEmpty();

        people(25_000);
        JsonNode replaced = snapshots.verify(id);
        assertThat(replaced.path("outcome").asString()).isEqualTo("OTHER_POPULATIONS");
        assertThat(replaced.path("equal").asBoolean()).isFalse();
        assertThat(replaced.path("notCompared").valueStream().map(JsonNode::asString))
                .contains("population", "rate", "smoothedRate", "value")
                .doesNotContain("count", "density", "kernelMean");
        assertThat(replaced.path("differingAreas").asInt()).isZero();
        assertThat(replaced.path("areas")).isEmpty();
        assertThat(replaced.path("populations").path("then"))
                .isNotEqualTo(replaced.path("populations").path("now"));
        assertThat(replaced.path("reasons").findValuesAsString("code")).containsExactly("POPULATIONS_CHANGED");

        String incident = client.get("/api/v1/incidents?from=2025-03-20&to=2025-03-20")
                .path("features")
                .path(0)
                .path("id")
                .asString();
        client.sendJson("POST", "/api/v1/incidents/" + incident + "/erase", Map.of("reason", "Essai"));
        JsonNode both = snapshots.verify(id);
        assertThat(both.path("outcome").asString()).isEqualTo("DIFFERENT");
        assertThat(both.path("areas").findValuesAsString("pcode")).contains(World.B);
        assertThat(both.path("areas").findValuesAsString("field"))
                .contains("count")
                .doesNotContain("rate");
    }

    private void people(int each) throws IOException {
        var text = new StringBuilder("pcode,population,year\n");
        for (String pcode : List.of(World.A, World.B, World.C, World.D, World.M1, World.M2, World.N)) {
            text.append(pcode).append(',').append(each).append(",2024\n");
        }
        Path file = Files.createTempFile("people", ".csv");
        Files.writeString(file, text);
        client.send("populations", Map.of("source", "Essai"), file);
        Files.delete(file);
    }

    @Test
    void verifyingSaysWhatWasErasedSince() {
        String id = snapshots.make("Point", "internal", YEAR).path("id").asString();
        Map<String, byte[]> before = snapshots.files(id);
        String incident = client.get("/api/v1/incidents?from=2025-03-20&to=2025-03-20")
                .path("features")
                .path(0)
                .path("id")
                .asString();
        HttpResponse<String> erased = client.sendJson(
                "POST", "/api/v1/incidents/" + incident + "/erase", Map.of("reason", "À la demande d’une victime"));
        assertThat(erased.statusCode()).as(erased.body()).isEqualTo(200);
        JsonNode report = snapshots.verify(id);
        assertThat(report.path("equal").asBoolean()).isFalse();
        assertThat(report.path("reasons").findValuesAsString("code")).containsExactly("ERASED_SINCE");
        JsonNode where = report.path("areas")
                .valueStream()
                .filter(area -> area.path("pcode").asString().equals(World.B))
                .findFirst()
                .orElseThrow();
        assertThat(where.path("fields").findValuesAsString("field")).contains("count", "fatalities");
        before.forEach(
                (file, bytes) -> assertThat(snapshots.bytes(id, file)).as(file).isEqualTo(bytes));
    }

    @Test
    void aWithdrawnOneIsGoneAndSaysWhy() {
        String id = snapshots.make("Point", "internal", YEAR).path("id").asString();
        assertThat(client.call("DELETE", "/api/v1/snapshots/" + id).statusCode())
                .isEqualTo(400);
        HttpResponse<String> withdrawn =
                client.sendJson("DELETE", "/api/v1/snapshots/" + id, Map.of("reason", "Deux sources confondues"));
        assertThat(withdrawn.statusCode()).as(withdrawn.body()).isEqualTo(200);
        for (String file : SnapshotClient.FILES) {
            HttpResponse<byte[]> answer = client.call("GET", "/s/" + id + file);
            assertThat(answer.statusCode()).as(file).isEqualTo(410);
            if (file.startsWith(".png")) {
                assertThat(answer.body()).as("a picture that says so").startsWith(0x89, 'P', 'N', 'G');
            } else {
                assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                        .as(file)
                        .contains("Deux sources confondues");
            }
        }
        assertThat(client.call("GET", "/s/" + id + "/embed").statusCode()).isEqualTo(410);
        assertThat(client.call("POST", "/api/v1/snapshots/" + id + "/verify").statusCode())
                .isEqualTo(410);
        JsonNode list = client.get("/api/v1/snapshots?limit=1");
        assertThat(list.path("snapshots")
                        .path(0)
                        .path("withdrawn")
                        .path("reason")
                        .asString())
                .isEqualTo("Deux sources confondues");
    }

    @Test
    void aGuessIsAnsweredLikeAnIdThatNeverWas() {
        String id = snapshots.make("Point", "internal", YEAR).path("id").asString();
        String other = (id.charAt(0) == 'a' ? 'b' : 'a') + id.substring(1);
        for (String path : List.of("", ".png", ".json", "/embed", "/embed.json")) {
            HttpResponse<byte[]> guess = client.call("GET", "/s/" + other + path, "Accept", "application/json");
            HttpResponse<byte[]> nonsense = client.call("GET", "/s/abc" + path, "Accept", "application/json");
            assertThat(guess.statusCode()).as(path).isEqualTo(404);
            assertThat(new String(guess.body(), StandardCharsets.UTF_8).replace(other, "ID"))
                    .isEqualTo(new String(nonsense.body(), StandardCharsets.UTF_8).replace("abc", "ID"));
        }
        assertThat(client.call("GET", "/s/" + id + ".exe").statusCode()).isEqualTo(404);
    }

    @Test
    void idsAreNeverTheSame() {
        Set<String> ids = new LinkedHashSet<>();
        IntStream.range(0, 10_000).forEach(i -> ids.add(SnapshotId.random()));
        assertThat(ids).hasSize(10_000).allMatch(SnapshotId::isOne);
    }

    @Test
    void aPublicOneHoldsOnlyWhatIsClearAndThatRoundedAtRandom() {
        client.importText("sourceRef,date,kind,longitude,latitude,marking\n"
                + IntStream.range(100, 140)
                        .mapToObj(
                                i -> i + ",2025-05-20,INS.CLASH,-0.95,14.05," + (i % 2 == 0 ? "CLEAR" : "AMBER") + "\n")
                        .reduce("", String::concat));
        JsonNode made = snapshots.make("Public", "public", "from", "2025-01-01", "to", "2025-12-31", "category", "INS");
        String id = made.path("id").asString();
        assertThat(made.path("marking").asString()).isEqualTo("TLP:CLEAR");
        JsonNode document = Client.json(snapshots.text(id, ".json"));
        // 22 are CLEAR.
        assertThat(document.path("matched").asLong()).isIn(21L, 24L);
        assertThat(document.path("perturbed").path("base").asInt()).isEqualTo(3);
        document.path("communes").forEach(commune -> {
            assertThat(commune.path("count").asLong() % 3).isZero();
            assertThat(commune.path("silence").isNull()).isTrue();
            assertThat(commune.path("confidence").isNull()).isTrue();
        });
        assertThat(snapshots.text(id, ".svg")).contains("TLP:CLEAR").doesNotContain("AMBER");
        assertThat(snapshots.verify(id).path("equal").asBoolean()).isTrue();
        HttpResponse<byte[]> answer = client.call("GET", "/s/" + id + ".json");
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow())
                .contains("max-age=300", "must-revalidate", "public");
    }

    @Test
    void aPublicOneAsksOnlyWhatThePublicMay() {
        HttpResponse<String> answer =
                snapshots.post("Public", "public", "from", "2025-01-05", "to", "2025-12-31", "minSeverity", 3);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Client.json(answer.body()).path("errors").findValuesAsString("field"))
                .contains("from", "minSeverity");
    }

    @Test
    void whatIsSentTwiceUnderOneNameIsMadeOnce() {
        Map<String, Object> body = SnapshotClient.body("Point", "internal", YEAR);
        JsonNode one =
                Client.json(client.sendJson("POST", "/api/v1/snapshots", body, "Idempotency-Key", SnapshotId.random())
                        .body());
        String name = SnapshotId.random();
        JsonNode first = Client.json(client.sendJson("POST", "/api/v1/snapshots", body, "Idempotency-Key", name)
                .body());
        JsonNode second = Client.json(client.sendJson("POST", "/api/v1/snapshots", body, "Idempotency-Key", name)
                .body());
        assertThat(second.path("id")).isEqualTo(first.path("id")).isNotEqualTo(one.path("id"));
        HttpResponse<String> other = client.sendJson(
                "POST", "/api/v1/snapshots", SnapshotClient.body("Autre", "internal", YEAR), "Idempotency-Key", name);
        assertThat(other.statusCode()).isEqualTo(409);
    }

    @Test
    void whatIsWrongIsSaidAllAtOnce() {
        HttpResponse<String> answer = client.sendJson(
                "POST",
                "/api/v1/snapshots",
                Map.of("title", "x".repeat(500), "audience", "everybody", "language", "de", "vieuw", Map.of()));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Client.json(answer.body()).path("errors").findValuesAsString("field"))
                .contains("title", "audience", "language", "vieuw");
        HttpResponse<String> view = snapshots.post("Titre", "internal", "mesure", "density", "from", "hier");
        assertThat(view.statusCode()).isEqualTo(400);
        assertThat(Client.json(view.body()).path("errors").findValuesAsString("field"))
                .contains("mesure", "from");
    }

    @Test
    void aTitleIsTextAndNeverMarkup() {
        String id = snapshots
                .make("<script>alert(1)</script> & \"cie\"", "internal", YEAR)
                .path("id")
                .asString();
        for (String file : List.of("", ".html", "/embed")) {
            assertThat(snapshots.text(id, file)).doesNotContain("<script>alert").contains("&lt;script&gt;alert(1)");
        }
    }

    @Test
    void theDatabaseItselfRefusesToChangeAFile() {
        String id = snapshots.make("Point", "internal", YEAR).path("id").asString();
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> jdbc.sql("update snapshot_file set content = 'x' where snapshot_id = :id")
                                .param("id", id)
                                .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("a frozen file is not changed");
    }

    @Test
    void pagesOfTheListLeaveNoneOut() {
        for (int i = 0; i < 3; i++) {
            snapshots.make("Point " + i, "internal", YEAR);
        }
        JsonNode first = client.get("/api/v1/snapshots?limit=2");
        JsonNode second = client.get(first.path("next").asString());
        assertThat(first.path("snapshots").findValuesAsString("title")).containsExactlyInAnyOrder("Point 2", "Point 1");
        assertThat(second.path("snapshots").path(0).path("title").asString()).isEqualTo("Point 0");
    }
}
