package org.vigie.hotspots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.vigie.Client;
import org.vigie.TestDatabase;
import org.vigie.Vigie;
import org.vigie.jobs.Job;
import org.vigie.statistics.GetisOrd;
import org.vigie.statistics.LocalMoran;
import org.vigie.statistics.Neighbours;
import tools.jackson.databind.JsonNode;

/**
 * Thirty-six square communes, six by six, of which the four in the south-west are hot: the answer agrees with the statistics
 * called directly.
 */
@SpringBootTest(classes = Vigie.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = "vigie.test=lattice")
@ContextConfiguration(initializers = TestDatabase.class)
@Import(Client.class)
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HotspotLatticeTest {

    private static final int SIDE = 6;
    private static final String PATH =
            "/api/v1/hotspots?from=2024-01-01&to=2025-06-30&giMeasure=count&permutations=9999";

    @Autowired
    private Client client;

    private double[] x;
    private JsonNode answer;
    private List<JsonNode> communes;

    @BeforeAll
    void load() throws IOException {
        var features = new ArrayList<String>();
        for (int i = 0; i < SIDE * SIDE; i++) {
            features.add(square(i));
        }
        Path file = Files.createTempFile("lattice", ".geojson");
        Files.writeString(file, "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}");
        var fields = Map.of("country", "BFA", "vintage", "essai", "source", "Essai", "licence", "CC0");
        Job job = client.send("boundaries", fields, file);
        Files.delete(file);
        assertThat(job.state()).as(client.issues(job).toString()).isEqualTo(Job.State.DONE);
        Client.json(client.call("POST", "/api/v1/boundaries/" + job.id() + "/activate"));
        x = IntStream.range(0, SIDE * SIDE)
                .mapToDouble(i -> i % SIDE < 2 && i / SIDE < 2 ? 18 : (i * 7) % 3)
                .toArray();
        client.importText(reports());
        answer = client.get(PATH);
        communes = answer.get("communes").valueStream().toList();
    }

    /** One report a month and commune, from the first month on; eighteen months in all. */
    private String reports() {
        var file = new StringBuilder("sourceRef,date,kind,longitude,latitude\n");
        for (int i = 0; i < x.length; i++) {
            for (int k = 0; k < x[i]; k++) {
                file.append(String.format(
                        Locale.ROOT,
                        "%d-%d,%s,INS.CLASH,%.3f,%.3f%n",
                        i,
                        k,
                        LocalDate.of(2024, 1, 10).plusMonths(k),
                        -0.95 + i % SIDE * 0.1,
                        14.05 + i / SIDE * 0.1));
            }
        }
        // The communes are watched to the end.
        return file + "last,2025-06-30,OTH.SITUATION,-0.95,14.05\n";
    }

    private static String square(int i) {
        double west = -1 + i % SIDE * 0.1;
        double south = 14 + i / SIDE * 0.1;
        return String.format(Locale.ROOT, """
                {"type":"Feature","properties":{"ADM3_PCODE":"BF9901%02d","ADM3_FR":"Commune %d","ADM2_PCODE":"BF9901",\
                "ADM2_FR":"Province","ADM1_PCODE":"BF99","ADM1_FR":"Région","ADM0_PCODE":"BF","ADM0_FR":"Burkina Faso"},\
                "geometry":{"type":"Polygon","coordinates":[[[%3$.2f,%4$.2f],[%5$.2f,%4$.2f],[%5$.2f,%6$.2f],[%3$.2f,%6$.2f],\
                [%3$.2f,%4$.2f]]]}}""", i, i, west, south, west + 0.1, south + 0.1);
    }

    private static Neighbours queen() {
        int[][] rows = new int[SIDE * SIDE][];
        for (int i = 0; i < rows.length; i++) {
            int at = i;
            rows[i] = IntStream.range(0, SIDE * SIDE)
                    .filter(j -> j != at)
                    .filter(j -> Math.abs(j % SIDE - at % SIDE) <= 1 && Math.abs(j / SIDE - at / SIDE) <= 1)
                    .toArray();
        }
        return Neighbours.of(rows);
    }

    private long seed() {
        return answer.at("/parameters/seed").asLong();
    }

    @Test
    void giIsThatOfTheStatistics() {
        GetisOrd.Result expected = GetisOrd.test(x, queen(), 9999, seed());
        for (int i = 0; i < x.length; i++) {
            JsonNode gi = communes.get(i).get("gi");
            assertThat(communes.get(i).get("count").asDouble()).isEqualTo(x[i]);
            assertThat(gi.get("z").asDouble()).isCloseTo(expected.z()[i], within(1e-12));
            assertThat(gi.get("p").asDouble()).isEqualTo(expected.p()[i]);
            assertThat(gi.get("q").asDouble()).isCloseTo(expected.q()[i], within(1e-12));
            assertThat(gi.get("pNormal").asDouble()).isCloseTo(expected.pNormal()[i], within(1e-12));
        }
        for (int hot : new int[] {0, 1, SIDE, SIDE + 1}) {
            assertThat(communes.get(hot).at("/gi/class").asString()).startsWith("HOT_");
            assertThat(communes.get(hot).at("/gi/significant").asBoolean()).isTrue();
        }
        assertThat(communes.get(SIDE * SIDE - 1).at("/gi/class").asString()).isEqualTo("NOT_SIGNIFICANT");
    }

    @Test
    void moranIsThatOfTheStatistics() {
        List<String> pcodes = communes.stream()
                .map(commune -> commune.get("pcode").asString())
                .toList();
        LocalMoran.Result expected = LocalMoran.test(x, queen(), pcodes, 9999, seed());
        for (int i = 0; i < x.length; i++) {
            JsonNode moran = communes.get(i).get("moran");
            assertThat(moran.get("i").asDouble()).isCloseTo(expected.i()[i], within(1e-12));
            assertThat(moran.get("p").asDouble()).isEqualTo(expected.p()[i]);
            assertThat(moran.get("quadrant").asString()).isEqualTo(expected.quadrants()[i].name());
        }
        assertThat(communes.get(0).at("/moran/quadrant").asString()).isEqualTo("HH");
    }

    @Test
    void anotherSeedIsAnotherQuestion() {
        JsonNode other = client.get(PATH.replace("2024-01-01", "2024-01-02"));
        assertThat(other.at("/parameters/seed").asLong()).isNotEqualTo(seed());
        JsonNode fewer = client.get(PATH + "&country=BFA&measure=count&fields=gi");
        assertThat(fewer.at("/parameters/seed").asLong()).isEqualTo(seed());
    }

    @Test
    void heatNeedsThreeDates() throws IOException {
        var file = new StringBuilder("sourceRef,date,kind,longitude,latitude\n");
        for (int k = 0; k < 40; k++) {
            file.append("same-%d,2023-05-%02d,INS.IED,-0.45,14.55\n".formatted(k, 1 + k % 2));
        }
        client.importText(file.toString());
        String twoDates = "/api/v1/hotspots?from=2023-05-01&to=2023-05-31&fields=gi&giMeasure=count&permutations=9999";
        JsonNode hot = client.get(twoDates).get("communes").get(SIDE * SIDE - 1).get("gi");
        assertThat(hot.get("z").asDouble()).isGreaterThan(2);
        assertThat(hot.get("class").asString()).isEqualTo("NOT_SIGNIFICANT");
    }

    @Test
    void trendsOfEighteenMonths() {
        JsonNode steady = communes.get(0).get("trend");
        assertThat(steady.get("s").asLong()).isZero();
        assertThat(steady.get("p").asDouble()).isEqualTo(1);
        // Two months with one report each, then sixteen with none: 2 x 16 pairs fall.
        int twice =
                IntStream.range(0, x.length).filter(i -> x[i] == 2).findFirst().orElseThrow();
        JsonNode falling = communes.get(twice).get("trend");
        assertThat(falling.get("s").asLong()).isEqualTo(-32);
        double variance = (18 * 17 * 41 - 16 * 15 * 37 - 2 * 9) / 18.0;
        assertThat(falling.get("z").asDouble()).isCloseTo(-31 / Math.sqrt(variance), within(1e-12));
        assertThat(falling.get("senSlope").asDouble()).isZero();
        JsonNode shorter = client.get(PATH.replace("2024-01-01", "2024-08-01") + "&fields=trend");
        assertThat(shorter.at("/communes/0/trend").isNull()).isTrue();
    }

    @Test
    void neighboursByDistanceAndNumber() {
        JsonNode band = client.get(PATH + "&neighbours=band:12&fields=gi");
        assertThat(band.get("communes")
                        .valueStream()
                        .mapToInt(commune -> commune.at("/gi/neighbours").asInt())
                        .sum())
                .as("side by side: 10.8 and 11.1 km apart")
                .isEqualTo(4 * SIDE * (SIDE - 1));
        JsonNode nearest = client.get(PATH + "&neighbours=knn:5&fields=gi");
        assertThat(nearest.get("communes").valueStream())
                .allMatch(commune -> commune.at("/gi/neighbours").asInt() == 5);
        assertThat(Arrays.asList(
                        band.at("/parameters/neighbours").asString(),
                        nearest.at("/parameters/neighbours").asString()))
                .containsExactly("band:12", "knn:5");
    }
}
