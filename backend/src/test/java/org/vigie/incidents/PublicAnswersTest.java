package org.vigie.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
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
import tools.jackson.databind.JsonNode;

/** What the public is answered: computed from perturbed counts, and never the exact ones. */
@VigieTest
class PublicAnswersTest {

    private static final YearMonth NEWEST = PublicQuestions.newestMonth(LocalDate.now(ZoneOffset.UTC));
    private static final int MONTHS = 12;

    @Autowired
    Client client;

    @Autowired
    World world;

    @Autowired
    WebApplicationContext context;

    Eyes eyes;

    @BeforeEach
    void rows() {
        world.clear();
        eyes = new Eyes(context);
        var random = new SplittableRandom(5);
        var rows = new StringBuilder("sourceRef,date,kind,longitude,latitude,precision,marking,fatalities\n");
        double[][] corners = {{-1, 14}, {-1, 14}, {-1, 14}, {-0.9, 14}, {-1, 14.1}, {1, 14}};
        for (int i = 0; i < 200; i++) {
            double[] corner = corners[random.nextInt(corners.length)];
            rows.append("r%d,%s,%s,%.4f,%.4f,EXACT,TLP:CLEAR,3\n"
                    .formatted(
                            i,
                            NEWEST.minusMonths(random.nextInt(MONTHS)).atDay(1 + random.nextInt(28)),
                            random.nextInt(3) > 0 ? "INS.CLASH" : "CRI.ROB",
                            corner[0] + 0.02 + 0.06 * random.nextDouble(),
                            corner[1] + 0.02 + 0.06 * random.nextDouble()));
        }
        client.importText(rows.toString());
    }

    private static String months(YearMonth from, YearMonth to) {
        return "from=" + from.atDay(1) + "&to=" + to.atEndOfMonth();
    }

    private static String year() {
        return months(NEWEST.minusMonths(MONTHS - 1), NEWEST);
    }

    private JsonNode ask(String query) {
        return eyes.get(Reader.PUBLIC, "/api/v1/hotspots?" + query);
    }

    private Map<String, Long> counts(String query) {
        var counts = new HashMap<String, Long>();
        for (JsonNode commune : ask(query).get("communes")) {
            if (!commune.get("count").isNull()) {
                counts.put(commune.get("pcode").asString(), commune.get("count").asLong());
            }
        }
        return counts;
    }

    @ParameterizedTest
    @CsvSource({
        "minSeverity=1, minSeverity, NOT_PUBLIC",
        "minReliability=B, minReliability, NOT_PUBLIC",
        "source=vigie, source, NOT_PUBLIC",
        "precision=EXACT, precision, NOT_PUBLIC",
        "marking=CLEAR, marking, NOT_PUBLIC",
        "status=VERIFIED, status, NOT_PUBLIC",
        "asOf=1, asOf, NOT_PUBLIC",
        "category=INS.CLASH, category, PUBLIC_KIND",
        "weights=fatalities, weights, NOT_PUBLIC",
        "measure=fatalities, measure, NOT_PUBLIC",
        "cellKm=1, cellKm, PUBLIC_TOO_FINE",
        "bandwidthKm=5, bandwidthKm, PUBLIC_TOO_FINE",
    })
    void onlyMonthsCategoriesAndAreasAreAsked(String parameter, String field, String code) {
        for (String path : List.of("/api/v1/hotspots", "/api/v1/hotspots/" + World.A, "/api/v1/hotspots/surface.png")) {
            var answer = eyes.call(Reader.PUBLIC, "GET", path + "?" + year() + "&" + parameter);
            assertThat(answer.getStatus()).as(path).isEqualTo(400);
            JsonNode problem = Client.json(new java.io.ByteArrayInputStream(answer.getContentAsByteArray()));
            assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
            assertThat(problem.at("/errors/0/code").asString()).isEqualTo(code);
        }
    }

    @Test
    void onlyWholeMonthsThatAreOverAreAsked() {
        LocalDate first = NEWEST.atDay(1);
        for (String wrong : List.of(
                "",
                "from=" + first,
                "from=" + first.plusDays(1) + "&to=" + NEWEST.atEndOfMonth(),
                "from=" + first + "&to=" + NEWEST.atDay(20),
                months(NEWEST, NEWEST.plusMonths(1)))) {
            assertThat(eyes.status(Reader.PUBLIC, "/api/v1/hotspots?" + wrong))
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(eyes.status(Reader.PUBLIC, "/api/v1/hotspots?" + months(NEWEST, NEWEST)))
                .isEqualTo(200);
    }

    @Test
    void everythingIsComputedFromPerturbedCountsAndSaysSo() {
        JsonNode answer = ask(year());
        assertThat(answer.at("/perturbed/base").asInt()).isEqualTo(3);
        assertThat(answer.get("warnings").toString()).contains("PERTURBED");
        assertThat(answer.at("/legend/caption").asString()).contains("multiple of 3");
        assertThat(answer.at("/unplaced/byLevel").isMissingNode()).isTrue();
        long sum = 0;
        for (JsonNode commune : answer.get("communes")) {
            for (String withheld : List.of("confidence", "silence", "silenceDays", "fatalities")) {
                assertThat(commune.get(withheld).isNull()).as(withheld).isTrue();
            }
            long count = commune.get("count").asLong();
            sum += count;
            assertThat(count % 3).isZero();
            double fromDensity =
                    commune.get("density").asDouble() * commune.get("areaKm2").asDouble() / 1000;
            assertThat(fromDensity).isCloseTo(count, org.assertj.core.data.Offset.offset(1e-6));
            assertThat(commune.get("weighted").asDouble()).isEqualTo(count);
        }
        assertThat(sum).isPositive().isEqualTo(answer.get("placed").asLong());
        assertThat(answer.get("matched").asLong())
                .isEqualTo(answer.get("placed").asLong()
                        + answer.at("/unplaced/total").asLong()
                        + answer.get("undated").asLong());
    }

    @Test
    void answersAreSumsOfOneAnother() {
        Map<String, Long> all = counts(year());
        assertThat(counts(year())).isEqualTo(all);
        // Levels
        Map<String, Long> provinces = counts(year() + "&level=2");
        assertThat(provinces.get("BF9901")).isEqualTo(all.get(World.A) + all.get(World.B));
        assertThat(counts(year() + "&level=2&area=BF9901")).containsEntry("BF9901", provinces.get("BF9901"));
        // Categories
        Map<String, Long> insecurity = counts(year() + "&category=INS");
        Map<String, Long> crime = counts(year() + "&category=CRI");
        all.forEach((pcode, count) ->
                assertThat(insecurity.get(pcode) + crime.get(pcode)).isEqualTo(count));
        assertThat(counts(year() + "&category=INS,CRI")).isEqualTo(all);
        // Months
        var months = new ArrayList<Map<String, Long>>();
        for (int i = 0; i < MONTHS; i++) {
            months.add(counts(months(NEWEST.minusMonths(i), NEWEST.minusMonths(i))));
        }
        all.forEach((pcode, count) -> assertThat(months.stream()
                        .mapToLong(month -> month.getOrDefault(pcode, 0L))
                        .sum())
                .isEqualTo(count));
        // The series of the detail
        JsonNode detail = eyes.get(Reader.PUBLIC, "/api/v1/hotspots/" + World.A + "?" + year());
        for (int i = 0; i < MONTHS; i++) {
            assertThat(detail.at("/months/" + (MONTHS - 1 - i) + "/count").asLong())
                    .isEqualTo(months.get(i).getOrDefault(World.A, 0L));
        }
        assertThat(detail.at("/incidents/features").size()).isZero();
    }

    @Test
    void theExactCountIsNotTold() {
        Map<String, Long> told = counts(year());
        var exact = new HashMap<String, Long>();
        for (JsonNode commune :
                eyes.get(Eyes.ADMIN, "/api/v1/hotspots?" + year()).get("communes")) {
            exact.put(commune.get("pcode").asString(), commune.get("count").asLong());
        }
        assertThat(told.get(World.A)).isPositive();
        told.forEach((pcode, count) -> assertThat(Math.abs(count - exact.getOrDefault(pcode, 0L)))
                .as(pcode)
                .isLessThanOrEqualTo(4)); // two categories
        assertThat(told).isNotEqualTo(exact);
    }

    @Test
    void thePublicSeesNoIncident() {
        for (String path : List.of("/api/v1/incidents", "/api/v1/exports/incidents.csv", "/api/v1/coverage")) {
            assertThat(eyes.status(Reader.PUBLIC, path)).as(path).isEqualTo(403);
        }
    }
}
