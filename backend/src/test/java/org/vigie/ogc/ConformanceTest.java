package org.vigie.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.vigie.Client;
import org.vigie.VigieTest;
import org.vigie.World;
import tools.jackson.databind.JsonNode;

/**
 * The abstract tests of OGC API - Features, one after the other: Part 1 (17-069r4, annex A) with its classes Core, GeoJSON, HTML
 * and OpenAPI 3.0, Part 2 (18-058r1, annex A), and of Part 3 (19-079r2) the classes that the service declares.
 */
@VigieTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceTest {

    private static final String ROOT = "/ogc/features";
    private static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    private static final String GEO_JSON = "application/geo+json";
    private static final List<String> COLLECTIONS =
            List.of("hotspots", "incidents", "communes", "provinces", "regions");

    @Autowired
    Client client;

    @Autowired
    World world;

    @BeforeAll
    void load() {
        OgcWorld.load(client, world);
    }

    // ------------------------------------------------------------------ A.2.1 general, A.2.2 landing page, A.2.3 API
    // definition

    @Test
    @DisplayName("/conf/core/http: HTTP 1.1 with GET, HEAD and OPTIONS, problems as problem+json")
    void http() {
        for (String path : List.of("", "/conformance", "/collections", "/collections/communes/items")) {
            HttpResponse<byte[]> head = client.call("HEAD", ROOT + path);
            assertThat(head.statusCode()).as(path).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            HttpResponse<byte[]> options = client.call("OPTIONS", ROOT + path);
            assertThat(options.statusCode()).isEqualTo(200);
            assertThat(options.headers().firstValue("Allow").orElseThrow()).contains("GET", "HEAD", "OPTIONS");
            HttpResponse<byte[]> post = client.call("POST", ROOT + path);
            assertThat(post.statusCode()).isIn(403, 405);
            assertThat(type(post)).startsWith("application/problem+json");
        }
        HttpResponse<byte[]> unknown = client.call("GET", ROOT + "/collections/rivers");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(type(unknown)).startsWith("application/problem+json");
    }

    @Test
    @DisplayName("/conf/core/root-op, root-success: the landing page leads to the definition, conformance and data")
    void landingPage() {
        JsonNode root = client.get(ROOT);
        for (String rel : List.of("service-desc", "service-doc", "conformance", "data")) {
            JsonNode link = link(root, rel);
            HttpResponse<byte[]> answer = follow(link, "*/*");
            assertThat(answer.statusCode()).as(rel).isEqualTo(200);
            assertThat(plain(type(answer)))
                    .as(rel)
                    .isEqualTo(plain(link.path("type").asString()));
        }
        assertThat(root.path("title").asString()).isNotEmpty();
        assertThat(client.get(ROOT + "/")).isEqualTo(client.get(ROOT + "/"));
        assertSelfAndAlternate(root, "application/json");
    }

    @Test
    @DisplayName("/conf/core/api-definition-op, api-definition-success: every link to the definition works")
    void apiDefinition() {
        JsonNode root = client.get(ROOT);
        JsonNode link = link(root, "service-desc");
        assertThat(link.path("type").asString()).isEqualTo("application/vnd.oai.openapi+json;version=3.0");
        HttpResponse<byte[]> answer = follow(link, "application/vnd.oai.openapi+json;version=3.0");
        assertThat(type(answer)).startsWith("application/vnd.oai.openapi+json");
        assertThat(Client.json(answer).path("openapi").asString()).startsWith("3.0.");
        assertThat(type(follow(link(root, "service-doc"), "text/html"))).startsWith("text/html");
    }

    @Test
    @DisplayName("/conf/core/conformance-op, conformance-success")
    void conformance() {
        JsonNode conformance = client.get(ROOT + "/conformance");
        assertThat(conformance.path("conformsTo").valueStream().map(JsonNode::asString))
                .contains(
                        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
                        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
                        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
                        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
                        "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs")
                .doesNotHaveDuplicates();
    }

    // ------------------------------------------------------------------ A.2.5, A.2.6 collections

    @Test
    @DisplayName("/conf/core/fc-md-op, fc-md-success, fc-md-links, fc-md-items, fc-md-items-links, fc-md-extent")
    void collections() {
        JsonNode document = client.get(ROOT + "/collections");
        assertSelfAndAlternate(document, "application/json");
        assertThat(document.path("collections").valueStream().map(each -> each.path("id")
                        .asString()))
                .containsExactlyElementsOf(COLLECTIONS);
        for (JsonNode collection : document.path("collections")) {
            List<String> types = new ArrayList<>();
            for (JsonNode link : links(collection, "items")) {
                assertThat(follow(link, "*/*").statusCode()).isEqualTo(200);
                types.add(link.path("type").asString());
            }
            assertThat(types).containsExactlyInAnyOrder(GEO_JSON, "text/html");
            JsonNode box =
                    collection.path("extent").path("spatial").path("bbox").get(0);
            assertThat(box.size()).isEqualTo(4);
            assertThat(box.get(0).asDouble()).isLessThan(box.get(2).asDouble());
            assertThat(box.get(1).asDouble()).isLessThan(box.get(3).asDouble());
            for (JsonNode time :
                    collection.path("extent").path("temporal").path("interval").path(0)) {
                assertThat(Instant.parse(time.asString())).isAfter("2025-12-31T00:00:00Z");
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("collectionIds")
    @DisplayName("/conf/core/sfc-md-op, sfc-md-success: one collection says what the list says")
    void collection(String id) {
        JsonNode listed = client.get(ROOT + "/collections")
                .path("collections")
                .valueStream()
                .filter(each -> each.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
        JsonNode alone = client.get(ROOT + "/collections/" + id);
        for (String field : List.of("id", "title", "description", "extent", "itemType", "storageCrs")) {
            assertThat(alone.path(field)).as(field).isEqualTo(listed.path(field));
        }
        assertThat(links(alone, "items")).isEqualTo(links(listed, "items"));
        assertSelfAndAlternate(alone, "application/json");
    }

    // ------------------------------------------------------------------ A.2.7 features

    @ParameterizedTest(name = "{0}")
    @MethodSource("collectionIds")
    @DisplayName(
            "/conf/core/fc-op, fc-response, fc-links, fc-rel-type, fc-timeStamp, fc-numberMatched, fc-numberReturned, crs84")
    void features(String id) {
        Instant before = Instant.now().minus(Duration.ofSeconds(2));
        HttpResponse<byte[]> answer = client.call("GET", ROOT + "/collections/" + id + "/items", "Accept", GEO_JSON);
        assertThat(type(answer)).isEqualTo(GEO_JSON);
        assertThat(answer.headers().firstValue("Content-Crs")).contains("<" + CRS84 + ">");
        JsonNode page = Client.json(answer);
        assertThat(page.path("type").asString()).isEqualTo("FeatureCollection");
        assertThat(page.path("features").isArray()).isTrue();
        assertThat(page.path("numberReturned").asInt())
                .isEqualTo(page.path("features").size());
        assertThat(Instant.parse(page.path("timeStamp").asString())).isBetween(before, Instant.now());
        assertSelfAndAlternate(page, GEO_JSON);
        page.path("links").forEach(link -> {
            assertThat(link.path("rel").asString()).isNotEmpty();
            assertThat(link.path("type").asString()).isNotEmpty();
        });
        assertThat(all(id, "?limit=7")).hasSize(page.path("numberMatched").asInt());
        for (JsonNode feature : page.path("features")) {
            assertGeoJson(feature);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("collectionIds")
    @DisplayName("/conf/core/fc-bbox-definition, fc-limit-definition, fc-time-definition")
    void parameterDefinitions(String id) {
        JsonNode api = api();
        JsonNode bbox = parameter(api, id, "bbox");
        assertForm(bbox);
        assertThat(bbox.path("schema").path("type").asString()).isEqualTo("array");
        assertThat(bbox.path("schema").path("items").path("type").asString()).isEqualTo("number");
        assertThat(bbox.path("schema")
                        .path("oneOf")
                        .valueStream()
                        .map(each -> each.path("minItems").asInt() + "-"
                                + each.path("maxItems").asInt()))
                .containsExactly("4-4", "6-6");
        JsonNode limit = parameter(api, id, "limit");
        assertForm(limit);
        assertThat(limit.path("schema").path("type").asString()).isEqualTo("integer");
        assertThat(limit.path("schema").path("minimum").asInt()).isEqualTo(1);
        assertThat(limit.path("schema").path("maximum").asInt()).isEqualTo(10_000);
        assertThat(limit.path("schema").path("default").asInt()).isEqualTo(100);
        JsonNode datetime = parameter(api, id, "datetime");
        assertForm(datetime);
        assertThat(datetime.path("schema").path("type").asString()).isEqualTo("string");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("collectionIds")
    @DisplayName("/conf/core/fc-bbox-response: what touches the box, and what has no geometry")
    void box(String id) {
        double[] box = {-0.92, 13.9, -0.78, 14.08};
        List<JsonNode> inside = all(id, "?bbox=" + text(box));
        Set<String> ids = ids(inside);
        for (JsonNode feature : all(id, "")) {
            boolean without = feature.path("geometry").isNull();
            assertThat(ids.contains(feature.path("id").asString()))
                    .as(feature.toString())
                    .isEqualTo(without || touches(feature.path("geometry"), box));
        }
        assertThat(ids(all(id, "?bbox=-0.92,13.9,-100,-0.78,14.08,5000"))).isEqualTo(ids);
        for (String elsewhere :
                List.of("-1.5,50.0,1.5,53.0", "-80,-5,-70,5", "177,65,-177,70", "-180,85,180,90", "-180,-90,180,-85")) {
            assertThat(all(id, "?bbox=" + elsewhere))
                    .allMatch(feature -> feature.path("geometry").isNull());
        }
        // Across the 180th meridian and all around to the other side of the box.
        assertThat(ids(all(id, "?bbox=170,13.9,-0.78,14.08"))).containsAll(ids);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("collectionIds")
    @DisplayName("/conf/core/fc-limit-response: never more than asked for, never more than the most")
    void limit(String id) {
        for (int limit : new int[] {1, 2, 100, 10_000}) {
            JsonNode page = page(id, "?limit=" + limit);
            assertThat(page.path("features").size()).isLessThanOrEqualTo(limit);
            boolean more =
                    page.path("features").size() < page.path("numberMatched").asInt();
            assertThat(links(page, "next")).hasSize(more ? 1 : 0);
        }
        assertThat(page(id, "?limit=1000000").path("features").size())
                .isEqualTo(page(id, "?limit=10000").path("features").size());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "2026-01-05",
                "2026-01-05T10:00:00Z",
                "2026-01-05T23:30:00-01:00",
                "2026-01-05/2026-01-09",
                "2026-01-05T00:00:00Z/2026-01-09T12:31:12Z",
                "2026-01-05/..",
                "2026-01-05/",
                "../2026-01-05",
                "/2026-01-05T00:00:00Z",
                "../..",
                "2026-01-05/P2D",
                "2026-01-05T00:00:00Z/P1DT12H",
                "P2D/2026-01-09"
            })
    @DisplayName("/conf/core/fc-time-response: whose days touch the interval, and what has none")
    void datetime(String datetime) {
        Interval interval = Interval.find(datetime).orElseThrow();
        List<JsonNode> all = all("incidents", "");
        Set<String> ids = ids(all("incidents", "?datetime=" + encoded(datetime)));
        for (JsonNode feature : all) {
            int day = (int) java.time.LocalDate.parse(
                            feature.path("properties").path("dateStart").asString())
                    .toEpochDay();
            assertThat(ids.contains(feature.path("id").asString())).isEqualTo(interval.touches(day, day));
        }
        for (String id : List.of("communes", "provinces", "regions")) {
            assertThat(ids(all(id, "?datetime=" + encoded(datetime)))).isEqualTo(ids(all(id, "")));
        }
        long counted = all("hotspots", "?datetime=" + encoded(datetime)).stream()
                .mapToLong(each -> each.path("properties").path("count").asLong())
                .sum();
        assertThat(counted)
                .isEqualTo(all("incidents", "?datetime=" + encoded(datetime)).stream()
                        .filter(each -> each.path("properties")
                                .path("precision")
                                .asString()
                                .equals("EXACT"))
                        .count());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("collectionIds")
    @DisplayName("/conf/core/query-param-unknown, query-param-invalid: 400 and which one")
    void wrongParameters(String id) {
        for (String wrong : List.of(
                "unknownQueryParameter=1",
                "limit=unlimited",
                "limit=0",
                "limit=-1",
                "limit=1&limit=2",
                "offset=-1",
                "bbox=1,2,3",
                "bbox=a,b,c,d",
                "bbox=0,10,1,5",
                "bbox=0,NaN,1,5",
                "bbox-crs=http://www.opengis.net/def/crs/EPSG/0/1",
                "crs=nonsense",
                "datetime=yesterday",
                "datetime=2026-02-30",
                "datetime=2026-01-02/2026-01-01",
                "datetime=2026-01-01/2026-01-02/2026-01-03",
                "datetime=P1D/P1D",
                "filter=nonsense%20%3D%201",
                "filter=country%20%3D",
                "filter=country%20%3D%203",
                "filter-lang=cql-json",
                "f=xml",
                "lang=de",
                "country=X")) {
            if (wrong.equals("country=X") && !id.equals("hotspots") && !id.equals("incidents")) {
                continue;
            }
            HttpResponse<byte[]> answer = client.call("GET", ROOT + "/collections/" + id + "/items?" + wrong);
            String body = new String(answer.body(), StandardCharsets.UTF_8);
            assertThat(answer.statusCode()).as(wrong + "\n" + body).isEqualTo(400);
            assertThat(type(answer)).startsWith("application/problem+json");
            assertThat(Client.json(body).path("errors").path(0).path("field").asString())
                    .isEqualTo(wrong.substring(0, wrong.indexOf('=')));
        }
        for (String path : List.of("", "/api", "/conformance", "/collections", "/collections/" + id)) {
            assertThat(client.call("GET", ROOT + path + "?unknown=1").statusCode())
                    .as(path)
                    .isEqualTo(400);
        }
    }

    // ------------------------------------------------------------------ A.2.8 feature

    @ParameterizedTest(name = "{0}")
    @MethodSource("collectionIds")
    @DisplayName("/conf/core/f-op, f-success, f-links")
    void feature(String id) {
        for (JsonNode listed : all(id, "?limit=5").subList(0, 1)) {
            String where =
                    ROOT + "/collections/" + id + "/items/" + listed.path("id").asString();
            HttpResponse<byte[]> answer = client.call("GET", where, "Accept", GEO_JSON);
            assertThat(type(answer)).isEqualTo(GEO_JSON);
            JsonNode feature = Client.json(answer);
            assertThat(feature.path("geometry")).isEqualTo(listed.path("geometry"));
            assertThat(feature.path("properties")).isEqualTo(listed.path("properties"));
            assertGeoJson(feature);
            assertSelfAndAlternate(feature, GEO_JSON);
            JsonNode collection = follow(link(feature, "collection"));
            assertThat(collection.path("id").asString()).isEqualTo(id);
        }
        assertThat(client.call("GET", ROOT + "/collections/" + id + "/items/not-there")
                        .statusCode())
                .isEqualTo(404);
    }

    // ------------------------------------------------------------------ A.3 GeoJSON, A.5 HTML

    @Test
    @DisplayName("/conf/geojson/definition, content; /conf/html/definition, content: both media types everywhere")
    void mediaTypes() {
        for (String path : List.of(
                "",
                "/api",
                "/conformance",
                "/collections",
                "/collections/incidents",
                "/collections/incidents/queryables",
                "/collections/incidents/items",
                "/collections/communes/items/" + World.A)) {
            HttpResponse<byte[]> html = client.call("GET", ROOT + path, "Accept", "text/html,*/*;q=0.8");
            String body = new String(html.body(), StandardCharsets.UTF_8);
            assertThat(html.statusCode()).as(path + body).isEqualTo(200);
            assertThat(type(html)).startsWith("text/html");
            assertThat(body).startsWith("<!doctype html>").contains("</html>").doesNotContain("<b>");
            assertThat(html.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(type(client.call("GET", ROOT + path + "?f=html"))).startsWith("text/html");
            assertThat(type(client.call("GET", ROOT + path + "?f=json", "Accept", "text/html")))
                    .contains("json");
            assertThat(client.call("GET", ROOT + path, "Accept", "image/png").statusCode())
                    .as(path)
                    .isEqualTo(406);
        }
        assertThat(type(client.call("GET", ROOT + "/collections/communes/items", "Accept", "application/json")))
                .isEqualTo(GEO_JSON);
    }

    // ------------------------------------------------------------------ A.4 OpenAPI 3.0

    @Test
    @DisplayName("/conf/oas30/oas-definition-1, oas-definition-2: the definition is OpenAPI 3.0")
    void openApiDocument() {
        assertThat(OpenApiStructure.faults(api())).isEmpty();
    }

    @Test
    @DisplayName(
            "/conf/oas30/completeness, oas-impl, exceptions-codes, security: what is defined is there, and the reverse")
    void openApiIsWhatIsThere() {
        JsonNode api = api();
        String server = api.path("servers").get(0).path("url").asString();
        assertThat(server).endsWith(ROOT);
        Set<String> paths = new HashSet<>(api.path("paths").propertyNames());
        Set<String> expected = new HashSet<>(Set.of("/", "/api", "/conformance", "/collections"));
        for (String id : COLLECTIONS) {
            for (String behind : List.of("", "/items", "/items/{featureId}", "/queryables", "/schema")) {
                expected.add("/collections/" + id + behind);
            }
        }
        assertThat(paths).isEqualTo(expected);
        for (String path : paths) {
            JsonNode get = api.path("paths").path(path).path("get");
            String id = path.contains("incidents")
                    ? ids(all("incidents", "?limit=60")).iterator().next()
                    : path.contains("communes") || path.contains("hotspots")
                            ? World.A
                            : path.contains("provinces") ? "BF9901" : "BF99";
            String where = ROOT + path.replace("{featureId}", id);
            HttpResponse<byte[]> answer = client.call("GET", where, "Accept", "*/*");
            assertThat(answer.statusCode()).as(where).isEqualTo(200);
            Set<String> types = new HashSet<>(
                    get.path("responses").path("200").path("content").propertyNames());
            assertThat(types.stream().map(ConformanceTest::plain)).contains(plain(type(answer)), "text/html");
            for (String status : List.of("400", "404", "406", "500")) {
                assertThat(get.path("responses").has(status))
                        .as(path + " " + status)
                        .isTrue();
            }
            assertThat(unknown(where + queryOf(api, get))).as(where).containsExactly("zzz");
        }
    }

    /** A query of every parameter that is defined, and one that is not. */
    private static String queryOf(JsonNode api, JsonNode operation) {
        var query = new StringBuilder("?zzz=1");
        operation
                .path("parameters")
                .valueStream()
                .map(each -> OpenApiStructure.resolved(api, each))
                .filter(each -> each.path("in").asString().equals("query"))
                .forEach(each -> query.append('&')
                        .append(encoded(each.path("name").asString()))
                        .append("=%3F"));
        return query.toString();
    }

    private Stream<String> unknown(String where) {
        HttpResponse<byte[]> answer = client.call("GET", where);
        assertThat(answer.statusCode()).isEqualTo(400);
        return Client.json(new String(answer.body(), StandardCharsets.UTF_8))
                .path("errors")
                .valueStream()
                .filter(error -> error.path("code").asString().equals("UNKNOWN_PARAMETER"))
                .map(error -> error.path("field").asString());
    }

    // ------------------------------------------------------------------ Part 2

    @Test
    @DisplayName("Part 2 /conf/crs/crs-uri, default-crs, storageCrs: lists of systems")
    void systems() {
        JsonNode collections = client.get(ROOT + "/collections");
        List<String> all =
                collections.path("crs").valueStream().map(JsonNode::asString).toList();
        assertThat(all.get(0)).isEqualTo(CRS84);
        assertThat(all).contains(epsg(4326), epsg(3857), epsg(32630)).allMatch(uri -> uri.startsWith("http://"));
        for (JsonNode listed : collections.path("collections")) {
            assertThat(listed.path("crs").valueStream().map(JsonNode::asString)).containsExactly("#/crs");
            JsonNode alone =
                    client.get(ROOT + "/collections/" + listed.path("id").asString());
            assertThat(alone.path("crs").valueStream().map(JsonNode::asString)).containsExactlyElementsOf(all);
            assertThat(all).contains(alone.path("storageCrs").asString());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("systemUris")
    @DisplayName("Part 2 /conf/crs/crs-parameter, crs-parameter-default, crs-parameter-transform, Content-Crs")
    void crsParameter(String uri) {
        Crs crs = Crs.find(uri).orElseThrow();
        for (String id : COLLECTIONS) {
            HttpResponse<byte[]> answer =
                    client.call("GET", ROOT + "/collections/" + id + "/items?limit=3&crs=" + encoded(uri));
            assertThat(answer.headers().firstValue("Content-Crs")).contains("<" + uri + ">");
            JsonNode in = Client.json(answer).path("features");
            JsonNode in84 = page(id, "?limit=3").path("features");
            for (int i = 0; i < in.size(); i++) {
                double[] position = first(in.get(i).path("geometry").path("coordinates"));
                double[] lonLat = first(in84.get(i).path("geometry").path("coordinates"));
                if (position != null) {
                    // Rings may begin elsewhere after they were turned: any corner near is right.
                    assertThat(nearest(crs, lonLat, in.get(i).path("geometry").path("coordinates")))
                            .isLessThan(0.02);
                }
            }
            String one = in.get(0).path("id").asString();
            HttpResponse<byte[]> alone =
                    client.call("GET", ROOT + "/collections/" + id + "/items/" + one + "?crs=" + encoded(uri));
            assertThat(alone.headers().firstValue("Content-Crs")).contains("<" + uri + ">");
            assertThat(Client.json(alone).path("geometry")).isEqualTo(in.get(0).path("geometry"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("systemUris")
    @DisplayName("Part 2 /conf/crs/bbox-crs-parameter, bbox-crs-parameter-default: the same box in another system")
    void boxCrs(String uri) {
        Crs crs = Crs.find(uri).orElseThrow();
        for (String id : COLLECTIONS) {
            var corners = new org.locationtech.jts.geom.GeometryFactory()
                    .createMultiPointFromCoords(new org.locationtech.jts.geom.Coordinate[] {
                        new org.locationtech.jts.geom.Coordinate(-0.92, 13.9),
                        new org.locationtech.jts.geom.Coordinate(-0.78, 14.08)
                    });
            var there = crs.fromLonLat(corners).getCoordinates();
            String box = text(new double[] {there[0].x, there[0].y, there[1].x, there[1].y});
            assertThat(ids(all(id, "?bbox=" + box + "&bbox-crs=" + encoded(uri))))
                    .as(id)
                    .isEqualTo(ids(all(id, "?bbox=-0.92,13.9,-0.78,14.08")));
        }
        assertThat(ids(all("communes", "?bbox=-0.92,13.9,-0.78,14.08&bbox-crs=" + encoded(CRS84))))
                .isEqualTo(ids(all("communes", "?bbox=-0.92,13.9,-0.78,14.08")));
    }

    @Test
    @DisplayName("Part 2 /conf/crs/crs-parameter-invalid, bbox-crs-parameter-invalid")
    void wrongSystems() {
        for (String id : COLLECTIONS) {
            for (String name : List.of("crs", "bbox-crs", "filter-crs")) {
                String uri = encoded(epsg(4327));
                assertThat(client.call("GET", ROOT + "/collections/" + id + "/items?" + name + "=" + uri)
                                .statusCode())
                        .isEqualTo(400);
            }
        }
    }

    // ------------------------------------------------------------------ Part 3

    @ParameterizedTest(name = "{0}")
    @MethodSource("collectionIds")
    @DisplayName(
            "Part 3 /conf/queryables, queryables-query-parameters: each queryable is a parameter and a word of filters")
    void queryables(String id) {
        JsonNode collection = client.get(ROOT + "/collections/" + id);
        JsonNode link = link(collection, "http://www.opengis.net/def/rel/ogc/1.0/queryables");
        HttpResponse<byte[]> answer = follow(link, "application/schema+json");
        assertThat(type(answer)).isEqualTo("application/schema+json");
        JsonNode schema = Client.json(answer);
        assertThat(schema.path("$schema").asString()).startsWith("https://json-schema.org/draft/2020-12");
        assertThat(schema.path("type").asString()).isEqualTo("object");
        JsonNode some = all(id, "?limit=60").get(0).path("properties");
        for (String name : schema.path("properties").propertyNames()) {
            JsonNode property = schema.path("properties").path(name);
            assertThat(property.path("title").asString()).as(name).isNotEmpty();
            if (!name.equals("geometry") && !name.equals("id")) {
                assertThat(some.has(name)).as(name).isTrue();
                assertThat(page(id, "?filter=" + encoded("NOT (\"" + name + "\" IS NULL) OR \"" + name + "\" IS NULL"))
                                .path("numberMatched"))
                        .isEqualTo(page(id, "").path("numberMatched"));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("collectionIds")
    @DisplayName(
            "Part 5 (23-058r2) /conf/schemas: the schema names every property of a feature, in order, with its type")
    void schema(String id) {
        JsonNode collection = client.get(ROOT + "/collections/" + id);
        JsonNode schema = Client.json(follow(link(collection, "describedby"), "application/schema+json"));
        List<String> names = new ArrayList<>(schema.path("properties").propertyNames());
        for (JsonNode feature : all(id, "?limit=60")) {
            var expected = new ArrayList<>(List.of("geometry"));
            expected.addAll(feature.path("properties").propertyNames());
            assertThat(names).isEqualTo(expected);
            for (String name : feature.path("properties").propertyNames()) {
                String type = schema.path("properties").path(name).path("type").asString();
                JsonNode value = feature.path("properties").path(name);
                assertThat(value.isNull() || isOf(type, value))
                        .as(name + " " + type + " " + value)
                        .isTrue();
            }
        }
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            default -> value.isString();
        };
    }

    // ------------------------------------------------------------------ helpers

    static Stream<String> collectionIds() {
        return COLLECTIONS.stream();
    }

    static Stream<String> systemUris() {
        return Crs.uris().stream();
    }

    private JsonNode api() {
        return Client.json(client.call("GET", ROOT + "/api", "Accept", "application/vnd.oai.openapi+json;version=3.0"));
    }

    private static JsonNode parameter(JsonNode api, String collection, String name) {
        return api.path("paths")
                .path("/collections/" + collection + "/items")
                .path("get")
                .path("parameters")
                .valueStream()
                .map(each -> OpenApiStructure.resolved(api, each))
                .filter(each -> each.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void assertForm(JsonNode parameter) {
        assertThat(parameter.path("in").asString()).isEqualTo("query");
        assertThat(parameter.path("required").asBoolean()).isFalse();
        assertThat(parameter.path("style").asString()).isEqualTo("form");
        assertThat(parameter.path("explode").asBoolean()).isFalse();
    }

    private JsonNode page(String id, String query) {
        return client.get(ROOT + "/collections/" + id + "/items" + query);
    }

    /** All features of a query, by the links to the next page. */
    private List<JsonNode> all(String id, String query) {
        List<JsonNode> features = new ArrayList<>();
        JsonNode page = page(id, query);
        long matched = page.path("numberMatched").asLong();
        while (true) {
            page.path("features").forEach(features::add);
            List<JsonNode> next = links(page, "next");
            if (next.isEmpty()) {
                assertThat(features).hasSize((int) matched);
                assertThat(ids(features)).hasSize((int) matched);
                return features;
            }
            page = follow(next.get(0));
        }
    }

    private static Set<String> ids(List<JsonNode> features) {
        Set<String> ids = new HashSet<>();
        features.forEach(feature -> ids.add(feature.path("id").asString()));
        return ids;
    }

    private static List<JsonNode> links(JsonNode document, String rel) {
        return document.path("links")
                .valueStream()
                .filter(link -> link.path("rel").asString().equals(rel))
                .toList();
    }

    private static JsonNode link(JsonNode document, String rel) {
        assertThat(links(document, rel)).as(rel).isNotEmpty();
        return links(document, rel).get(0);
    }

    private JsonNode follow(JsonNode link) {
        return Client.json(follow(link, "*/*"));
    }

    private HttpResponse<byte[]> follow(JsonNode link, String accept) {
        String href = link.path("href").asString();
        return client.call("GET", href.substring(href.indexOf("/ogc/")), "Accept", accept);
    }

    private void assertSelfAndAlternate(JsonNode document, String type) {
        assertThat(links(document, "self")).hasSize(1);
        assertThat(link(document, "self").path("type").asString()).isEqualTo(type);
        assertThat(links(document, "alternate")).hasSize(1);
        assertThat(link(document, "alternate").path("type").asString()).isEqualTo("text/html");
        assertThat(type(follow(link(document, "self"), "*/*"))).isEqualTo(type);
        assertThat(type(follow(link(document, "alternate"), "*/*"))).startsWith("text/html");
    }

    private static void assertGeoJson(JsonNode feature) {
        assertThat(feature.path("type").asString()).isEqualTo("Feature");
        assertThat(feature.path("id").asString()).isNotEmpty();
        assertThat(feature.path("properties").isObject()).isTrue();
        JsonNode geometry = feature.get("geometry");
        if (!geometry.isNull()) {
            double[] position = first(geometry.path("coordinates"));
            assertThat(position[0]).isBetween(-1.01, 1.11);
            assertThat(position[1]).isBetween(13.9, 14.4);
        }
    }

    private static double[] first(JsonNode coordinates) {
        if (!coordinates.isArray()) {
            return null;
        }
        return coordinates.get(0).isNumber()
                ? new double[] {
                    coordinates.get(0).asDouble(), coordinates.get(1).asDouble()
                }
                : first(coordinates.get(0));
    }

    /** How far the nearest position of some coordinates lies from a WGS 84 position, in units of the system. */
    private static double nearest(Crs crs, double[] lonLat, JsonNode coordinates) {
        var there = crs.fromLonLat(new org.locationtech.jts.geom.GeometryFactory()
                        .createPoint(new org.locationtech.jts.geom.Coordinate(lonLat[0], lonLat[1])))
                .getCoordinate();
        if (coordinates.get(0).isNumber()) {
            return Math.hypot(
                    coordinates.get(0).asDouble() - there.x, coordinates.get(1).asDouble() - there.y);
        }
        double nearest = Double.MAX_VALUE;
        for (JsonNode part : coordinates) {
            nearest = Math.min(nearest, nearest(crs, lonLat, part));
        }
        return nearest;
    }

    private static boolean touches(JsonNode geometry, double[] box) {
        var polygon = new org.locationtech.jts.geom.Envelope();
        expand(polygon, geometry.path("coordinates"));
        // Every area here is a rectangle or a union of neighbouring ones whose box has no hole at the tested corner.
        return polygon.intersects(new org.locationtech.jts.geom.Envelope(box[0], box[2], box[1], box[3]));
    }

    private static void expand(org.locationtech.jts.geom.Envelope envelope, JsonNode coordinates) {
        if (coordinates.get(0).isNumber()) {
            envelope.expandToInclude(
                    coordinates.get(0).asDouble(), coordinates.get(1).asDouble());
        } else {
            coordinates.forEach(part -> expand(envelope, part));
        }
    }

    private static String text(double[] box) {
        return "%s,%s,%s,%s".formatted(box[0], box[1], box[2], box[3]);
    }

    private static String epsg(int code) {
        return "http://www.opengis.net/def/crs/EPSG/0/" + code;
    }

    private static String type(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    private static String plain(String type) {
        return type.replaceAll(";.*", "").strip();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
