package org.vigie.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;
import org.vigie.Client;
import org.vigie.VigieTest;
import org.vigie.World;
import org.vigie.access.Reader;
import org.vigie.incidents.Eyes;
import tools.jackson.databind.JsonNode;

/** Features are those of the other paths, for each reader; pages hold together while data change. */
@VigieTest
class OgcFeaturesTest {

    private static final String ITEMS = "/ogc/features/collections/%s/items";

    @Autowired
    Client client;

    @Autowired
    World world;

    @Autowired
    WebApplicationContext context;

    private Eyes eyes;

    @BeforeEach
    void load() {
        OgcWorld.load(client, world);
        eyes = new Eyes(context);
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "?category=INS",
        "?from=2026-01-10&to=2026-01-31",
        "?minSeverity=4",
        "?area=BF990101",
        "?country=MLI",
        "?precision=PROVINCE",
        "?source=essai&category=CRI.ROB"
    })
    void totalsAreThoseOfTheOtherPaths(String filter) {
        long matched =
                client.get("/api/v1/incidents" + filter).path("numberMatched").asLong();
        JsonNode page = client.get(ITEMS.formatted("incidents") + filter);
        assertThat(page.path("numberMatched").asLong()).isEqualTo(matched);
        List<String> listed = client.get("/api/v1/incidents" + filter)
                .path("features")
                .valueStream()
                .map(feature -> feature.path("id").asString())
                .toList();
        assertThat(page.path("features").valueStream().map(feature -> feature.path("id")
                        .asString()))
                .containsExactlyElementsOf(listed);
        JsonNode map = client.get("/api/v1/hotspots" + filter);
        JsonNode hotspots = client.get(ITEMS.formatted("hotspots") + filter);
        assertThat(sum(hotspots)).isEqualTo(map.path("placed").asLong());
        assertThat(hotspots.path("numberMatched").asInt())
                .isEqualTo(map.path("communes").size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "incidents|kind=INS.IED|20",
                "incidents|severity=5|12",
                "incidents|dateStart=2026-01-05|1",
                "incidents|exercise=true|0",
                "communes|country=BFA|4",
                "communes|name=Commune%20BF990101|1",
                "communes|provinceCode=BF9901|2",
                "provinces|level=2|4",
                "regions|country=NER|1",
                "hotspots|pcode=BF990102|1",
                "hotspots|covered=true&country=BFA|4",
                "incidents|kind=INS.IED&severity=1|4"
            })
    void propertiesAreParameters(String collection, String query, int expected) {
        assertThat(client.get(ITEMS.formatted(collection) + "?" + query)
                        .path("numberMatched")
                        .asInt())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "incidents|severity > 3 AND kind = 'INS.IED'|8",
                "incidents|dateStart < DATE('2026-01-11')|10",
                "incidents|T_INTERSECTS(INTERVAL(dateStart, dateEnd), INTERVAL('2026-01-01', '2026-01-31'))|31",
                "incidents|S_INTERSECTS(geometry, BBOX(-1, 14, -0.9, 14.1))|18",
                "incidents|geometry IS NULL|0",
                "incidents|precision IN ('PROVINCE', 'COUNTRY')|10",
                "incidents|category LIKE 'IN%'|40",
                "hotspots|count > 0|4",
                "hotspots|count > 0 AND country <> 'BFA'|0",
                "hotspots|giClass LIKE 'HOT%'|0",
                "communes|CASEI(name) LIKE CASEI('%bf9901%')|2",
                "regions|ACCENTI(name) = ACCENTI('Region BF99')|1"
            })
    void cql2ChoosesFeatures(String collection, String filter, int expected) {
        String query = "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
        HttpResponse<byte[]> answer = client.call("GET", ITEMS.formatted(collection) + query);
        if (filter.startsWith("geometry")) {
            assertThat(answer.statusCode()).isEqualTo(400);
        } else {
            assertThat(Client.json(answer).path("numberMatched").asInt()).isEqualTo(expected);
        }
    }

    @Test
    void pagesHoldTogetherWhileDataChange() {
        JsonNode page = client.get(ITEMS.formatted("incidents") + "?limit=25");
        long matched = page.path("numberMatched").asLong();
        Set<String> ids = new HashSet<>();
        List<JsonNode> all = new ArrayList<>();
        for (int pages = 0; ; pages++) {
            assertThat(page.path("numberMatched").asLong()).isEqualTo(matched);
            page.path("features").forEach(all::add);
            page.path("features").forEach(feature -> ids.add(feature.path("id").asString()));
            String next = address(page, "next");
            if (next == null) {
                break;
            }
            client.importText(
                    "sourceRef,date,kind,longitude,latitude,precision\nnew%d,2026-03-0%d,INS.IED,-0.95,14.05,EXACT\n"
                            .formatted(pages, pages + 1));
            page = client.get(next);
        }
        assertThat(all).hasSize((int) matched);
        assertThat(ids).hasSize((int) matched);
        assertThat(client.get(address(page, "prev")).path("features").size()).isEqualTo(25);
        assertThat(client.get(ITEMS.formatted("incidents"))
                        .path("numberMatched")
                        .asLong())
                .isGreaterThan(matched);
    }

    @Test
    void anAnswerIsKeptByItsReaderUntilDataChange() {
        String path = ITEMS.formatted("incidents") + "?limit=3";
        HttpResponse<byte[]> first = client.call("GET", path);
        assertThat(first.headers().firstValue("Cache-Control").orElseThrow()).contains("private", "no-cache");
        String etag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(client.call("GET", path, "If-None-Match", etag).statusCode()).isEqualTo(304);
        assertThat(eyes.call(Eyes.ANALYST, "GET", path).getHeader("ETag")).isNotEqualTo(etag);
        client.importText("sourceRef,date,kind,longitude,latitude,precision\nx,2026-03-01,INS.IED,-0.95,14.05,EXACT\n");
        assertThat(client.call("GET", path, "If-None-Match", etag).statusCode()).isEqualTo(200);
    }

    @Test
    void eachReaderConnectsToWhatTheyMaySee() {
        for (Reader reader : List.of(Reader.PUBLIC, Eyes.VIEWER, Eyes.ANALYST, Eyes.EDITOR, Eyes.STRANGER)) {
            boolean seesIncidents = reader.role().includes(org.vigie.access.Role.ANALYST);
            JsonNode collections = eyes.get(reader, "/ogc/features/collections");
            assertThat(collections.path("collections").valueStream().map(each -> each.path("id")
                            .asString()))
                    .as(reader.name())
                    .hasSize(seesIncidents ? 5 : 4)
                    .contains("hotspots", "communes");
            assertThat(eyes.status(reader, ITEMS.formatted("incidents"))).isEqualTo(seesIncidents ? 200 : 404);
            assertThat(eyes.status(reader, "/tiles/incidents.json")).isEqualTo(seesIncidents ? 200 : 404);
            assertThat(eyes.status(reader, "/tiles/incidents/0/0/0.mvt")).isEqualTo(seesIncidents ? 200 : 404);
            String api = eyes.get(reader, "/ogc/features/api").toString();
            assertThat(api.contains("/collections/incidents")).isEqualTo(seesIncidents);
            // Everything else answers with nothing but the address.
            for (String id : List.of("hotspots", "communes", "provinces", "regions")) {
                JsonNode page = eyes.get(reader, ITEMS.formatted(id) + "?limit=2");
                assertThat(page.path("features").size())
                        .as(reader.name() + " " + page)
                        .isPositive();
                String next = address(page, "next");
                if (next != null) {
                    assertThat(eyes.status(reader, next))
                            .as(reader.name() + " " + next)
                            .isEqualTo(200);
                }
                if (!id.equals("hotspots")) {
                    continue;
                }
                String tile = eyes.get(reader, "/tiles/hotspots.json")
                        .path("tiles")
                        .get(0)
                        .asString();
                assertThat(eyes.status(
                                reader, tile.substring(tile.indexOf("/tiles/")).replace("{z}/{x}/{y}", "0/0/0")))
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void anAnalystFindsRoundedPointsOnlyWhereTheyAreTold() {
        // Of the incidents in A, at -0.95 and some ten thousandths: an analyst is told -0.95.
        String box = "?bbox=-0.9499,14.0,-0.94,14.1";
        assertThat(client.get(ITEMS.formatted("incidents") + box + "&precision=EXACT")
                        .path("numberMatched")
                        .asInt())
                .isPositive();
        JsonNode told = eyes.get(Eyes.ANALYST, ITEMS.formatted("incidents") + box + "&precision=EXACT");
        assertThat(told.path("features").valueStream().filter(feature -> !feature.path("geometry")
                        .isNull()))
                .allMatch(feature ->
                        feature.path("geometry").path("coordinates").get(0).asDouble() >= -0.9499);
        JsonNode one = eyes.get(Eyes.ANALYST, ITEMS.formatted("incidents") + "?limit=1&dateStart=2026-01-05");
        assertThat(one.path("features")
                        .get(0)
                        .path("geometry")
                        .path("coordinates")
                        .get(0)
                        .asDouble())
                .isEqualTo(-0.95);
    }

    private static long sum(JsonNode page) {
        return page.path("features")
                .valueStream()
                .mapToLong(feature -> feature.path("properties").path("count").asLong(0))
                .sum();
    }

    private static String address(JsonNode page, String rel) {
        return page.path("links")
                .valueStream()
                .filter(link -> link.path("rel").asString().equals(rel))
                .map(link -> link.path("href").asString())
                .map(href -> href.substring(href.indexOf("/ogc/")))
                .findFirst()
                .orElse(null);
    }
}
