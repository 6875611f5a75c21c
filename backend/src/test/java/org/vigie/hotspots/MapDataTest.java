package org.vigie.hotspots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.vigie.Client;
import org.vigie.VigieTest;
import org.vigie.World;
import tools.jackson.databind.JsonNode;

/** What a map draws beside its areas: months to choose from, places of incidents, classes of the newer measures. */
@VigieTest
class MapDataTest {

    private static final String REPORTS = """
            sourceRef,date,dateEnd,kind,fatalities,longitude,latitude,precision,commune
            1,2025-01-10,,INS.CLASH,2,-0.95,14.05,SETTLEMENT,
            2,2025-02-10,,INS.CLASH,,-0.95,14.05,SETTLEMENT,
            3,2025-03-10,,INS.IED,,-0.96,14.06,EXACT,
            4,2025-05-10,,INS.CIV,1,-0.85,14.05,COMMUNE,
            5,2025-04-28,2025-05-02,INS.CLASH,,-0.95,14.05,SETTLEMENT,
            6,2025-06-10,,INS.CLASH,,-0.95,14.05,PROVINCE,
            7,2024-12-10,,INS.CLASH,,-0.95,14.25,SETTLEMENT,
            8,2024-12-05,,INS.CLASH,,-0.85,14.15,SETTLEMENT,
            """;

    @Autowired
    private Client client;

    @Autowired
    private World world;

    @BeforeEach
    void importReports() {
        world.clear();
        client.importText(REPORTS);
    }

    @Test
    void monthsRunFromTheFirstIncidentAndCountThemAll() {
        JsonNode months = client.get("/api/v1/hotspots/months?to=2025-06-30");
        assertThat(months.get("first").asString()).isEqualTo("2024-12");
        assertThat(numbers(months.get("counts"))).containsExactly(2, 1, 1, 1, 0, 1, 1);
        assertThat(months.get("unmonthed").asInt()).isEqualTo(1);
        JsonNode mali = client.get("/api/v1/hotspots/months?country=MLI&to=2025-06-30");
        assertThat(mali.get("first").asString()).isEqualTo("2024-12");
        assertThat(numbers(mali.get("counts"))).containsExactly(1, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void weeksRunFromMondayToSundayAndCountThemAll() {
        JsonNode weeks = client.get("/api/v1/hotspots/weeks?to=2025-06-30");
        assertThat(weeks.get("first").asString()).isEqualTo("2024-12-02");
        List<Integer> counts = numbers(weeks.get("counts"));
        assertThat(counts).hasSize(28);
        assertThat(java.util.stream.IntStream.range(0, 28)
                        .filter(i -> counts.get(i) > 0)
                        .boxed()
                        .toList())
                .containsExactly(0, 1, 5, 10, 14, 21, 22, 27);
        assertThat(counts.stream().mapToInt(n -> n).sum()).isEqualTo(8);
        assertThat(weeks.get("unweeked").asInt()).isZero();
        JsonNode none = client.get("/api/v1/hotspots/weeks?to=2024-11-30");
        assertThat(none.get("first").isNull()).isTrue();
        assertThat(none.get("counts").isEmpty()).isTrue();
    }

    @Test
    void placesAddUpToThePlacedIncidents() {
        String filter = "from=2024-12-01&to=2025-06-30";
        JsonNode points = client.get("/api/v1/hotspots/points?" + filter);
        long placed = client.get("/api/v1/hotspots?" + filter).get("placed").asLong();
        assertThat(points.get("placed").asLong()).isEqualTo(placed).isEqualTo(7);
        assertThat(numbers(points.get("count")).stream().mapToInt(n -> n).sum()).isEqualTo(7);
        assertThat(numbers(points.get("count"))).containsExactly(1, 3, 1, 1, 1);
        assertThat(sums(points.get("x"))).containsExactly(-9600, -9500, -8500, -8500, -9500);
        assertThat(sums(points.get("y"))).containsExactly(140600, 140500, 140500, 141500, 142500);
        assertThat(numbers(points.get("vague"))).containsExactly(0, 0, 1, 0, 0);
        assertThat(points.at("/areas/0").asString()).isEqualTo(World.A);
        assertThat(client.get("/api/v1/hotspots/points?country=MLI&" + filter)
                        .get("placed")
                        .asLong())
                .isEqualTo(1);
    }

    @Test
    void aChangeFromNothingIsNewAndRankedFirst() {
        String query =
                "/api/v1/hotspots?from=2025-01-01&to=2025-06-30&measure=change&fields=value,rank,legendClass,change";
        JsonNode answer = client.get(query);
        JsonNode a = commune(answer, World.A);
        assertThat(a.get("value").isNull()).isTrue();
        assertThat(a.at("/change/current").asInt()).isEqualTo(4);
        assertThat(a.get("rank").asInt()).isEqualTo(1);
        JsonNode top = answer.at("/legend/classes/" + a.get("legendClass").asInt());
        assertThat(top.get("code").asString()).isEqualTo("NEW");
        assertThat(top.get("label").asString()).startsWith("new");
        JsonNode gone = commune(answer, World.M1);
        assertThat(gone.get("value").asDouble()).isZero();
        assertThat(answer.at("/legend/classes/" + gone.get("legendClass").asInt() + "/code")
                        .isNull())
                .isTrue();
    }

    @Test
    void classesOfTestsAreNamedInTheLegendAndShort() {
        JsonNode gi = client.get("/api/v1/hotspots?to=2025-06-30&measure=gi&fields=value,giClass,legendClass");
        JsonNode a = commune(gi, World.A);
        assertThat(a.get("giClass").asString()).isEqualTo("INSUFFICIENT_DATA");
        assertThat(gi.at("/legend/classes/" + (a.get("legendClass").asInt() - 1) + "/code")
                        .asString())
                .isEqualTo("INSUFFICIENT_DATA");
        assertThat(a.get("value").asString()).matches("-?\\d\\.\\d{1,4}");
        assertThat(a.propertyNames()).containsExactlyInAnyOrder("pcode", "giClass", "legendClass", "value");
        JsonNode moran = client.get("/api/v1/hotspots?to=2025-06-30&measure=moran&fields=value,moran,legendClass");
        JsonNode b = commune(moran, World.A);
        String code = moran.at("/legend/classes/" + (b.get("legendClass").asInt() - 1) + "/code")
                .asString();
        assertThat(code)
                .isEqualTo(
                        b.at("/moran/significant").asBoolean()
                                ? b.at("/moran/quadrant").asString()
                                : "NOT_SIGNIFICANT");
        JsonNode trend = client.get(
                "/api/v1/hotspots?from=2024-07-01&to=2025-06-30&measure=trend&fields=value,trend,legendClass");
        JsonNode c = commune(trend, World.A);
        assertThat(c.get("value").asDouble())
                .isCloseTo(c.at("/trend/z").asDouble(), org.assertj.core.api.Assertions.within(1e-3));
        assertThat(commune(trend, World.C).get("legendClass").asInt()).isZero();
    }

    @Test
    void oneDayIsSingular() {
        assertThat(table("2025-01-10", "en")).contains("(1 day)");
        assertThat(table("2025-01-10", "fr")).contains("(1\u00a0jour)".replace('\u00a0', ' '));
    }

    private String table(String day, String language) {
        return Client.json(
                        client.call("GET", "/api/v1/hotspots?from=" + day + "&to=" + day, "Accept-Language", language))
                .at("/legend/table")
                .asString();
    }

    private static JsonNode commune(JsonNode answer, String pcode) {
        return answer.get("communes")
                .valueStream()
                .filter(commune -> commune.get("pcode").asString().equals(pcode))
                .findFirst()
                .orElseThrow();
    }

    private static List<Integer> numbers(JsonNode array) {
        return array.valueStream().map(JsonNode::asInt).toList();
    }

    private static List<Integer> sums(JsonNode differences) {
        int[] sum = {0};
        return differences.valueStream().map(d -> sum[0] += d.asInt()).toList();
    }
}
