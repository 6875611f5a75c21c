package org.vigie.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.vigie.Client;
import org.vigie.VigieTest;
import org.vigie.World;
import tools.jackson.databind.JsonNode;

/** What every answer shares: validators, compression, languages, and problems that say precisely what is wrong. */
@VigieTest
class HttpTest {

    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

    @Autowired
    Client client;

    @Autowired
    World world;

    @BeforeEach
    void clear() {
        world.clear();
    }

    // ------------------------------------------------------------------ caching

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/hotspots?category=INS", "/api/v1/incidents?category=INS"})
    void collectionsCarryAWeakValidatorOfTheirVersion(String path) {
        HttpResponse<byte[]> first = client.call("GET", path);
        String etag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(etag).startsWith("W/\"" + world.version() + "-");
        assertThat(first.headers().firstValue("Cache-Control").orElseThrow()).contains("private");
        HttpResponse<byte[]> same = client.call("GET", path, "If-None-Match", etag);
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(client.call("GET", path + "&from=2025-01-01", "If-None-Match", etag)
                        .statusCode())
                .isEqualTo(200);
        client.importText("date,kind,longitude,latitude\n2025-03-04,INS.IED,-0.95,14.05\n");
        HttpResponse<byte[]> changed = client.call("GET", path, "If-None-Match", etag);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(etag);
    }

    @Test
    void languagesHaveValidatorsOfTheirOwn() {
        String path = "/api/v1/hotspots";
        var etags = new HashSet<String>();
        for (String language : List.of("fr", "en")) {
            etags.add(client.call("GET", path, "Accept-Language", language)
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow());
        }
        assertThat(etags).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/hotspots", "/api/v1/incidents", "/api/v1/categories"})
    void largeAnswersAreCompressedWhereTheReaderTakesIt(String path) throws IOException {
        var rows = new StringBuilder("sourceRef,date,kind,longitude,latitude\n");
        for (int i = 0; i < 20; i++) {
            rows.append("r%d,2025-03-04,INS.IED,-0.95,14.05\n".formatted(i));
        }
        client.importText(rows.toString());
        HttpResponse<byte[]> plain = client.call("GET", path);
        HttpResponse<byte[]> packed = client.call("GET", path, "Accept-Encoding", "gzip");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(String.join(",", packed.headers().allValues("Vary")).toLowerCase())
                .contains("accept-encoding");
        assertThat(packed.body().length).isLessThan(plain.body().length);
        byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes();
        assertThat(new String(unpacked, StandardCharsets.UTF_8))
                .isEqualTo(new String(plain.body(), StandardCharsets.UTF_8));
    }

    // ------------------------------------------------------------------ languages

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr|Densité",
                "fr-BF,fr;q=0.9,en;q=0.8|Densité",
                "en|Density",
                "en-GB|Density",
                "de|Densité",
                "de, en;q=0.5|Density",
                "*|Densité"
            })
    void frenchFirstEnglishSecond(String accepted, String title) {
        JsonNode answer = Client.json(client.call("GET", "/api/v1/hotspots", "Accept-Language", accepted));
        assertThat(answer.at("/legend/title").asString()).startsWith(title);
    }

    // ------------------------------------------------------------------ problems

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/nothing, 404, UNKNOWN_PATH",
        "GET, /api/v1/imports/" + NOBODY + ", 404, NOT_FOUND",
        "GET, /api/v1/imports/" + NOBODY + "/issues, 404, NOT_FOUND",
        "GET, /api/v1/imports/" + NOBODY + "/issues.csv, 404, NOT_FOUND",
        "DELETE, /api/v1/imports/" + NOBODY + ", 404, NOT_FOUND",
        "GET, /api/v1/imports/no-id, 404, UNKNOWN_PATH",
        "GET, /api/v1/incidents/" + NOBODY + ", 404, NOT_FOUND",
        "DELETE, /api/v1/incidents/" + NOBODY + ", 404, NOT_FOUND",
        "PUT, /api/v1/hotspots, 405, WRONG_METHOD",
        "DELETE, /api/v1/incidents, 405, WRONG_METHOD",
        "POST, /api/v1/imports, 400, INVALID_PARAMETERS",
        "GET, /api/v1/hotspots?colour=red, 400, INVALID_PARAMETERS",
        "GET, /api/v1/hotspots?level=4, 400, INVALID_PARAMETERS",
        "GET, /api/v1/hotspots?measure=beauty, 400, INVALID_PARAMETERS",
        "GET, /api/v1/hotspots?halfLifeDays=NaN, 400, INVALID_PARAMETERS",
        "GET, /api/v1/capabilities?x=1, 400, INVALID_PARAMETERS",
        "GET, /api/v1/incidents?asOf=999999, 400, INVALID_PARAMETERS",
        "GET, /api/v1/hotspots?asOf=999999, 400, INVALID_PARAMETERS",
    })
    void problemsSayWhatIsWrongInBothLanguages(String method, String path, int status, String code) {
        String[] details = new String[2];
        for (int i = 0; i < 2; i++) {
            HttpResponse<byte[]> answer = client.call(method, path, "Accept-Language", i == 0 ? "fr" : "en");
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/problem+json");
            JsonNode problem = Client.json(new ByteArrayInputStream(answer.body()));
            assertThat(problem.get("code").asString()).isEqualTo(code);
            assertThat(problem.get("status").asInt()).isEqualTo(status);
            details[i] = problem.get("detail").asString();
            assertThat(details[i]).isNotBlank().doesNotContain("{0}").doesNotContain("problem.");
        }
        assertThat(details[0]).isNotEqualTo(details[1]);
    }

    @Test
    void aWrongContentTypeIsTold() {
        HttpResponse<String> answer = client.sendJson("POST", "/api/v1/incidents", "a", "Content-Type", "text/plain");
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(Client.json(answer.body()).get("code").asString()).isEqualTo("WRONG_MEDIA_TYPE");
    }

    @Test
    void aWrongMethodNamesTheRightOnes() {
        HttpResponse<byte[]> answer = client.call("PUT", "/api/v1/hotspots");
        assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains("GET");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .contains("PUT /api/v1/hotspots")
                .contains("GET");
    }

    @Test
    void unreadableJsonIsToldWithoutInnerNames() {
        for (String language : List.of("fr", "en")) {
            HttpResponse<String> answer =
                    client.sendJson("POST", "/api/v1/incidents", "{\"date\":", "Accept-Language", language);
            assertThat(answer.statusCode()).isEqualTo(400);
            JsonNode problem = Client.json(answer.body());
            assertThat(problem.get("code").asString()).isEqualTo("UNREADABLE_REQUEST");
            assertThat(answer.body())
                    .doesNotContain("org.vigie")
                    .doesNotContain("tools.jackson")
                    .doesNotContain("java.");
            assertThat(problem.get("detail").asString()).contains("POST /api/v1/incidents");
        }
    }

    @Test
    void anImportNeedsAFileAndAKnownProfile() {
        HttpResponse<String> empty = client.post("/api/v1/imports", Map.of("profile", "csv"), "a.csv", null);
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(fields(empty)).containsExactlyInAnyOrder("file:REQUIRED", "profile:UNKNOWN_VALUE");
        assertThat(empty.body()).contains("ucdp-ged").contains("kobo");
        HttpResponse<String> wrong = client.post(
                "/api/v1/imports",
                Map.of("marking", "PINK", "dryRun", "perhaps", "colour", "red", "source", "s".repeat(101)),
                "a.csv",
                new byte[0]);
        assertThat(fields(wrong))
                .containsExactlyInAnyOrder(
                        "file:EMPTY_UPLOAD",
                        "marking:UNKNOWN_VALUE",
                        "dryRun:NOT_A_FLAG",
                        "colour:UNKNOWN_PARAMETER",
                        "source:TOO_LONG");
        HttpResponse<String> nul = client.post("/api/v1/imports", Map.of("source", "a\0b"), "a.csv", new byte[] {1});
        assertThat(fields(nul)).containsExactly("source:NOT_TEXT");
    }

    @Test
    void hostileFileNamesAreKeptAsNames() {
        HttpResponse<String> answer = client.post(
                "/api/v1/imports",
                Map.of(),
                "../../etc/<b>é‮'; drop.csv",
                "date,longitude,latitude\n".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(Client.json(answer.body()).at("/parameters/fileName").asString())
                .endsWith("drop.csv")
                .doesNotContain("/");
    }

    // ------------------------------------------------------------------ what there is

    @Test
    void jobsAreListedAndToldTheirWay() {
        var job = client.importText("date,kind,longitude,latitude\n2025-03-04,INS.IED,-0.95,14.05\n");
        JsonNode told = client.get("/api/v1/imports/" + job.id());
        assertThat(told.get("state").asString()).isEqualTo("done");
        for (String count :
                List.of("rowsRead", "created", "updated", "unchanged", "rejected", "warnings", "ungeocoded")) {
            assertThat(told.get(count).asInt())
                    .as(count)
                    .isEqualTo(List.of("rowsRead", "created").contains(count) ? 1 : 0);
        }
        assertThat(told.get("progress").asDouble()).isOne();
        assertThat(client.get("/api/v1/imports?limit=1").at("/imports/0/id").asString())
                .isEqualTo(job.id().toString());
        assertThat(client.call("GET", "/api/v1/boundaries/" + job.id()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void issuesComeInPages() {
        var file = new StringBuilder("date,kind,longitude,latitude\n");
        file.append("nope,INS.IED,1,1\n".repeat(25));
        var job = client.importText(file.toString());
        String path = "/api/v1/imports/" + job.id() + "/issues?limit=10";
        int seen = 0;
        while (path != null) {
            JsonNode page = client.get(path);
            assertThat(page.get("numberMatched").asInt()).isEqualTo(25);
            seen += page.get("issues").size();
            path = page.has("next") ? page.get("next").asString() : null;
        }
        assertThat(seen).isEqualTo(25);
    }

    @Test
    void capabilities() {
        JsonNode answer = client.get("/api/v1/capabilities");
        assertThat(answer.get("name").asString()).isEqualTo("Vigie");
        assertThat(answer.get("version").asString()).isNotBlank();
        assertThat(answer.get("dataVersion").asLong()).isEqualTo(world.version());
        assertThat(answer.get("languages").valueStream().map(JsonNode::asString))
                .containsExactly("fr", "en");
        assertThat(answer.get("exercise").asBoolean()).isFalse();
    }

    @Test
    void categoriesAreAllThere() {
        JsonNode categories = client.get("/api/v1/categories").get("categories");
        assertThat(categories.size()).isEqualTo(47);
        categories.valueStream().forEach(category -> {
            assertThat(category.get("labelFr").asString()).isNotBlank();
            assertThat(category.get("labelEn").asString()).isNotBlank();
        });
        assertThat(categories
                        .valueStream()
                        .filter(category -> !category.get("counted").asBoolean())
                        .map(category -> category.get("code").asString()))
                .containsExactlyInAnyOrder("OTH.STRAT", "OTH.SITUATION");
    }

    @Test
    void loggingIsOfTheApiThatBootExpects() {
        assertThat(LoggerFactory.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString())
                .containsPattern("slf4j-api-2\\.");
    }

    private static List<String> fields(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return Client.json(answer.body())
                .get("errors")
                .valueStream()
                .map(error ->
                        error.get("field").asString() + ":" + error.get("code").asString())
                .toList();
    }
}
