package org.vigie.hotspots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.vigie.Client;
import org.vigie.VigieTest;
import org.vigie.World;
import tools.jackson.databind.JsonNode;

/** One commune in detail. */
@VigieTest
class HotspotDetailTest {

    @Autowired
    private Client client;

    @Autowired
    private World world;

    @BeforeEach
    void importReports() {
        world.clear();
        client.importText("""
                sourceRef,date,dateEnd,kind,longitude,latitude,precision
                1,2025-01-20,,INS.CLASH,-0.95,14.05,SETTLEMENT
                2,2025-01-31,2025-02-01,INS.CLASH,-0.95,14.05,SETTLEMENT
                3,2025-03-10,,INS.IED,-0.95,14.05,SETTLEMENT
                4,2025-04-09,,INS.CLASH,-0.95,14.05,SETTLEMENT
                5,2025-02-10,,INS.CLASH,-0.85,14.15,SETTLEMENT
                6,2025-02-10,,INS.CLASH,-0.95,14.25,SETTLEMENT
                """);
    }

    private JsonNode detail(String pcode) {
        return client.get("/api/v1/hotspots/" + pcode + "?from=2025-01-15&to=2025-04-10&measure=count");
    }

    @Test
    void tellsTheMonthsAndWhichAreIncomplete() {
        JsonNode months = detail(World.A).get("months");
        assertThat(months.valueStream()
                        .map(month -> month.get("month").asString() + " "
                                + month.get("count").asLong()
                                + (month.get("partial").asBoolean() ? " partial" : "")
                                + (month.get("filling").asBoolean() ? " filling" : "")))
                .containsExactly("2025-01 1 partial", "2025-02 0", "2025-03 1 filling", "2025-04 1 partial filling");
    }

    @Test
    void tellsNeighboursKindsAndIncidents() {
        JsonNode detail = detail(World.A);
        assertThat(detail.at("/commune/count").asLong()).isEqualTo(4);
        assertThat(detail.get("matched").asLong()).isEqualTo(4);
        assertThat(detail.get("neighbours")
                        .valueStream()
                        .map(near -> near.get("pcode").asString() + " "
                                + near.get("value").asDouble()))
                .containsExactly(World.B + " 0.0", World.C + " 0.0", World.D + " 1.0");
        assertThat(detail.get("topCategories")
                        .valueStream()
                        .map(kind -> kind.get("kind").asString() + " "
                                + kind.get("count").asLong()))
                .containsExactly("INS.CLASH 3", "INS.IED 1");
        assertThat(detail.at("/topCategories/0/label").asString()).isEqualTo("Armed clash");
        assertThat(detail.at("/incidents/numberMatched").asLong()).isEqualTo(4);
        assertThat(detail.at("/incidents/features/0/properties/dateStart").asString())
                .isEqualTo("2025-04-09");
    }

    @Test
    void tellsWhy() {
        JsonNode why = detail(World.A).get("why");
        assertThat(why.get("y").asLong()).isEqualTo(4);
        assertThat(why.get("w").asInt()).isEqualTo(4);
        assertThat(why.get("n").asInt()).isEqualTo(6);
        assertThat(why.get("neighbourhoodIncidents").asInt()).isEqualTo(5);
        assertThat(why.get("neighbourhoodDates").asInt()).isEqualTo(5);
        // Garwood 1936: of 4 events 1.0899 to 10.2416.
        assertThat(why.at("/interval/low").asDouble()).isCloseTo(1.0899, within(1e-4));
        assertThat(why.at("/interval/high").asDouble()).isCloseTo(10.2416, within(1e-4));
        double w = why.get("w").asDouble();
        double n = why.get("n").asDouble();
        double z = (why.get("neighbourhoodSum").asDouble() - w * why.get("mean").asDouble())
                / (why.get("deviation").asDouble() * Math.sqrt((n * w - w * w) / (n - 1)));
        assertThat(why.at("/gi/z").asDouble()).isCloseTo(z, within(1e-9));
        double expected = why.get("expected").asDouble();
        double x = Math.sqrt(2 * (4 * Math.log(4 / expected) - 4 + expected));
        assertThat(why.get("x").asDouble()).isCloseTo(x, within(1e-9));
    }

    @Test
    void alsoOfProvincesAndRegions() {
        assertThat(detail("BF9901").at("/commune/count").asLong()).isEqualTo(4);
        assertThat(detail("BF99").at("/commune/count").asLong()).isEqualTo(5);
    }

    @Test
    void anUncoveredCommuneHasNumbersOfNothing() {
        JsonNode detail = detail(World.N);
        assertThat(detail.at("/commune/covered").asBoolean()).isFalse();
        assertThat(detail.get("why").isNull()).isTrue();
        assertThat(detail.get("neighbours")).isEmpty();
    }

    @Test
    void isNotFoundWhereThereIsNone() {
        assertThat(client.call("GET", "/api/v1/hotspots/BF000000").statusCode()).isEqualTo(404);
        assertThat(client.call("GET", "/api/v1/hotspots/BF").statusCode()).isEqualTo(404);
        assertThat(client.call("GET", "/api/v1/hotspots/" + World.A + "?colour=red")
                        .statusCode())
                .isEqualTo(400);
    }
}
