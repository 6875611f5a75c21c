package org.vigie.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;
import org.vigie.Client;
import org.vigie.VigieTest;
import org.vigie.World;
import org.vigie.access.Reader;
import tools.jackson.databind.JsonNode;

/** Who sees which incidents, and how finely; the same on every path. */
@VigieTest
class VisibilityTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final String OLD = TODAY.minusDays(31).toString();
    private static final String YOUNG = TODAY.minusDays(29).toString();

    @Autowired
    Client client;

    @Autowired
    World world;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    WebApplicationContext context;

    Eyes eyes;

    @BeforeEach
    void rows() {
        world.clear();
        eyes = new Eyes(context);
        client.importText("""
                source,sourceRef,date,kind,longitude,latitude,precision,marking,place,description
                s-clear,r1,%1$s,INS.CLASH,-0.95123,14.05678,EXACT,TLP:CLEAR,p-clear,d-clear
                s-green,r2,%1$s,INS.CLASH,-0.95123,14.05678,EXACT,TLP:GREEN,p-green,d-green
                s-amber,r3,%1$s,INS.CLASH,-0.95123,14.05678,EXACT,TLP:AMBER,p-amber,d-amber
                s-strict,r4,%1$s,INS.CLASH,-0.95123,14.05678,EXACT,TLP:AMBER+STRICT,p-strict,d-strict
                s-red,r5,%1$s,INS.CLASH,-0.95123,14.05678,EXACT,TLP:RED,p-red,d-red
                s-old,r6,%1$s,INS.ABD,-0.85123,14.05678,EXACT,TLP:CLEAR,p-old,d-old
                s-young,r7,%2$s,INS.ABD,-0.85123,14.05678,EXACT,TLP:CLEAR,p-young,d-young
                """.formatted(OLD, YOUNG));
    }

    /** By source, without its first two letters, the precision that is told. */
    private TreeMap<String, String> seen(Reader reader, String query) {
        var seen = new TreeMap<String, String>();
        for (JsonNode feature :
                eyes.get(reader, "/api/v1/incidents?limit=1000" + query).get("features")) {
            JsonNode properties = feature.get("properties");
            seen.put(
                    properties.at("/sources/0").asString().substring(2),
                    properties.get("precision").asString());
        }
        return seen;
    }

    @Test
    void eachSeesUpToTheClearance() {
        assertThat(seen(Eyes.ANALYST, "").keySet()).containsExactly("amber", "clear", "green", "old");
        assertThat(seen(Eyes.EDITOR, "").keySet()).containsExactly("amber", "clear", "green", "old", "strict", "young");
        assertThat(seen(Eyes.ADMIN, "").keySet())
                .containsExactly("amber", "clear", "green", "old", "red", "strict", "young");
        assertThat(seen(Eyes.STRANGER, "").keySet()).containsExactly("amber", "clear", "green", "old", "young");
    }

    @Test
    void sensitiveKindsAreTheProvincesBelowEditor() {
        assertThat(seen(Eyes.ANALYST, "")).containsEntry("old", "PROVINCE").containsEntry("amber", "EXACT");
        assertThat(seen(Eyes.EDITOR, "")).containsEntry("old", "EXACT").containsEntry("young", "EXACT");
        assertThat(seen(Eyes.ANALYST, "&precision=PROVINCE").keySet()).containsExactly("old");
        assertThat(seen(Eyes.ANALYST, "&precision=EXACT").keySet()).containsExactly("amber", "clear", "green");
        assertThat(seen(Eyes.ANALYST, "&area=" + World.B)).isEmpty();
        assertThat(seen(Eyes.ANALYST, "&area=BF9901").keySet()).contains("old");
        assertThat(seen(Eyes.EDITOR, "&area=" + World.B).keySet()).containsExactly("old", "young");
        JsonNode feature = only(Eyes.ANALYST, "s-old");
        assertThat(feature.get("geometry").isNull()).isTrue();
        assertThat(feature.at("/properties/area").asString()).isEqualTo("BF9901");
        assertThat(feature.at("/properties/marking").asString()).isEqualTo("TLP:AMBER");
        assertThat(feature.toString()).doesNotContain("p-old", "d-old");
    }

    private JsonNode only(Reader reader, String source) {
        return eyes.get(reader, "/api/v1/incidents?source=" + source)
                .get("features")
                .get(0);
    }

    @Test
    void pointsAreRoundedUnlessCleared() {
        assertThat(only(Eyes.ANALYST, "s-amber").at("/geometry/coordinates").toString())
                .isEqualTo("[-0.95,14.06]");
        for (Reader whole : List.of(Eyes.CLEARED, Eyes.EDITOR)) {
            assertThat(only(whole, "s-amber").at("/geometry/coordinates").toString())
                    .isEqualTo("[-0.95123,14.05678]");
        }
    }

    static Stream<Reader> readers() {
        return Stream.of(Eyes.VIEWER, Eyes.ANALYST, Eyes.CLEARED, Eyes.EDITOR, Eyes.ADMIN, Eyes.STRANGER);
    }

    @ParameterizedTest
    @MethodSource("readers")
    void theSameFilterHasTheSameTotalsEverywhere(Reader reader) {
        for (String filter : List.of("", "&category=INS.ABD", "&area=BF9901", "&from=" + YOUNG, "&marking=AMBER")) {
            JsonNode map = eyes.get(reader, "/api/v1/hotspots?level=2" + filter);
            long matched = map.get("matched").asLong();
            assertThat(map.get("placed").asLong()
                            + map.at("/unplaced/total").asLong()
                            + map.get("undated").asLong())
                    .isEqualTo(matched);
            if (reader != Eyes.VIEWER) {
                JsonNode page = eyes.get(reader, "/api/v1/incidents?limit=1000" + filter);
                assertThat(page.get("numberMatched").asLong()).as(filter).isEqualTo(matched);
                assertThat(page.get("features").size()).isEqualTo((int) matched);
                String csv = body(reader, "/api/v1/exports/incidents.csv?" + filter);
                assertThat(csv.lines().filter(line -> line.contains("s-")).count())
                        .isEqualTo(matched);
            }
        }
    }

    private String body(Reader reader, String path) {
        return new String(
                eyes.call(reader, "GET", path).getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void sensitiveKindsArePlacedInProvincesAndUnplacedInCommunes() {
        String query = "/api/v1/hotspots?category=INS.ABD&level=";
        assertThat(eyes.get(Eyes.ANALYST, query + 3).get("placed").asLong()).isZero();
        assertThat(eyes.get(Eyes.ANALYST, query + 3)
                        .at("/unplaced/byLevel/PROVINCE")
                        .asLong())
                .isEqualTo(1);
        assertThat(eyes.get(Eyes.ANALYST, query + 2).get("placed").asLong()).isEqualTo(1);
        assertThat(eyes.get(Eyes.EDITOR, query + 3).get("placed").asLong()).isEqualTo(2);
    }

    @Test
    void aViewerSeesNumbersOnly() {
        assertThat(eyes.status(Eyes.VIEWER, "/api/v1/incidents")).isEqualTo(403);
        assertThat(eyes.status(Eyes.VIEWER, "/api/v1/exports/incidents.csv")).isEqualTo(403);
        assertThat(eyes.status(Eyes.VIEWER, "/api/v1/coverage")).isEqualTo(403);
        assertThat(eyes.status(Eyes.VIEWER, "/api/v1/hotspots?source=s-clear")).isEqualTo(400);
        assertThat(eyes.status(Eyes.VIEWER, "/api/v1/hotspots?bandwidthKm=1")).isEqualTo(400);
        JsonNode detail = eyes.get(Eyes.VIEWER, "/api/v1/hotspots/" + World.A);
        assertThat(detail.get("matched").asLong()).isEqualTo(2);
        assertThat(detail.at("/incidents/features").size()).isZero();
        assertThat(detail.at("/commune/confidence").isNull()).isTrue();
        assertThat(detail.at("/commune/silenceDays").isNull()).isTrue();
        assertThat(detail.toString()).doesNotContain("s-clear", "d-clear", "p-clear");
        assertThat(eyes.get(Eyes.ANALYST, "/api/v1/hotspots/" + World.A)
                        .at("/commune/silenceDays")
                        .asLong())
                .isEqualTo(31);
    }

    @Test
    void whatIsNotSeenLooksLikeWhatNeverWas() {
        String never = "00000000-0000-7000-8000-000000000000";
        String red = id("s-red");
        assertThat(eyes.status(Eyes.ADMIN, "/api/v1/incidents/" + red)).isEqualTo(200);
        assertThat(body(Eyes.ANALYST, "/api/v1/incidents/" + red).replace(red, never))
                .isEqualTo(body(Eyes.ANALYST, "/api/v1/incidents/" + never));
        assertThat(eyes.status(Eyes.STRANGER, "/api/v1/incidents/" + red)).isEqualTo(404);
        assertThat(eyes.status(Eyes.ANALYST, "/api/v1/incidents/" + id("s-young")))
                .isEqualTo(404);
        client.call("DELETE", "/api/v1/incidents/" + red);
        assertThat(eyes.status(Eyes.ADMIN, "/api/v1/incidents/" + red)).isEqualTo(410);
        assertThat(eyes.status(Eyes.ANALYST, "/api/v1/incidents/" + red)).isEqualTo(404);
        long before = world.version() - 1;
        assertThat(seen(Eyes.ADMIN, "&asOf=" + before)).containsKey("red");
        assertThat(seen(Eyes.ANALYST, "&asOf=" + before)).doesNotContainKey("red");
    }

    private String id(String source) {
        return jdbc.sql("select id::text from incident where version_to is null and :source = any(sources)")
                .param("source", source)
                .query(String.class)
                .single();
    }

    @Test
    void anAnswerIsNotModifiedForItsOwnReaderOnly() {
        for (String path : List.of("/api/v1/incidents", "/api/v1/hotspots", "/api/v1/incidents/" + id("s-amber"))) {
            String etag = eyes.call(Eyes.ADMIN, "GET", path).getHeader("ETag");
            assertThat(eyes.call(Eyes.ADMIN, "GET", path, "If-None-Match", etag).getStatus())
                    .as(path)
                    .isEqualTo(304);
            var tags = new TreeSet<String>();
            for (Reader other : List.of(Eyes.ANALYST, Eyes.CLEARED, Eyes.EDITOR, Eyes.STRANGER)) {
                assertThat(eyes.call(other, "GET", path, "If-None-Match", etag).getStatus())
                        .isEqualTo(200);
                tags.add(eyes.call(other, "GET", path).getHeader("ETag"));
            }
            assertThat(tags).hasSize(4);
        }
    }
}
