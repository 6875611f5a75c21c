package org.vigie.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.Client;
import org.vigie.VigieTest;
import org.vigie.World;
import tools.jackson.databind.JsonNode;

/** What happened is written down, before the answer leaves, and nothing of it can be taken out unseen. */
@VigieTest
class AuditTest {

    @Autowired
    private Client client;

    @Autowired
    private World world;

    @Autowired
    private Audit audit;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Environment environment;

    @Test
    void readingIncidentsIsWrittenDownWithItsFilter() {
        client.get("/api/v1/incidents?from=2025-01-01&to=2025-02-28&country=BFA");
        JsonNode event = newest("INCIDENTS_READ");
        assertThat(event.get("who").asString()).isEqualTo("tester/test");
        assertThat(event.get("role").asString()).isEqualTo("ADMIN");
        assertThat(event.get("target").asString()).isEqualTo("GET /api/v1/incidents");
        assertThat(event.get("detail").get("query").asString()).isEqualTo("from=2025-01-01&to=2025-02-28&country=BFA");
        assertThat(event.get("address").asString()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(event.get("outcome").asString()).isEqualTo("200");
    }

    @Test
    void aCommuneIsWrittenDownForWhoeverSeesItsIncidents() {
        world.clear();
        String path = "/api/v1/hotspots/" + World.A + "?from=2023-01-01&to=2023-12-31";
        String viewer = Client.json(client.sendJson("POST", "/api/v1/keys", Map.of("name", "lecture", "role", "VIEWER"))
                        .body())
                .get("key")
                .asString();
        assertThat(client.call("GET", path, "Authorization", "Bearer " + viewer).statusCode())
                .isEqualTo(200);
        assertThat(count("tester/lecture")).isZero();
        client.get(path);
        assertThat(newest("INCIDENTS_READ").get("target").asString()).isEqualTo("GET /api/v1/hotspots/" + World.A);
    }

    @Test
    void theTilesOfOneMapAreWrittenDownOnceAnHour() {
        String analyst = Client.json(
                        client.sendJson("POST", "/api/v1/keys", Map.of("name", "tuiles", "role", "ANALYST"))
                                .body())
                .get("key")
                .asString();
        for (String tile : List.of("6/31/29", "6/31/30", "6/32/29")) {
            client.call(
                    "GET",
                    "/tiles/incidents/" + tile + ".mvt?from=2023-01-01&to=2023-12-31",
                    "X-API-Key",
                    analyst,
                    "Authorization",
                    "Bearer " + analyst);
        }
        assertThat(count("tester/tuiles")).isEqualTo(1);
        client.call(
                "GET",
                "/tiles/incidents/6/31/29.mvt?from=2022-01-01&to=2022-12-31",
                "Authorization",
                "Bearer " + analyst);
        assertThat(count("tester/tuiles")).as("another question").isEqualTo(2);
    }

    @Test
    void aStreamedExportIsWrittenDown() {
        client.call("GET", "/api/v1/exports/hotspots.csv?from=2024-01-01&to=2024-12-31");
        assertThat(newest("EXPORT").get("detail").get("query").asString()).contains("from=2024-01-01");
    }

    @Test
    void refusalsAndWrongPasswordsAreWrittenDown() {
        Visitor visitor = new Visitor("http://localhost:" + environment.getProperty("local.server.port"));
        visitor.signIn("tester", "not the password");
        JsonNode wrong = newest("SIGN_IN");
        assertThat(wrong.get("outcome").asString()).isEqualTo("401");
        assertThat(wrong.get("detail").get("login").asString()).isEqualTo("tester");
        visitor.signIn("my p@ssword in the wrong field", "");
        assertThat(newest("SIGN_IN").get("detail").get("login").asString()).isEqualTo("?");
        visitor.get("/api/v1/me", "Authorization", "Bearer vgk_wrong");
        assertThat(newest("SIGN_IN").get("target").asString()).isEqualTo("GET /api/v1/me");
        visitor.get("/api/v1/audit");
        JsonNode refused = newest("AUDIT_READ");
        assertThat(refused.get("who").asString()).isEqualTo("public");
        assertThat(refused.get("outcome").asString()).isEqualTo("401");
        jdbc.sql("delete from wrong_password").update();
    }

    @Test
    void changesOfPeopleAreWrittenDown() {
        client.sendJson("POST", "/api/v1/people", Map.of("login", "zoe", "name", "Zoé", "role", "VIEWER"));
        assertThat(newest("PERSON_EDIT").get("detail").get("login").asString()).isEqualTo("zoe");
        int id = jdbc.sql("select id from person where login = 'zoe'")
                .query(Integer.class)
                .single();
        client.sendJson("PATCH", "/api/v1/people/" + id, Map.of("role", "EDITOR"));
        assertThat(newest("PERSON_EDIT").get("detail").get("change").get("role").asString())
                .isEqualTo("EDITOR");
        client.call("DELETE", "/api/v1/people/" + id);
        assertThat(newest("PERSON_DELETE").get("detail").get("login").asString())
                .isEqualTo("zoe");
    }

    @Test
    void whatHappensWithoutARequestIsToldByTheServiceItself() {
        audit.record("EXERCISE", "=cmd()", Map.of("n", 1), "done");
        JsonNode event = newest("EXERCISE");
        assertThat(event.get("who").asString()).isEqualTo("service");
        assertThat(event.get("detail").get("n").asInt()).isEqualTo(1);
        String csv =
                new String(client.call("GET", "/api/v1/audit.csv?what=EXERCISE").body(), StandardCharsets.UTF_8);
        JsonNode read = newest("AUDIT_READ");
        assertThat(read.get("target").asString()).isEqualTo("GET /api/v1/audit.csv");
        assertThat(read.get("who").asString()).isEqualTo("tester/test");
        assertThat(csv).contains("\"'=cmd()\"", "\"service\"", "id,at,who");
    }

    @Test
    void pagesFollowEachOther() {
        for (int i = 0; i < 5; i++) {
            audit.record("PAGED", String.valueOf(i), Map.of(), "done");
        }
        var seen = new ArrayList<String>();
        String next = "/api/v1/audit?what=PAGED&who=service&limit=2";
        while (next != null) {
            JsonNode page = client.get(next);
            page.get("events").forEach(event -> seen.add(event.get("target").asString()));
            next = page.has("next") ? page.get("next").asString() : null;
        }
        assertThat(seen).startsWith("4", "3", "2", "1", "0");
        assertThat(client.get("/api/v1/audit?to=2000-01-01")
                        .get("numberMatched")
                        .asLong())
                .isZero();
        assertThat(client.call("GET", "/api/v1/audit?from=2025-02-01&to=2025-01-01")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void manyAtOnceMakeOneChain() throws Exception {
        var threads = Executors.newFixedThreadPool(16);
        var futures = new ArrayList<Future<?>>();
        for (int i = 0; i < 400; i++) {
            String target = String.valueOf(i);
            futures.add(threads.submit(() -> audit.record("CROWD", target, Map.of(), "done")));
        }
        for (Future<?> future : futures) {
            future.get();
        }
        threads.shutdown();
        assertThat(client.get("/api/v1/audit?what=CROWD").get("numberMatched").asLong())
                .isEqualTo(400);
        assertThat(client.get("/api/v1/audit/verify").get("intact").asBoolean()).isTrue();
    }

    @Test
    void linesCanBeNeitherChangedNorRemoved() {
        audit.record("STAYS", "x", Map.of(), "done");
        for (String sql : List.of(
                "update audit_event set who = 'somebody else'", "delete from audit_event", "truncate audit_event")) {
            assertThatThrownBy(() -> jdbc.sql(sql).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("append-only");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "delete from audit_event where id = :id, REMOVED, 1",
        "update audit_event set who = 'nobody' where id = :id, CHANGED, 0",
        "update audit_event set hash = sha256(hash) where id = :id, CHANGED, 0",
        "delete from audit_event where id >= :id, CUT_OFF, -1",
    })
    void aLineThatIsTakenOutByForceIsMissed(String sql, String why, int offset) {
        audit.record("FORCED", "before", Map.of(), "done");
        audit.record("FORCED", "the line", Map.of(), "done");
        audit.record("FORCED", "after", Map.of(), "done");
        long id = jdbc.sql("select max(id) - 1 from audit_event")
                .query(Long.class)
                .single();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("alter table audit_event disable trigger user").update();
            jdbc.sql(sql).param("id", id).update();
            JsonNode verdict = verdictWithin();
            assertThat(verdict.get("intact").asBoolean()).isFalse();
            assertThat(verdict.get("why").asString()).isEqualTo(why);
            assertThat(verdict.get("brokenAt").asLong()).isEqualTo(id + offset);
            status.setRollbackOnly();
        });
        assertThat(client.get("/api/v1/audit/verify").get("intact").asBoolean()).isTrue();
    }

    @Autowired
    private org.springframework.context.ApplicationContext context;

    /** What verify says inside the transaction that did the damage, which is taken back afterwards. */
    private JsonNode verdictWithin() {
        Object store = context.getBean("auditStore");
        try {
            var method = store.getClass().getMethod("verify");
            method.setAccessible(true);
            return new tools.jackson.databind.json.JsonMapper().valueToTree(method.invoke(store));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private long count(String who) {
        return client.get("/api/v1/audit?limit=1&what=INCIDENTS_READ&who=" + who)
                .get("numberMatched")
                .asLong();
    }

    private JsonNode newest(String action) {
        HttpResponse<byte[]> answer = client.call("GET", "/api/v1/audit?limit=1&what=" + action);
        return Client.json(answer).get("events").get(0);
    }
}
