package org.vigie.ogc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.springframework.beans.factory.annotation.Autowired;
import org.vigie.Client;
import org.vigie.VigieTest;
import org.vigie.World;
import org.vigie.formats.Gdal;
import tools.jackson.databind.JsonNode;

/** Vector tiles over HTTP: whole, of the map's numbers, kept where they may be. */
@VigieTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TilesTest {

    private static final String MVT = "application/vnd.mapbox-vector-tile";
    private static final double[] WORLD = {-1.0, 14.0, 1.1, 14.35};

    @Autowired
    Client client;

    @Autowired
    World world;

    @BeforeAll
    void load() {
        OgcWorld.load(client, world);
    }

    @ParameterizedTest
    @ValueSource(strings = {"communes", "provinces", "regions", "hotspots", "incidents"})
    void theDescriptionIsTileJsonThatLeadsToTiles(String layer) {
        JsonNode description = client.get("/tiles/" + layer + ".json");
        assertThat(description.path("tilejson").asString()).isEqualTo("3.0.0");
        assertThat(description.path("bounds").valueStream().map(JsonNode::asDouble))
                .hasSize(4);
        assertThat(description.path("bounds").get(0).asDouble()).isCloseTo(-1, within(0.001));
        assertThat(description.path("minzoom").asInt()).isZero();
        assertThat(description.path("maxzoom").asInt()).isEqualTo(layer.equals("incidents") ? 14 : 12);
        JsonNode vectorLayer = description.path("vector_layers").get(0);
        assertThat(vectorLayer.path("id").asString()).isEqualTo(layer);
        String template = description.path("tiles").get(0).asString();
        HttpResponse<byte[]> answer = client.call("GET", path(template, new TileCoord(5, 15, 14)));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains(MVT);
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("private", "immutable");
        List<MvtReader.Feature> features = MvtReader.read(answer.body(), layer);
        assertThat(features).isNotEmpty();
        assertThat(features).allMatch(feature -> vectorLayer
                .path("fields")
                .propertyNames()
                .containsAll(feature.properties().keySet()));
    }

    @Test
    void communesOfATileFitEachOther() {
        // From the zoom on at which a square is more than some units wide.
        for (int zoom = 3; zoom <= 12; zoom++) {
            List<Geometry> squares = new ArrayList<>();
            for (TileCoord tile : tiles(zoom, WORLD)) {
                for (MvtReader.Feature feature : tile("communes", tile, "?country=BFA")) {
                    assertThat(feature.geometry().isValid()).isTrue();
                    assertThat(feature.geometry().getEnvelopeInternal().getMinX())
                            .isBetween(-64.0, 4160.0);
                    squares.add(feature.geometry());
                }
                if (squares.isEmpty()) {
                    continue;
                }
                double sum = squares.stream().mapToDouble(Geometry::getArea).sum();
                assertThat(UnaryUnionOp.union(squares).getArea()).isEqualTo(sum);
                squares.clear();
            }
        }
        assertThat(tile("communes", new TileCoord(8, 127, 117), "").stream()
                        .map(feature -> feature.properties().get("pcode")))
                .contains(World.A, World.B, World.C, World.D, World.M1);
        assertThat(tile("communes", new TileCoord(8, 127, 117), "?country=MLI").stream()
                        .map(feature -> feature.properties().get("country")))
                .isNotEmpty()
                .containsOnly("MLI");
    }

    @Test
    void higherAreasAreUnionsOfCommunes() {
        var tile = new TileCoord(8, 127, 117);
        Geometry communes = UnaryUnionOp.union(tile("communes", tile, "?country=BFA").stream()
                .map(MvtReader.Feature::geometry)
                .toList());
        for (String layer : List.of("provinces", "regions")) {
            Geometry areas = UnaryUnionOp.union(tile(layer, tile, "?country=BFA").stream()
                    .map(MvtReader.Feature::geometry)
                    .toList());
            assertThat(areas.equalsTopo(communes)).as(layer).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "?category=INS", "?from=2026-01-10&to=2026-01-31", "?minSeverity=4", "?area=BF990101"})
    void incidentsAreCountedOnceAtEveryZoom(String filter) {
        long placed = client.get("/api/v1/hotspots" + (filter.isEmpty() ? "?" : filter + "&") + "fields=count")
                .path("placed")
                .asLong();
        assertThat(placed).isPositive();
        assertThat(client.get("/tiles/incidents.json" + filter)
                        .path("vigie")
                        .path("withPosition")
                        .asLong())
                .isEqualTo(placed);
        for (int zoom = 0; zoom <= 14; zoom++) {
            long sum = 0;
            long points = 0;
            for (TileCoord tile : tiles(zoom, new double[] {-0.96, 14.04, -0.84, 14.16})) {
                for (MvtReader.Feature feature : tile("incidents", tile, filter)) {
                    sum += (Long) feature.properties().get("count");
                    points++;
                    assertThat(feature.geometry().getCoordinate().x).isBetween(0.0, 4095.0);
                    assertThat(feature.properties().containsKey("id"))
                            .isEqualTo(feature.properties().get("count").equals(1L));
                }
            }
            assertThat(sum).as("zoom " + zoom).isEqualTo(placed);
            assertThat(points).isLessThanOrEqualTo(placed);
        }
    }

    @Test
    void hotspotTilesTellTheMapsValues() {
        String filter = "?from=2026-01-01&to=2026-02-10&measure=density";
        JsonNode map = client.get("/api/v1/hotspots" + filter);
        List<MvtReader.Feature> features = tile("hotspots", new TileCoord(7, 63, 58), filter);
        assertThat(features).hasSizeGreaterThan(4);
        for (MvtReader.Feature feature : features) {
            JsonNode commune = map.path("communes")
                    .valueStream()
                    .filter(each -> each.path("pcode")
                            .asString()
                            .equals(feature.properties().get("pcode")))
                    .findFirst()
                    .orElseThrow();
            for (String field : List.of("count", "rank", "legendClass", "few", "name")) {
                Object told = feature.properties().get(field);
                assertThat(String.valueOf(told))
                        .as(field)
                        .isEqualTo(
                                commune.path(field).isNull()
                                        ? "null"
                                        : commune.path(field).asString());
            }
            assertThat((Double) feature.properties().getOrDefault("density", 0.0))
                    .isCloseTo(commune.path("density").asDouble(), within(1e-9));
        }
        assertThat(tile("hotspots", new TileCoord(7, 63, 58), filter + "&fields=kernelMean")
                        .get(0)
                        .properties())
                .containsKey("kernelMean");
        assertThat(client.get("/tiles/hotspots.json" + filter)
                        .path("vigie")
                        .path("legend")
                        .path("classes")
                        .size())
                .isPositive();
    }

    @Test
    void tilesAreKeptAsLongAsTheyHold() {
        String fresh =
                path(client.get("/tiles/incidents.json").path("tiles").get(0).asString(), new TileCoord(7, 63, 58));
        HttpResponse<byte[]> first = client.call("GET", fresh);
        assertThat(first.headers().firstValue("Cache-Control")).contains("private, max-age=86400, immutable");
        String etag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(client.call("GET", fresh, "If-None-Match", etag).statusCode())
                .isEqualTo(304);
        // A stamp that is not this reader's, or of another version, is answered, but not to be kept.
        HttpResponse<byte[]> other = client.call("GET", fresh.replaceAll("v=[0-9a-f]+", "v=0123"));
        assertThat(other.headers().firstValue("Cache-Control")).contains("private, no-cache");
        assertThat(other.body()).isEqualTo(first.body());
        assertThat(client.call("GET", "/tiles/incidents/7/63/58.mvt").headers().firstValue("Cache-Control"))
                .contains("private, no-cache");
        HttpResponse<byte[]> zipped = client.call("GET", fresh, "Accept-Encoding", "gzip");
        assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
        try (var in = new GZIPInputStream(new java.io.ByteArrayInputStream(zipped.body()))) {
            assertThat(in.readAllBytes()).isEqualTo(first.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anEmptyTileIsAWholeTile() {
        HttpResponse<byte[]> answer = client.call("GET", "/tiles/communes/12/0/0.mvt");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Content-Type")).contains(MVT);
    }

    @ParameterizedTest
    @CsvSource({
        "/tiles/communes/13/0/0.mvt,404,NO_SUCH_TILE",
        "/tiles/communes/5/32/0.mvt,404,NO_SUCH_TILE",
        "/tiles/communes/5/0/32.mvt,404,NO_SUCH_TILE",
        "/tiles/communes/-1/0/0.mvt,404,NO_SUCH_TILE",
        "/tiles/incidents/15/0/0.mvt,404,NO_SUCH_TILE",
        "/tiles/rivers/1/0/0.mvt,404,NOT_FOUND",
        "/tiles/communes/a/0/0.mvt,404,UNKNOWN_PATH",
        "/tiles/communes/1/0/0.png,404,UNKNOWN_PATH",
        "/tiles/rivers.json,404,NOT_FOUND",
        "/tiles/communes/1/0/0.mvt?v=999999,404,UNKNOWN_SETS",
        "/tiles/communes/1/0/0.mvt?colour=red,400,INVALID_PARAMETERS",
        "/tiles/hotspots/1/0/0.mvt?from=yesterday,400,INVALID_PARAMETERS",
        "/tiles/hotspots/1/0/0.mvt?level=2,400,INVALID_PARAMETERS",
        "/tiles/incidents/1/0/0.mvt?measure=count,400,INVALID_PARAMETERS",
        "/tiles/incidents.json?colour=red,400,INVALID_PARAMETERS"
    })
    void wrongRequestsAreToldWhy(String path, int status, String code) {
        for (int again = 0; again < 2; again++) {
            HttpResponse<byte[]> answer = client.call("GET", path);
            String body = new String(answer.body(), StandardCharsets.UTF_8);
            assertThat(answer.statusCode()).as(body).isEqualTo(status);
            assertThat(Client.json(body).path("code").asString()).isEqualTo(code);
        }
    }

    @Test
    void gdalReadsTheTiles(@TempDir Path directory) throws IOException {
        var tile = new TileCoord(8, 127, 117);
        for (String layer : List.of("communes", "hotspots", "incidents")) {
            byte[] body = client.call("GET", path(tile, layer)).body();
            Path file = Files.write(
                    Files.createDirectories(directory.resolve(layer + "/8/127")).resolve("117.mvt"), body);
            String output = Gdal.run("ogrinfo", "-al", "-oo", "X=127", "-oo", "Y=117", "-oo", "Z=8", file.toString());
            assertThat(output)
                    .contains("Layer name: " + layer)
                    .contains("Feature Count: " + MvtReader.read(body, layer).size());
        }
        String communes = Gdal.run(
                "ogrinfo",
                "-al",
                "-oo",
                "X=127",
                "-oo",
                "Y=117",
                "-oo",
                "Z=8",
                "-where",
                "pcode='" + World.A + "'",
                directory.resolve("communes/8/127/117.mvt").toString());
        assertThat(communes).contains("name (String) = Commune " + World.A);
    }

    private List<MvtReader.Feature> tile(String layer, TileCoord tile, String query) {
        HttpResponse<byte[]> answer = client.call("GET", path(tile, layer) + query);
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return MvtReader.read(answer.body(), layer);
    }

    private static String path(TileCoord tile, String layer) {
        return "/tiles/%s/%d/%d/%d.mvt".formatted(layer, tile.z(), tile.x(), tile.y());
    }

    private static String path(String template, TileCoord tile) {
        return template.substring(template.indexOf("/tiles/"))
                .replace("{z}", String.valueOf(tile.z()))
                .replace("{x}", String.valueOf(tile.x()))
                .replace("{y}", String.valueOf(tile.y()));
    }

    /** The tiles of a zoom that touch a box of degrees. */
    private static List<TileCoord> tiles(int zoom, double[] box) {
        int side = 1 << zoom;
        List<TileCoord> tiles = new ArrayList<>();
        for (int x = (int) (Mercator.x(box[0]) * side); x <= (int) (Mercator.x(box[2]) * side); x++) {
            for (int y = (int) (Mercator.y(box[3]) * side); y <= (int) (Mercator.y(box[1]) * side); y++) {
                tiles.add(new TileCoord(zoom, x, y));
            }
        }
        return tiles;
    }
}
