package org.vigie.hotspots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.Client;
import org.vigie.VigieTest;
import org.vigie.World;
import tools.jackson.databind.JsonNode;

/** Every field of a hotspot against numbers worked out here, over HTTP. */
@VigieTest
class HotspotFieldsTest {

    private static final Offset<Double> EXACT = within(1e-9);
    private static final String PERIOD = "/api/v1/hotspots?from=2025-01-01&to=2025-06-30";

    private static final String REPORTS = """
            sourceRef,date,kind,fatalities,longitude,latitude,precision,reliability,credibility
            1,2025-01-10,INS.CLASH,2,-0.95,14.05,SETTLEMENT,B,2
            2,2025-02-10,INS.CLASH,,-0.95,14.05,SETTLEMENT,B,2
            3,2025-03-10,INS.IED,,-0.96,14.06,EXACT,A,1
            4,2025-05-10,INS.CIV,1,-0.85,14.05,COMMUNE,,
            5,2024-09-10,INS.CLASH,,-0.95,14.05,SETTLEMENT,B,2
            6,2025-06-29,INS.CLASH,,-0.95,14.25,SETTLEMENT,D,4
            7,2024-01-05,INS.CLASH,,1.05,14.05,SETTLEMENT,B,2
            8,2025-04-01,INS.CLASH,,-0.95,14.05,PROVINCE,B,2
            9,2025-06-20,OTH.SITUATION,,-0.95,14.15,COMMUNE,B,2
            """;

    /** Who touches whom, 2 km across borders. */
    private static final Map<String, List<String>> NEIGHBOURS = new TreeMap<>(Map.of(
            World.A, List.of(World.B, World.C, World.D),
            World.B, List.of(World.A, World.C, World.D),
            World.C, List.of(World.A, World.B, World.D, World.M1),
            World.D, List.of(World.A, World.B, World.C, World.M1),
            World.M1, List.of(World.C, World.D, World.M2),
            World.M2, List.of(World.M1)));

    @Autowired
    private Client client;

    @Autowired
    private World world;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void importReports() {
        world.clear();
        client.importText(REPORTS);
    }

    @AfterEach
    void forgetPeople() {
        jdbc.sql("delete from population").update();
    }

    private static Map<String, JsonNode> communes(JsonNode answer) {
        var communes = new TreeMap<String, JsonNode>();
        answer.get("communes")
                .valueStream()
                .forEach(commune -> communes.put(commune.get("pcode").asString(), commune));
        return communes;
    }

    private Map<String, JsonNode> communes(String query) {
        return communes(client.get(PERIOD + query));
    }

    @Test
    void totalsAddUp() {
        JsonNode answer = client.get(PERIOD);
        assertThat(answer.get("matched").asLong()).isEqualTo(6);
        assertThat(answer.get("placed").asLong()).isEqualTo(5);
        assertThat(answer.at("/unplaced/byLevel/PROVINCE").asLong()).isEqualTo(1);
        assertThat(answer.get("undated").asLong()).isZero();
        assertThat(answer.get("exposure").asString()).isEqualTo("area");
        assertThat(answer.get("missingPopulation").valueStream().map(JsonNode::asString))
                .containsExactly(World.A, World.B, World.C, World.D, World.M1, World.M2);
        assertThat(communes(answer)).hasSize(7);
    }

    @Test
    void anUncoveredCommuneIsMissingNotZero() {
        JsonNode uncovered = communes("").get(World.N);
        assertThat(uncovered.get("covered").asBoolean()).isFalse();
        for (String field : List.of("count", "density", "excess", "gi", "moran", "kernelMean", "rank", "legendClass")) {
            assertThat(uncovered.get(field).isNull()).as(field).isTrue();
        }
        assertThat(uncovered.get("silence").asString()).isEqualTo("UNMONITORED");
        assertThat(uncovered.get("silenceDays").asLong()).isEqualTo(542);
    }

    @Test
    void countsDensityAndExcess() {
        Map<String, JsonNode> communes = communes("");
        JsonNode a = communes.get(World.A);
        assertThat(a.get("count").asLong()).isEqualTo(3);
        assertThat(a.get("fatalities").asLong()).isEqualTo(2);
        double area = a.get("areaKm2").asDouble();
        assertThat(a.get("density").asDouble()).isCloseTo(3000 / area, EXACT);
        double all = NEIGHBOURS.keySet().stream()
                .mapToDouble(pcode -> communes.get(pcode).get("areaKm2").asDouble())
                .sum();
        double expected = area * 5 / all;
        assertThat(a.get("excess").asDouble())
                .isCloseTo(Math.sqrt(2 * (3 * Math.log(3 / expected) - 3 + expected)), EXACT);
        double none = communes.get(World.C).get("areaKm2").asDouble() * 5 / all;
        assertThat(communes.get(World.C).get("excess").asDouble()).isCloseTo(-Math.sqrt(2 * none), EXACT);
        assertThat(a.get("rank").asInt()).isEqualTo(1);
        assertThat(a.get("few").asBoolean()).isFalse();
        assertThat(communes.get(World.B).get("few").asBoolean()).isTrue();
        assertThat(communes.get(World.B).get("legendClass").asInt()).isEqualTo(2);
        assertThat(communes.get(World.C).get("legendClass").asInt()).isZero();
    }

    @Test
    void giAndMoranOfCounts() {
        Map<String, JsonNode> communes = communes("&giMeasure=count&permutations=99");
        var x = new TreeMap<String, Double>();
        NEIGHBOURS
                .keySet()
                .forEach(pcode -> x.put(pcode, communes.get(pcode).get("count").asDouble()));
        double n = x.size();
        double mean =
                x.values().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double m2 = x.values().stream()
                .mapToDouble(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow();
        NEIGHBOURS.forEach((pcode, neighbours) -> {
            double w = neighbours.size() + 1;
            double sum = x.get(pcode) + neighbours.stream().mapToDouble(x::get).sum();
            double z = (sum - w * mean) / Math.sqrt(m2 * (n * w - w * w) / (n - 1));
            JsonNode gi = communes.get(pcode).get("gi");
            assertThat(gi.get("z").asDouble()).as(pcode).isCloseTo(z, EXACT);
            assertThat(gi.get("class").asString()).isEqualTo("INSUFFICIENT_DATA");
            assertThat(gi.get("p").asDouble() * 100 / 2)
                    .as("of 99 draws")
                    .satisfiesAnyOf(
                            draws -> assertThat(draws).isCloseTo(Math.rint(draws), EXACT),
                            draws -> assertThat(draws).isEqualTo(50.0));
            double lag = neighbours.stream()
                    .mapToDouble(other -> x.get(other) - mean)
                    .average()
                    .orElseThrow();
            assertThat(communes.get(pcode).at("/moran/i").asDouble())
                    .as(pcode)
                    .isCloseTo((x.get(pcode) - mean) / m2 * lag, EXACT);
        });
        assertThat(communes.get(World.A).at("/moran/quadrant").asString()).isEqualTo("HL");
    }

    @Test
    void changeLeavesOutTheDaysThatAreFilling() {
        JsonNode answer = client.get(PERIOD);
        assertThat(answer.at("/compared/now/to").asString()).isEqualTo("2025-06-16");
        assertThat(answer.at("/compared/before/from").asString()).isEqualTo("2024-07-04");
        assertThat(answer.at("/compared/before/to").asString()).isEqualTo("2024-12-31");
        JsonNode change = communes(answer).get(World.A).get("change");
        assertThat(change.get("previous").asLong()).isEqualTo(1);
        assertThat(change.get("ratio").asDouble()).isCloseTo(3.0 / 167 / (1.0 / 181), EXACT);
        double share = 167.0 / (167 + 181);
        double atLeast3 = 4 * Math.pow(share, 3) * (1 - share) + Math.pow(share, 4);
        assertThat(change.get("p").asDouble()).isCloseTo(Math.min(1, 2 * atLeast3), EXACT);
        assertThat(communes(answer).get(World.B).at("/change/ratio").isNull()).isTrue();
        assertThat(communes(answer).get(World.M1).get("change").isNull())
                .as("not covered then")
                .isTrue();
        JsonNode lastYear = client.get(PERIOD + "&compare=lastYear");
        assertThat(lastYear.at("/compared/before/from").asString()).isEqualTo("2024-01-01");
        assertThat(lastYear.at("/compared/before/to").asString()).isEqualTo("2024-06-16");
    }

    @Test
    void trustInReports() {
        Map<String, JsonNode> communes = communes("");
        assertThat(communes.get(World.A).get("confidence").asString()).isEqualTo("MEDIUM");
        assertThat(communes.get(World.B).get("confidence").asString()).isEqualTo("LOW");
        assertThat(communes.get(World.C).get("confidence").isNull()).isTrue();
        assertThat(communes.get(World.A).get("silenceDays").asLong()).isEqualTo(112);
        assertThat(communes.get(World.A).get("silence").asString()).isEqualTo("SILENT");
        assertThat(communes.get(World.C).get("silenceDays").asLong())
                .as("a situation report")
                .isEqualTo(10);
        assertThat(communes.get(World.C).get("silence").asString()).isEqualTo("HEARD");
        assertThat(communes.get(World.D).get("silenceDays").isNull()).isTrue();
        assertThat(communes.get(World.M1).get("silence").asString()).isEqualTo("HEARD");
        assertThat(communes("&category=COM&minSeverity=5&source=other")
                        .get(World.A)
                        .get("silenceDays")
                        .asLong())
                .as("whatever the filter")
                .isEqualTo(112);
    }

    @Test
    void aQuarterUnplacedLimitsConfidence() {
        client.importText("""
                sourceRef,date,kind,longitude,latitude,precision,reliability,credibility
                20,2025-01-11,INS.CLASH,-0.95,14.05,SETTLEMENT,B,2
                21,2025-01-12,INS.CLASH,-0.95,14.05,SETTLEMENT,B,2
                """);
        assertThat(communes("").get(World.A).get("confidence").asString()).isEqualTo("HIGH");
        client.importText("""
                sourceRef,date,kind,longitude,latitude,precision,reliability,credibility
                22,2025-01-13,INS.CLASH,-0.95,14.05,PROVINCE,B,2
                23,2025-01-14,INS.CLASH,-0.95,14.05,PROVINCE,B,2
                """);
        assertThat(communes("").get(World.A).get("confidence").asString()).isEqualTo("MEDIUM");
    }

    @Test
    void ratesWherePeopleAreKnown() throws Exception {
        people("A", 20_000, "B", 10_000, "C", 30_000, "D", 5_000, "M1", 8_000);
        JsonNode partly = client.get(PERIOD);
        assertThat(partly.get("exposure").asString()).isEqualTo("area");
        assertThat(partly.get("missingPopulation").valueStream().map(JsonNode::asString))
                .containsExactly(World.M2);
        JsonNode a = communes(partly).get(World.A);
        assertThat(a.get("population").asLong()).isEqualTo(20_000);
        assertThat(a.get("rate").asDouble()).isCloseTo(15, EXACT);
        // Garwood for 3: 0.6186721 and 8.7672731 (Ulm 1990, Am. J. Epidemiology 131, table 1).
        assertThat(a.get("rateLow").asDouble()).isCloseTo(5 * 0.6186721, within(1e-6));
        assertThat(a.get("rateHigh").asDouble()).isCloseTo(5 * 8.7672731, within(1e-6));
        double b = 5.0 / 73_000;
        double s2 = (20_000 * square(3.0 / 20_000 - b)
                        + 10_000 * square(1.0 / 10_000 - b)
                        + 30_000 * b * b
                        + 5_000 * b * b
                        + 8_000 * square(1.0 / 8_000 - b))
                / 73_000;
        double variance = Math.max(0, s2 - b / (73_000 / 5.0));
        double smoothed = b + variance * (3.0 / 20_000 - b) / (variance + b / 20_000);
        assertThat(a.get("smoothedRate").asDouble()).isCloseTo(100_000 * smoothed, EXACT);
        assertThat(communes(partly).get(World.M2).get("rate").isNull()).isTrue();
        assertThat(communes(partly).get(World.M2).get("smoothedRate").isNull()).isTrue();
        people("M2", 1_000);
        JsonNode wholly = client.get(PERIOD);
        assertThat(wholly.get("exposure").asString()).isEqualTo("population");
        assertThat(wholly.get("missingPopulation")).isEmpty();
        JsonNode provinces = client.get(PERIOD + "&level=2");
        assertThat(communes(provinces).get("BF9901").get("population").asLong()).isEqualTo(30_000);
    }

    private static double square(double value) {
        return value * value;
    }

    /** Imports counts of people: names of squares and counts by turns. */
    private void people(Object... squaresAndPeople) throws Exception {
        var pcodes = Map.of("A", World.A, "B", World.B, "C", World.C, "D", World.D, "M1", World.M1, "M2", World.M2);
        var text = new StringBuilder("pcode,population,year\n");
        for (int i = 0; i < squaresAndPeople.length; i += 2) {
            text.append(pcodes.get(squaresAndPeople[i]))
                    .append(',')
                    .append(squaresAndPeople[i + 1])
                    .append(",2024\n");
        }
        Path file = Files.createTempFile("people", ".csv");
        Files.writeString(file, text);
        client.send("populations", Map.of("source", "Essai"), file);
        Files.delete(file);
    }

    @Test
    void whatIsToldOfACommuneDoesNotDependOnTheWindow() {
        Map<String, JsonNode> all = communes("&permutations=999");
        for (String part : List.of("&country=BFA", "&area=BF9901", "&area=" + World.A, "&country=BFA&country=MLI")) {
            Map<String, JsonNode> some = communes("&permutations=999" + part);
            assertThat(some).as(part).isNotEmpty();
            some.forEach((pcode, commune) -> assertThat(commune).as(part).isEqualTo(all.get(pcode)));
        }
        JsonNode fewFields = communes("&permutations=999&fields=gi,kernelMean").get(World.A);
        assertThat(fewFields.propertyNames()).containsExactly("pcode", "kernelMean", "gi");
        assertThat(fewFields.get("gi")).isEqualTo(all.get(World.A).get("gi"));
        byte[] english = client.call("GET", PERIOD, "Accept-Language", "en").body();
        byte[] french = client.call("GET", PERIOD, "Accept-Language", "fr").body();
        assertThat(communes(Client.json(new String(french, StandardCharsets.UTF_8))))
                .isEqualTo(communes(Client.json(new String(english, StandardCharsets.UTF_8))));
    }

    @Test
    void totalsAreOfTheWindow() {
        JsonNode one = client.get(PERIOD + "&area=" + World.A);
        assertThat(one.get("matched").asLong()).isEqualTo(3);
        JsonNode province = client.get(PERIOD + "&area=BF9901");
        assertThat(province.get("matched").asLong()).isEqualTo(5);
        assertThat(province.get("placed").asLong()).isEqualTo(4);
        assertThat(client.get(PERIOD + "&country=MLI").get("matched").asLong()).isEqualTo(1);
    }

    @Test
    void theSurfaceHoldsTheWeights() {
        JsonNode answer = client.get(PERIOD + "&bandwidthKm=15&cellKm=0.5");
        double mass = answer.get("communes")
                .valueStream()
                .mapToDouble(commune -> commune.get("kernelExpected").asDouble())
                .sum();
        // Overlapping communes and slivers between them are not exactly the window.
        assertThat(mass).isCloseTo(5, within(0.05 * 5));
        assertThat(answer.at("/parameters/cellKm").asDouble()).isEqualTo(0.5);
        JsonNode auto = client.get(PERIOD + "&bandwidthKm=auto");
        assertThat(auto.at("/parameters/bandwidth").asString()).isEqualTo("auto");
        assertThat(auto.at("/parameters/bandwidthKm").asDouble()).isBetween(15.0, 100.0);
    }

    @Test
    void theSameRequestHasTheSameBytes() {
        byte[] first = client.call("GET", PERIOD + "&neighbours=knn:3").body();
        // An equal question in other words is computed anew.
        JsonNode again = client.get(PERIOD + "&permutations=99999&neighbours=knn:3");
        assertThat(again).isEqualTo(Client.json(new String(first, StandardCharsets.UTF_8)));
        assertThat(client.call("GET", PERIOD + "&neighbours=knn:3").body()).isEqualTo(first);
    }

    @Test
    void anEarlierVersionAnswersAsItDid() {
        long before = world.version();
        JsonNode then = client.get(PERIOD);
        client.importText("sourceRef,date,kind,longitude,latitude\n30,2025-01-20,INS.CLASH,-0.95,14.05\n");
        assertThat(communes("").get(World.A).get("count").asLong()).isEqualTo(4);
        assertThat(communes("&asOf=" + before)).isEqualTo(communes(then));
        assertThat(client.call("GET", PERIOD + "&asOf=999999").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "giMeasure=smoothedRate giMeasure ALREADY_SMOOTHED",
                "giMeasure=kernel giMeasure ALREADY_SMOOTHED",
                "giMeasure=fatalities giMeasure UNKNOWN_VALUE",
                "measure=nonsense measure UNKNOWN_VALUE",
                "bandwidthKm=0 bandwidthKm OUT_OF_RANGE",
                "bandwidthKm=NaN bandwidthKm OUT_OF_RANGE",
                "cellKm=0 cellKm OUT_OF_RANGE",
                "cellKm=0.01 cellKm OUT_OF_RANGE",
                "bandwidthKm=500&cellKm=0.05 cellKm TOO_MANY_CELLS",
                "neighbours=band neighbours UNKNOWN_VALUE",
                "neighbours=knn:0 neighbours UNKNOWN_VALUE",
                "neighbours=knn:2.5 neighbours UNKNOWN_VALUE",
                "permutations=100000 permutations OUT_OF_RANGE",
                "alpha=0.5 alpha OUT_OF_RANGE",
                "kernel=triangle kernel UNKNOWN_VALUE",
                "edge=soft edge UNKNOWN_VALUE",
                "compare=tomorrow compare UNKNOWN_VALUE",
                "level=4 level OUT_OF_RANGE",
                "fields=count,nothing fields UNKNOWN_VALUE",
                "halfLifeDays=0 halfLifeDays OUT_OF_RANGE",
                "colour=red colour UNKNOWN_PARAMETER"
            })
    void refusesWhatCannotBe(String query, String field, String code) {
        var answer = client.call("GET", PERIOD + "&" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode error =
                Client.json(new String(answer.body(), StandardCharsets.UTF_8)).at("/errors/0");
        assertThat(error.get("field").asString()).isEqualTo(field);
        assertThat(error.get("code").asString()).isEqualTo(code);
        assertThat(error.get("message").asString()).doesNotContain("field.");
    }

    @Test
    void anEmptyStoreHasNoHotspots() {
        world.clear();
        JsonNode answer = client.get(PERIOD);
        assertThat(answer.get("matched").asLong()).isZero();
        assertThat(communes(answer).values()).hasSize(7).allSatisfy(commune -> assertThat(
                        commune.get("covered").asBoolean())
                .isFalse());
        assertThat(client.call("GET", "/api/v1/hotspots/surface.png").statusCode())
                .isEqualTo(404);
    }

    @Test
    void oneCoveredCommuneIsTestedAgainstNone() {
        world.clear();
        client.importText("sourceRef,date,kind,longitude,latitude\n1,2025-01-20,INS.CLASH,1.05,14.05\n");
        JsonNode commune = communes("").get(World.N);
        assertThat(commune.get("count").asLong()).isEqualTo(1);
        assertThat(commune.at("/gi/z").isNull()).isTrue();
        assertThat(commune.at("/gi/class").asString()).isEqualTo("INSUFFICIENT_DATA");
        assertThat(commune.at("/moran/quadrant").asString()).isEqualTo("ISLAND");
        assertThat(commune.get("excess").asDouble()).isZero();
        assertThat(commune.get("kernelExpected").asDouble()).isCloseTo(1, within(0.01));
    }

    @Test
    void parametersAreEchoedWithTheirDefaults() {
        JsonNode used = client.get(PERIOD).get("parameters");
        assertThat(used.get("giMeasure").asString()).isEqualTo("excess");
        assertThat(used.get("neighbours").asString()).isEqualTo("queen");
        assertThat(used.get("permutations").asInt()).isEqualTo(99_999);
        assertThat(used.get("kernel").asString()).isEqualTo("quartic");
        assertThat(used.get("bandwidthKm").asDouble()).isEqualTo(50);
        assertThat(used.get("cellKm").asDouble()).isCloseTo(50 / 15.0, EXACT);
        assertThat(used.get("edge").asString()).isEqualTo("diggle");
        assertThat(used.get("compare").asString()).isEqualTo("previous");
        assertThat(used.get("fillingDays").asInt()).isEqualTo(14);
        assertThat(used.get("referenceDay").asString()).isEqualTo("2025-06-30");
        var names = new ArrayList<>(communes("").get(World.A).propertyNames());
        assertThat(names)
                .containsExactlyElementsOf(
                        used.get("fields").valueStream().map(JsonNode::asString).toList());
    }
}
