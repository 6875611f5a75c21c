package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.vigie.Client;
import org.vigie.VigieTest;
import org.vigie.World;
import tools.jackson.databind.JsonNode;

/** One report at a time, corrections by hand, deletion, and pages. */
@VigieTest
class SingleIncidentTest {

    @Autowired
    Client client;

    @Autowired
    World world;

    @BeforeEach
    void clear() {
        world.clear();
    }

    // ------------------------------------------------------------------ POST

    @Test
    void newUnchangedAndUpdated() {
        HttpResponse<String> created = post(report());
        assertThat(created.statusCode()).isEqualTo(201);
        JsonNode first = Client.json(created.body());
        assertThat(first.get("result").asString()).isEqualTo("created");
        assertThat(first.get("dataVersion").asLong()).isEqualTo(world.version());
        String address = created.headers().firstValue("Location").orElseThrow();
        assertThat(client.get(address).at("/properties/fatalities").asInt()).isEqualTo(2);
        assertThat(client.get(address).at("/properties/area").asString()).isEqualTo(World.A);

        HttpResponse<String> again = post(report());
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(Client.json(again.body()).get("result").asString()).isEqualTo("unchanged");
        assertThat(Client.json(again.body()).get("dataVersion").isNull()).isTrue();

        var changed = report();
        changed.put("fatalities", 3);
        HttpResponse<String> updated = post(changed);
        assertThat(updated.statusCode()).isEqualTo(200);
        assertThat(Client.json(updated.body()).get("result").asString()).isEqualTo("updated");
        assertThat(Client.json(updated.body()).get("id")).isEqualTo(first.get("id"));
        assertThat(client.get(address).at("/properties/fatalities").asInt()).isEqualTo(3);
        assertThat(client.get("/api/v1/coverage").get("coverage").size()).isZero();
    }

    @Test
    void withoutAReferenceOneIsDerived() {
        var report = report();
        report.remove("sourceRef");
        JsonNode first = Client.json(post(report).body());
        assertThat(first.get("sourceRef").asString()).hasSizeGreaterThan(30);
        assertThat(Client.json(post(report).body()).get("id")).isEqualTo(first.get("id"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'date':'31/02/2025','longitude':-0.95,'latitude':14.05}|date:NOT_A_DAY",
                "{'longitude':-0.95,'latitude':14.05}|date:MISSING",
                "{'date':'2025-03-04'}|place:NO_PLACE",
                "{'date':'2025-03-04','longitude':-0.95}|latitude:HALF_A_POSITION",
                "{'date':'2025-03-04','longitude':14.05,'latitude':-0.95}|longitude:COORDINATES_SWAPPED",
                "{'date':'2025-03-04','longitude':-0.95,'latitude':14.05,'fatalities':-1}|fatalities:OUT_OF_RANGE",
                "{'date':'2025-03-04','longitude':-0.95,'latitude':14.05,'fatalities':true}|fatalities:NOT_WHOLE",
                "{'date':'2025-03-04','longitude':-0.95,'latitude':14.05,'place':['a']}|place:NOT_A_VALUE",
                "{'date':'2025-03-04','longitude':-0.95,'latitude':14.05,'colour':'red'}|colour:UNKNOWN_PARAMETER",
                "{'date':'2025-03-04','longitude':-0.95,'latitude':14.05,'marking':'PINK','status':'x'}|marking:UNKNOWN_VALUE,status:UNKNOWN_VALUE",
            })
    void wrongFieldsAreNamed(String body, String errors) {
        long before = world.version();
        HttpResponse<String> answer = client.sendJson("POST", "/api/v1/incidents", body.replace('\'', '"'));
        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode problem = Client.json(answer.body());
        assertThat(problem.get("code").asString()).isEqualTo("INVALID_PARAMETERS");
        assertThat(problem.get("errors")
                        .valueStream()
                        .map(error -> error.get("field").asString() + ":"
                                + error.get("code").asString())
                        .toList())
                .containsExactlyInAnyOrder(errors.split(","));
        problem.get("errors")
                .valueStream()
                .forEach(error ->
                        assertThat(error.get("message").asString()).isNotBlank().doesNotStartWith("field."));
        assertThat(world.version()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[]", "null", "{", "'text'"})
    void whatIsNoObjectIsRefused(String body) {
        assertThat(client.sendJson("POST", "/api/v1/incidents", body).statusCode())
                .isEqualTo(400);
    }

    @Test
    void hostileTextsDoNoHarm() {
        var report = report();
        report.put("source", "nul\u0000; drop table incident");
        report.put("sourceRef", "a\u0000b");
        report.put("place", "<b>\u0000</b>");
        assertThat(post(report).statusCode()).isEqualTo(201);
        assertThat(post(report).statusCode()).isEqualTo(200);
    }

    @Test
    void nothingToReportIsAReportWithoutIncident() {
        var report = report();
        report.put("kind", "OTH.SITUATION");
        HttpResponse<String> created = post(report);
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(Client.json(created.body()).get("id").isNull()).isTrue();
        assertThat(created.headers().firstValue("Location")).isEmpty();
        assertThat(post(report).statusCode()).isEqualTo(200);
        assertThat(client.get("/api/v1/incidents").get("numberMatched").asInt()).isZero();
    }

    @Test
    void manyAtOnceAllComeIn() {
        var pool = Executors.newFixedThreadPool(24);
        try {
            var answers = IntStream.range(0, 48)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> {
                                var report = report();
                                report.put("sourceRef", "p" + i);
                                return post(report).statusCode();
                            },
                            pool))
                    .toList();
            assertThat(answers.stream().map(CompletableFuture::join)).containsOnly(201);
        } finally {
            pool.shutdown();
        }
        assertThat(client.get("/api/v1/incidents").get("numberMatched").asInt()).isEqualTo(48);
    }

    // ------------------------------------------------------------------ PATCH

    @Test
    void aPatchNeedsTheVersionThatWasRead() {
        String address = create(report());
        String etag = etag(address);
        assertThat(etag).matches("\"\\d+-[0-9a-f]{8}\"");
        assertThat(client.sendJson("PATCH", address, "{\"severity\":4}").statusCode())
                .isEqualTo(428);
        assertThat(patch(address, "\"1\"", "{\"severity\":4}").statusCode()).isEqualTo(412);
        HttpResponse<String> changed = patch(address, etag, "{\"severity\":4}");
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.headers().firstValue("ETag").orElseThrow())
                .isEqualTo(etag(address))
                .isNotEqualTo(etag);
        assertThat(Client.json(changed.body()).at("/properties/edited").asBoolean())
                .isTrue();
        assertThat(patch(address, etag, "{\"severity\":5}").statusCode()).isEqualTo(412);
        assertThat(client.get(address).at("/properties/severity").asInt()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "{'severity':5}|severity|5",
                "{'severity':null}|severity|-",
                "{'fatalities':0}|fatalities|0",
                "{'fatalities':null}|fatalities|-",
                "{'injured':7}|injured|7",
                "{'abducted':7}|abducted|7",
                "{'displaced':7}|displaced|7",
                "{'dateEnd':'2025-03-09'}|dateEnd|2025-03-09",
                "{'dateStart':'2025-03-01'}|dateStart|2025-03-01",
                "{'kind':'GOV.RIOT'}|category|GOV",
                "{'kind':'INS.SGBV'}|marking|TLP:AMBER",
                "{'status':'VERIFIED'}|status|VERIFIED",
                "{'marking':'TLP:RED'}|marking|TLP:RED",
                "{'uncertaintyKm':2.5}|uncertaintyKm|2.5",
                "{'longitude':-0.85,'latitude':14.15}|area|BF990202",
                "{'longitude':-0.85,'latitude':14.15}|precision|EXACT",
                "{'longitude':-0.85}|area|BF990102",
                "{'latitude':14.15}|area|BF990201",
                "{'longitude':-0.85,'latitude':14.3}|country|MLI",
                "{'longitude':-0.95,'latitude':14.2005}|area|ML990101",
                "{'precision':'PROVINCE'}|area|BF9901",
                "{'longitude':null,'latitude':null}|area|BF",
                "{'longitude':null,'latitude':null}|precision|COUNTRY",
            })
    void everyFieldCanBeCorrected(String body, String field, String value) {
        String address = create(report());
        HttpResponse<String> answer = patch(address, "*", body.replace('\'', '"'));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(client.get(address).at("/properties/" + field).asString(null))
                .isEqualTo(value);
        assertThat(client.get("/api/v1/hotspots").get("matched").asInt()).isOne();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'severity':9}|severity:OUT_OF_RANGE",
                "{'fatalities':'many'}|fatalities:NOT_WHOLE",
                "{'dateEnd':'2025-03-01'}|dateEnd:END_BEFORE_START",
                "{'dateStart':null}|dateStart:MISSING",
                "{'kind':'DRAGON'}|kind:UNKNOWN_KIND_HERE",
                "{'kind':null}|kind:UNKNOWN_KIND_HERE",
                "{'status':null}|status:MISSING",
                "{'marking':'TLP:CLEAR'}|marking:MARKING_LOWERED",
                "{'marking':null}|marking:UNKNOWN_VALUE",
                "{'releasableTo':'X'}|releasableTo:NOT_A_LIST",
                "{'longitude':200,'latitude':14}|longitude:OUT_OF_RANGE",
                "{'latitude':null}|latitude:HALF_A_POSITION",
                "{'precision':'vague'}|precision:UNKNOWN_VALUE",
                "{'colour':1}|colour:UNKNOWN_PARAMETER",
            })
    void wrongCorrectionsAreRefused(String body, String error) {
        String address = create(report());
        long before = world.version();
        HttpResponse<String> answer = patch(address, "*", body.replace('\'', '"'));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        JsonNode first = Client.json(answer.body()).at("/errors/0");
        assertThat(first.get("field").asString() + ":" + first.get("code").asString())
                .isEqualTo(error);
        assertThat(world.version()).isEqualTo(before);
    }

    @Test
    void releasableToIsAList() {
        String address = create(report());
        assertThat(patch(address, "*", "{\"releasableTo\":[\"NER\",\"MLI\"]}").statusCode())
                .isEqualTo(200);
        assertThat(client.get(address).at("/properties/releasableTo/1").asString())
                .isEqualTo("MLI");
    }

    @Test
    void anEmptyPatchChangesNothing() {
        String address = create(report());
        String etag = etag(address);
        assertThat(patch(address, etag, "{}").statusCode()).isEqualTo(200);
        assertThat(etag(address)).isEqualTo(etag);
    }

    // ------------------------------------------------------------------ DELETE

    @Test
    void aDeletedIncidentIsGoneForReadersAndStaysInEarlierVersions() {
        String address = create(report());
        long before = world.version();
        assertThat(client.call("DELETE", address, "If-Match", "\"1\"").statusCode())
                .isEqualTo(412);
        assertThat(client.call("DELETE", address, "If-Match", etag(address)).statusCode())
                .isEqualTo(204);
        assertThat(client.call("GET", address).statusCode()).isEqualTo(410);
        assertThat(client.call("DELETE", address).statusCode()).isEqualTo(410);
        assertThat(patch(address, "*", "{\"severity\":1}").statusCode()).isEqualTo(410);
        assertThat(post(report()).statusCode()).isEqualTo(410);
        assertThat(client.get("/api/v1/incidents").get("numberMatched").asInt()).isZero();
        assertThat(client.get("/api/v1/incidents").get("features").size()).isZero();
        JsonNode earlier = client.get("/api/v1/incidents?asOf=" + before);
        assertThat(earlier.get("numberMatched").asInt()).isOne();
        assertThat(earlier.get("features").size()).isOne();
        assertThat(client.call("GET", "/api/v1/incidents/00000000-0000-7000-8000-000000000000")
                        .statusCode())
                .isEqualTo(404);
    }

    // ------------------------------------------------------------------ pages

    @Test
    void theCursorWalksAllRowsOnce() {
        var file = new StringBuilder("sourceRef,date,kind,longitude,latitude\n");
        for (int i = 0; i < 25; i++) {
            file.append("r%d,2025-03-%02d,ENV.FIRE,-0.95,14.05\n".formatted(i, 1 + i % 3));
        }
        client.importText(file.toString());
        for (int limit : List.of(1, 5, 7, 25, 100)) {
            var ids = new ArrayList<String>();
            var days = new ArrayList<String>();
            String path = "/api/v1/incidents?category=ENV&from=2025-01-01&limit=" + limit;
            while (path != null) {
                JsonNode page = client.get(path);
                assertThat(page.get("numberMatched").asInt()).isEqualTo(25);
                assertThat(page.get("numberReturned").asInt())
                        .isEqualTo(page.get("features").size());
                page.get("features").valueStream().forEach(feature -> {
                    ids.add(feature.get("id").asString());
                    days.add(feature.at("/properties/dateStart").asString());
                });
                path = page.has("next") ? page.get("next").asString() : null;
            }
            assertThat(ids).hasSize(25);
            assertThat(new HashSet<>(ids)).hasSize(25);
            assertThat(days).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cursor=nonsense, cursor",
        "limit=0, limit",
        "limit=1001, limit",
        "from=yesterday, from",
        "from=%2B999999999-01-01, from",
        "from=2025-02-01&to=2025-01-01, from",
        "category=DRAGON, category",
        "country=Mali, country",
        "area=XX99, area",
        "minSeverity=6, minSeverity",
        "minReliability=G, minReliability",
        "precision=VAGUE, precision",
        "marking=PINK, marking",
        "status=MAYBE, status",
        "asOf=99999999, asOf",
        "asOf=-1, asOf",
        "colour=red, colour",
        "source=a%00b, source",
        "from=2025-01-01&from=2025-02-01, from"
    })
    void wrongParametersAreNamed(String query, String field) {
        for (String path : List.of("/api/v1/incidents?", "/api/v1/hotspots?")) {
            if (path.contains("hotspots") && (query.startsWith("cursor") || query.startsWith("limit"))) {
                continue;
            }
            var answer = client.call("GET", path + query);
            assertThat(answer.statusCode()).as(path + query).isEqualTo(400);
            JsonNode problem = Client.json(new java.io.ByteArrayInputStream(answer.body()));
            assertThat(problem.get("errors").size()).as(problem.toString()).isOne();
            assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
        }
    }

    private static Map<String, Object> report() {
        var report = new LinkedHashMap<String, Object>();
        report.put("source", "centre");
        report.put("sourceRef", "R-1");
        report.put("date", "2025-03-04");
        report.put("kind", "INS.IED");
        report.put("fatalities", 2);
        report.put("severity", 3);
        report.put("marking", "TLP:GREEN");
        report.put("longitude", -0.95);
        report.put("latitude", 14.05);
        return report;
    }

    private HttpResponse<String> post(Object body) {
        return client.sendJson("POST", "/api/v1/incidents", body);
    }

    private String create(Object body) {
        HttpResponse<String> created = post(body);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return created.headers().firstValue("Location").orElseThrow();
    }

    private String etag(String address) {
        return client.call("GET", address).headers().firstValue("ETag").orElseThrow();
    }

    private HttpResponse<String> patch(String address, String etag, String body) {
        return client.sendJson(
                "PATCH", address, body, "If-Match", etag, "Content-Type", "application/merge-patch+json");
    }
}
