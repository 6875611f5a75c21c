package org.vigie.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.Client;
import org.vigie.VigieTest;
import org.vigie.World;
import tools.jackson.databind.JsonNode;

/** Bulletins tell a period on a few pages, and come by themselves when they are due. */
@VigieTest
class BulletinTest {

    private static final Instant MONDAY = Instant.parse("2025-07-07T06:00:00Z");

    @Autowired
    private Client client;

    @Autowired
    private World world;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private BulletinRuns runs;

    private SnapshotClient snapshots;

    @BeforeEach
    void begin() {
        world.clear();
        jdbc.sql("delete from bulletin_definition").update();
        snapshots = new SnapshotClient(client);
        var rows = new StringBuilder(
                "sourceRef,date,kind,longitude,latitude,marking,fatalities,precision,province,country\n");
        for (int month = 1; month <= 6; month++) {
            for (int i = 0; i < 3 + month; i++) {
                rows.append(
                        "%d-%d,2025-%02d-%02d,INS.CLASH,-0.95,14.05,CLEAR,1,,,%n".formatted(month, i, month, 2 + i));
            }
            rows.append("%d-b,2025-%02d-15,CRI.ROB,-0.85,14.05,AMBER,,,,%n".formatted(month, month));
        }
        rows.append("b1,2025-05-16,CRI.ROB,-0.85,14.05,AMBER,,,,\nb2,2025-05-17,CRI.ROB,-0.85,14.05,AMBER,,,,\n");
        rows.append("u,2025-06-15,INS.CLASH,-0.9,14.1,CLEAR,,PROVINCE,,\n");
        client.importText(rows.toString().replace("%n", "\n"));
    }

    private JsonNode make(Object... fields) {
        HttpResponse<String> answer = client.sendJson("POST", "/api/v1/bulletins", map(fields));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Client.json(answer.body());
    }

    private static Map<String, Object> map(Object... fields) {
        var map = new java.util.LinkedHashMap<String, Object>();
        for (int i = 0; i < fields.length; i += 2) {
            map.put((String) fields[i], fields[i + 1]);
        }
        return map;
    }

    @Test
    void tellsAMonth() {
        JsonNode made =
                make("from", "2025-06-01", "to", "2025-06-30", "language", "fr", "title", "Bulletin de juin à Ségué");
        String id = made.path("id").asString();
        assertThat(made.path("kind").asString()).isEqualTo("bulletin");
        JsonNode facts = Client.json(snapshots.text(id, ".json")).path("bulletin");
        assertThat(facts.path("previous").path("from").asString()).isEqualTo("2025-05-01");
        assertThat(facts.path("now").path("matched").asLong()).isEqualTo(11);
        assertThat(facts.path("now").path("placed").asLong()).isEqualTo(10);
        assertThat(facts.path("before").path("matched").asLong()).isEqualTo(11);
        assertThat(facts.path("rising").path(0).path("pcode").asString()).isEqualTo(World.A);
        assertThat(facts.path("falling").path(0).path("pcode").asString()).isEqualTo(World.B);
        JsonNode months = facts.path("highest").path(0).path("months");
        assertThat(months.valueStream()
                        .map(month -> month.path("count").asLong())
                        .toList())
                .containsExactly(0L, 0L, 0L, 0L, 0L, 0L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(facts.path("categories").findValuesAsString("code")).containsExactly("INS", "CRI");
        assertThat(facts.path("watch").path("unplaced").path("PROVINCE").asLong())
                .isEqualTo(1);
    }

    @Test
    void itsPagesCanBeReadWithTheirAccentsAndAllBearTheMarking() {
        String id = make(
                        "from", "2025-06-01", "to", "2025-06-30", "language", "fr", "title", "Bulletin de juin à Ségué")
                .path("id")
                .asString();
        byte[] pdf = snapshots.bytes(id, ".pdf");
        int pages = Pdf.pages(pdf);
        assertThat(pages).isBetween(2, 4);
        List<String> texts = List.of(Pdf.text(pdf).split("\f"));
        for (int i = 0; i < pages; i++) {
            assertThat(texts.get(i)).contains("TLP:AMBER", "page " + (i + 1) + " / " + pages, id);
        }
        assertThat(String.join(" ", texts))
                .contains("Bulletin de juin à Ségué")
                .contains("Évolution depuis la période précédente")
                .contains("Insécurité", "Criminalité")
                .contains("Ce qu’on ne sait pas")
                .contains("l’absence de signalement n’est pas le calme");
    }

    @Test
    void thePublicIsToldNothingOfWhoWatchesWhere() {
        String id = make(
                        "from",
                        "2025-06-01",
                        "to",
                        "2025-06-30",
                        "audience",
                        "public",
                        "language",
                        "en",
                        "category",
                        "INS")
                .path("id")
                .asString();
        JsonNode document = Client.json(snapshots.text(id, ".json"));
        assertThat(document.path("bulletin").path("watch").isNull()).isTrue();
        String text = Pdf.text(snapshots.bytes(id, ".pdf"));
        assertThat(text).contains("TLP:CLEAR").doesNotContain("What is not known", "silent");
    }

    @Test
    void isVerifiedAndWithdrawnAsEverySnapshotIs() {
        String id = make("from", "2025-06-01", "to", "2025-06-30").path("id").asString();
        assertThat(snapshots.verify(id).path("equal").asBoolean()).isTrue();
        Map<String, byte[]> before = snapshots.files(id);
        client.importText("sourceRef,date,kind,longitude,latitude\nlate,2025-06-20,INS.CLASH,-0.85,14.05\n");
        before.forEach(
                (file, bytes) -> assertThat(snapshots.bytes(id, file)).as(file).isEqualTo(bytes));
        assertThat(client.sendJson("DELETE", "/api/v1/snapshots/" + id, Map.of("reason", "Essai"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.call("GET", "/s/" + id + ".pdf").statusCode()).isEqualTo(410);
    }

    @Test
    void needsDaysOrAPeriod() {
        HttpResponse<String> answer = client.sendJson("POST", "/api/v1/bulletins", Map.of("from", "2025-06-01"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("PERIOD_OR_DAYS");
        assertThat(make("period", "week").path("from").asString()).matches("\\d{4}-\\d\\d-\\d\\d");
    }

    private UUID define(Object... fields) {
        HttpResponse<String> answer = client.sendJson("POST", "/api/v1/bulletins/definitions", map(fields));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return UUID.fromString(Client.json(answer.body()).path("id").asString());
    }

    private UUID weekly(Instant due) {
        UUID id = define(
                "title",
                "Hebdo",
                "period",
                "week",
                "language",
                "fr",
                "weekday",
                "monday",
                "hour",
                6,
                "category",
                "INS");
        jdbc.sql("update bulletin_definition set next_run = :due where id = :id")
                .param("due", due.atOffset(java.time.ZoneOffset.UTC))
                .param("id", id)
                .update();
        return id;
    }

    private List<Map<String, Object>> made(UUID definition) {
        return jdbc.sql("""
                        select period_from::text as first, period_to::text as last, due_at from snapshot
                        where definition_id = :id order by made_at""").param("id", definition).query().listOfRows();
    }

    @Test
    void comesWhenItIsDueAndNotBefore() {
        UUID id = weekly(MONDAY);
        assertThat(runs.runDue(MONDAY.minusSeconds(1))).isZero();
        assertThat(runs.runDue(MONDAY)).isEqualTo(1);
        assertThat(runs.runDue(MONDAY.plusSeconds(60))).isZero();
        assertThat(made(id)).hasSize(1);
        assertThat(made(id).get(0)).containsEntry("first", "2025-06-30").containsEntry("last", "2025-07-06");
        JsonNode definition = client.get("/api/v1/bulletins/definitions/" + id);
        assertThat(definition.path("nextRun").asString()).isEqualTo("2025-07-14T06:00:00Z");
    }

    @Test
    void missedRunsAreCaughtUpOnce() {
        UUID id = weekly(MONDAY);
        assertThat(runs.runDue(MONDAY.plus(Duration.ofDays(24)))).isEqualTo(1);
        assertThat(made(id)).hasSize(1);
        assertThat(made(id).get(0)).containsEntry("first", "2025-07-21").containsEntry("last", "2025-07-27");
        assertThat(runs.runDue(MONDAY.plus(Duration.ofDays(25)))).isZero();
    }

    @Test
    void twoInstancesMakeOne() {
        UUID id = weekly(MONDAY);
        List<CompletableFuture<Integer>> both = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> runs.runDue(MONDAY)))
                .toList();
        assertThat(both.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(1);
        assertThat(made(id)).hasSize(1);
    }

    @Test
    void whatGoesWrongIsNotedAndTriedAgain() {
        UUID id = weekly(MONDAY);
        jdbc.sql("update bulletin_definition set view = '{\"category\": [\"NOPE\"]}' where id = :id")
                .param("id", id)
                .update();
        assertThat(runs.runDue(MONDAY)).isZero();
        JsonNode definition = client.get("/api/v1/bulletins/definitions/" + id);
        assertThat(definition.path("failure").asString()).isEqualTo("INVALID_PARAMETERS");
        assertThat(definition.path("nextRun").asString()).isEqualTo("2025-07-07T06:10:00Z");
        jdbc.sql("update bulletin_definition set view = '{}' where id = :id")
                .param("id", id)
                .update();
        assertThat(runs.runDue(MONDAY.plus(Duration.ofMinutes(10)))).isEqualTo(1);
        assertThat(made(id).get(0)).containsEntry("first", "2025-06-30");
        assertThat(client.get("/api/v1/bulletins/definitions/" + id)
                        .path("failure")
                        .isNull())
                .isTrue();
    }

    @Test
    void whoeverMayNoLongerEnterHasNoBulletinMade() {
        jdbc.sql("""
                        insert into person (login, name, organisation_id, role)
                        select 'leaver', 'Leaver', id, 'ANALYST' from organisation where code = 'LOCAL'""").update();
        UUID id = weekly(MONDAY);
        jdbc.sql("update bulletin_definition set reader_name = 'leaver' where id = :id")
                .param("id", id)
                .update();
        assertThat(runs.runDue(MONDAY)).isEqualTo(1);
        // Saved by an administrator, and no more than an analyst today.
        assertThat(jdbc.sql("select reader_role || ' ' || reader_clearance from snapshot where definition_id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single())
                .isEqualTo("ANALYST TLP:AMBER");

        jdbc.sql("update person set enabled = false where login = 'leaver'").update();
        assertThat(runs.runDue(MONDAY.plus(Duration.ofDays(7)))).isZero();
        assertThat(made(id)).hasSize(1);
        JsonNode told = client.get("/api/v1/bulletins/definitions/" + id);
        assertThat(told.path("failure").asString()).isEqualTo("BULLETIN_OWNER_NOT_ALLOWED");
        assertThat(told.path("failureMessage").asString()).contains("leaver");
        assertThat(told.path("nextRun").asString()).isEqualTo("2025-07-21T06:00:00Z");
        HttpResponse<byte[]> now = client.call("POST", "/api/v1/bulletins/definitions/" + id + "/run");
        assertThat(now.statusCode()).isEqualTo(409);

        jdbc.sql("update person set enabled = true where login = 'leaver'").update();
        assertThat(runs.runDue(MONDAY.plus(Duration.ofDays(14)))).isEqualTo(1);
        jdbc.sql("delete from person where login = 'leaver'").update();
        assertThat(runs.runDue(MONDAY.plus(Duration.ofDays(21)))).isZero();
        assertThat(made(id)).hasSize(2);
    }

    @Test
    void aRevokedKeyHasNoBulletinMade() {
        UUID id = weekly(MONDAY);
        String saved =
                client.get("/api/v1/bulletins/definitions/" + id).path("owner").asString();
        assertThat(saved).isEqualTo("tester/test");
        jdbc.sql("update bulletin_definition set reader_name = 'tester/gone' where id = :id")
                .param("id", id)
                .update();
        assertThat(runs.runDue(MONDAY)).isZero();
        assertThat(made(id)).isEmpty();
    }

    @Test
    void aPublicMonthComesAWeekAfterItsEnd() {
        UUID id = define("title", "Public", "period", "month", "audience", "public", "weekday", "monday", "hour", 6);
        BulletinDefinition definition = new BulletinDefinition(
                id,
                "Public",
                java.util.Locale.FRENCH,
                Audience.PUBLIC,
                BulletinPeriod.MONTH,
                new View(Map.of()),
                org.vigie.access.Reader.SERVICE,
                new BulletinDefinition.Schedule(java.time.DayOfWeek.MONDAY, 6),
                null,
                0,
                null,
                MONDAY,
                MONDAY);
        assertThat(definition.nextRun(Instant.parse("2025-07-01T00:00:00Z"))).isEqualTo("2025-07-14T06:00:00Z");
        assertThat(definition.nextRun(Instant.parse("2025-07-14T06:00:00Z"))).isEqualTo("2025-08-11T06:00:00Z");
        assertThat(definition.span(Instant.parse("2025-07-14T06:00:00Z")))
                .isEqualTo(Span.of(java.time.YearMonth.of(2025, 6)));
        assertThat(definition.lastRun(Instant.parse("2025-08-01T00:00:00Z"))).isEqualTo("2025-07-14T06:00:00Z");
    }

    @Test
    void definitionsAreKeptChangedRunAndRemoved() {
        UUID id = define("title", "Hebdo", "period", "week", "language", "fr", "country", List.of("BFA"));
        String path = "/api/v1/bulletins/definitions/" + id;
        assertThat(client.get("/api/v1/bulletins/definitions")
                        .path("definitions")
                        .findValuesAsString("title"))
                .contains("Hebdo");
        HttpResponse<String> changed = client.sendJson(
                "PUT", path, Map.of("title", "Mensuel", "period", "month", "weekday", "friday", "hour", 5));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(client.get(path).path("weekday").asString()).isEqualTo("friday");
        HttpResponse<byte[]> run = client.call("POST", path + "/run");
        assertThat(run.statusCode()).isEqualTo(201);
        assertThat(client.call("DELETE", path).statusCode()).isEqualTo(204);
        assertThat(client.call("GET", path).statusCode()).isEqualTo(404);
        String made = Client.json(new String(run.body(), java.nio.charset.StandardCharsets.UTF_8))
                .path("id")
                .asString();
        assertThat(snapshots.bytes(made, ".pdf")).isNotEmpty();
    }

    @Test
    void aDefinitionThatCannotBeMadeIsRefusedAtOnce() {
        assertThat(client.sendJson(
                                "POST",
                                "/api/v1/bulletins/definitions",
                                Map.of("title", "Public", "period", "week", "audience", "public"))
                        .body())
                .contains("PUBLIC_MONTHS_ONLY");
        assertThat(client.sendJson(
                                "POST",
                                "/api/v1/bulletins/definitions",
                                Map.of("title", "Hebdo", "view", Map.of("measur", "count"), "hour", 5))
                        .body())
                .contains("weekday");
        assertThat(client.sendJson(
                                "POST",
                                "/api/v1/bulletins/definitions",
                                Map.of("title", "Hebdo", "view", Map.of("measur", "count")))
                        .body())
                .contains("UNKNOWN_PARAMETER");
    }
}
