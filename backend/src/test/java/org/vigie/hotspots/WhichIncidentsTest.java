package org.vigie.hotspots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.vigie.Client;
import org.vigie.VigieTest;
import org.vigie.World;
import org.vigie.areas.Areas;
import org.vigie.incidents.Categories;
import org.vigie.incidents.Coverages;
import org.vigie.incidents.IncidentCache;
import org.vigie.incidents.IncidentFilter;
import org.vigie.incidents.SituationReports;
import org.vigie.styles.Measure;
import tools.jackson.databind.JsonNode;

/** METHODS.md "Which incidents" and "Per commune", from the file to the answer. */
@VigieTest
class WhichIncidentsTest {

    private static final String HEADER =
            "source,sourceRef,date,dateEnd,kind,severity,fatalities,country,longitude,latitude,precision,reliability,marking,status\n";
    private static final double NEAR_14_05 = 119.4; // km² of a square of 0.1° there, to 1 %

    @Autowired
    Client client;

    @Autowired
    World world;

    @Autowired
    IncidentCache incidents;

    @Autowired
    Categories categories;

    @Autowired
    Coverages coverages;

    @Autowired
    Areas areas;

    @Autowired
    SituationReports situationReports;

    @Autowired
    Geometries geometries;

    @Autowired
    People people;

    @Autowired
    Surfaces surfaces;

    private int reference;

    @BeforeEach
    void clear() {
        world.clear();
    }

    // ------------------------------------------------------------------ interval

    @ParameterizedTest
    @CsvSource({
        "2025-03-10, 2025-03-12, 1, 0", "2025-03-01, 2025-03-31, 1, 0", "2025-03-31, 2025-03-31, 1, 0",
        "2025-02-28, 2025-03-01, 0, 1", "2025-03-31, 2025-04-01, 0, 1", "2025-02-01, 2025-04-30, 0, 1",
        "2025-02-01, 2025-02-28, 0, 0", "2025-04-01, 2025-04-02, 0, 0"
    })
    void onlyWhatLiesWhollyInThePeriodIsPlaced(String start, String end, int placed, int undated) {
        add(row().date(start, end));
        JsonNode answer = hotspots("from=2025-03-01&to=2025-03-31");
        assertThat(answer.get("placed").asInt()).isEqualTo(placed);
        assertThat(answer.get("undated").asInt()).isEqualTo(undated);
        assertThat(answer.get("matched").asInt()).isEqualTo(placed + undated);
    }

    // ------------------------------------------------------------------ place

    @ParameterizedTest
    @CsvSource({
        "EXACT, 1, 1, 1",
        "SETTLEMENT, 1, 1, 1",
        "COMMUNE, 1, 1, 1",
        "PROVINCE, 0, 1, 1",
        "REGION, 0, 0, 1",
        "COUNTRY, 0, 0, 0",
        "NONE, 0, 0, 0"
    })
    void aPrecisionCountsAtItsOwnLevelAndAbove(String precision, int commune, int province, int region) {
        add(row().precision(precision));
        int[] placed = {region, province, commune};
        for (int level = 1; level <= 3; level++) {
            JsonNode answer = hotspots("level=" + level);
            assertThat(answer.get("placed").asInt()).as("level " + level).isEqualTo(placed[level - 1]);
            assertThat(answer.at("/unplaced/byLevel/" + precision).asInt(0)).isEqualTo(1 - placed[level - 1]);
            assertThat(answer.get("communes")
                            .valueStream()
                            .mapToInt(area -> area.get("count").asInt(0))
                            .sum())
                    .isEqualTo(placed[level - 1]);
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-0.95, 14.05, BFA, BF990101, -, -", // inside
                "-0.9, 14.05, BFA, BF990101, -, -", // on a shared edge: the lowest P-code
                "-0.9, 14.1, BFA, BF990101, -, -", // on a shared corner
                "-0.95, 14.197, BFA, BF990201, -, -", // in the overlap: the row's own country
                "-0.95, 14.197, MLI, ML990101, -, -",
                "-0.95, 14.197, -, BF990201, BORDER_AMBIGUOUS, -", // nobody says which
                "-0.95, 14.197, NER, BF990201, BORDER_AMBIGUOUS, OTHER_COUNTRY",
                "-0.85, 14.203, BFA, BF990202, NEAREST, -", // 333 m north of D
                "-0.85, 14.203, MLI, BF990202, NEAREST, OTHER_COUNTRY",
                "-0.85, 14.206, BFA, -, -, OUTSIDE_ALL_AREAS", // 666 m
                "-0.85, 14.3, BFA, ML990102, -, OTHER_COUNTRY", // the position prevails
                "5, 45, FRA, -, -, -", // not ours: no doubt, no area
            })
    void borders(String longitude, String latitude, String country, String area, String placement, String warning) {
        var issues = add(row().at(longitude, latitude).country(country == null ? "" : country));
        JsonNode of = client.get("/api/v1/incidents").at("/features/0/properties");
        assertThat(of.get("area").asString(null)).isEqualTo(area);
        assertThat(of.get("placement").asString(null)).isEqualTo(placement);
        assertThat(issues).isEqualTo(warning == null ? List.of() : List.of("2 " + warning));
        JsonNode answer = hotspots("");
        assertThat(answer.get("placed").asInt()).isEqualTo(area == null ? 0 : 1);
        assertThat(answer.at("/unplaced/byLevel/OUTSIDE").asInt(0)).isEqualTo(area == null ? 1 : 0);
    }

    // ------------------------------------------------------------------ what counts

    @Test
    void deniedIncidentsAndWhatIsNoEventDoNotCount() {
        add(
                row(),
                row().status("DENIED"),
                row().kind("OTH.STRAT"),
                row().kind("OTH.SITUATION"),
                row().status("VERIFIED"));
        assertThat(hotspots("").get("matched").asInt()).isEqualTo(2);
        assertThat(hotspots("status=DENIED").get("matched").asInt()).isZero();
        assertThat(hotspots("status=DENIED").at("/warnings/0/code").asString()).isEqualTo("DENIED_NOT_COUNTED");
        assertThat(hotspots("status=VERIFIED,DENIED").get("matched").asInt()).isOne();
        assertThat(hotspots("category=OTH.STRAT").get("matched").asInt()).isZero();
        assertThat(hotspots("category=OTH.STRAT").at("/warnings/0/code").asString())
                .isEqualTo("KINDS_NOT_COUNTED");
        assertThat(hotspots("category=OTH").get("matched").asInt()).isZero();
        assertThat(matched("category=OTH.STRAT")).isOne();
        assertThat(matched("status=DENIED")).isOne();
    }

    @Test
    void eachConditionOfTheFilter() {
        add(
                row().kind("INS.IED").severity(5).reliability("A").marking("TLP:CLEAR"),
                row().kind("INS.CLASH")
                        .severity(3)
                        .reliability("C")
                        .marking("TLP:RED")
                        .source("acled"),
                row().kind("ENV.FLOOD").at("-0.85", "14.3"),
                row().kind("CRI.ROB").precision("PROVINCE"));
        var expected = Map.ofEntries(
                Map.entry("", 4),
                Map.entry("category=INS", 2),
                Map.entry("category=ins.ied", 1),
                Map.entry("category=INS.IED&category=ENV", 2),
                Map.entry("category=INS.IED,ENV", 2),
                Map.entry("country=BFA", 3),
                Map.entry("country=bfa,MLI", 4),
                Map.entry("area=BF990101", 2),
                Map.entry("area=BF9901", 3),
                Map.entry("area=BF&area=ML99", 4),
                Map.entry("minSeverity=3", 2),
                Map.entry("minSeverity=4", 1),
                Map.entry("minReliability=B", 1),
                Map.entry("minReliability=f", 2),
                Map.entry("source=acled", 1),
                Map.entry("source=acled&source=vigie", 4),
                Map.entry("precision=PROVINCE", 1),
                Map.entry("precision=settlement", 3),
                Map.entry("marking=TLP:RED", 1),
                Map.entry("marking=amber,clear", 3),
                Map.entry("from=2025-03-05", 0),
                Map.entry("to=2025-03-03", 0),
                Map.entry("from=2025-03-04&to=2025-03-04", 4));
        expected.forEach((query, count) -> {
            assertThat(hotspots(query).get("matched").asInt()).as(query).isEqualTo(count);
            assertThat(matched(query)).as(query).isEqualTo(count);
        });
        // country and area choose which areas are reported
        assertThat(pcodes("country=MLI")).containsExactly(World.M1, World.M2);
        assertThat(pcodes("area=BF9902")).containsExactly(World.C, World.D);
        // a province's totals are not those of one of its communes
        var finer = client.call("GET", "/api/v1/hotspots?level=2&area=" + World.A);
        assertThat(finer.statusCode()).isEqualTo(400);
        assertThat(new String(finer.body(), StandardCharsets.UTF_8)).contains("AREA_FINER_THAN_LEVEL");
    }

    @Test
    void theSameFilterGivesTheSameTotalsEverywhere() {
        var random = new Random(20250304);
        var kinds = List.of("INS.IED", "INS.CLASH", "ENV.FLOOD", "COM.LAND", "OTH.STRAT", "CRI.ROB", "OTH.UNK");
        var precisions = List.of("EXACT", "SETTLEMENT", "COMMUNE", "PROVINCE", "REGION", "COUNTRY", "NONE");
        var rows = new Row[400];
        for (int i = 0; i < rows.length; i++) {
            LocalDate start = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(120));
            rows[i] = row().date(
                            start.toString(),
                            start.plusDays(random.nextInt(3) * random.nextInt(20))
                                    .toString())
                    .kind(pick(random, kinds))
                    .severity(1 + random.nextInt(5))
                    .fatalities(random.nextInt(4))
                    .precision(pick(random, precisions))
                    .country(pick(random, List.of("BFA", "MLI", "")))
                    .at(
                            String.valueOf(-1.02 + random.nextInt(230) / 1000.0),
                            String.valueOf(13.98 + random.nextInt(390) / 1000.0))
                    .reliability(pick(random, List.of("A", "C", "F", "")))
                    .marking(pick(random, List.of("TLP:CLEAR", "TLP:AMBER", "TLP:RED")))
                    .status(pick(random, List.of("REPORTED", "VERIFIED", "DENIED")))
                    .source(pick(random, List.of("vigie", "acled", "ucdp-ged")));
        }
        add(rows);
        var choices = List.of(
                List.of("", "from=2025-02-01", "from=2025-02-01&to=2025-02-28", "to=2025-03-15"),
                List.of("", "category=INS", "category=INS.IED&category=ENV.FLOOD", "category=OTH"),
                List.of("", "country=BFA", "area=BF9901", "area=ML", "area=" + World.D, "country=MLI&area=BF"),
                List.of("", "minSeverity=3", "minReliability=C"),
                List.of("", "source=acled", "source=vigie&source=ucdp-ged"),
                List.of("", "precision=EXACT,PROVINCE", "marking=RED", "status=VERIFIED"));
        for (int i = 0; i < 120; i++) {
            String query = String.join(
                    "&",
                    choices.stream()
                            .map(each -> pick(random, each))
                            .filter(each -> !each.isEmpty())
                            .toList());
            String level = "&level=" + (query.contains(World.D) ? 3 : query.contains("BF9901") ? 2 + i % 2 : 1 + i % 3);
            JsonNode answer = hotspots(query + level);
            int matched = answer.get("matched").asInt();
            assertThat(answer.get("placed").asInt()
                            + answer.at("/unplaced/total").asInt()
                            + answer.get("undated").asInt())
                    .as(query + level)
                    .isEqualTo(matched);
            assertThat(answer.at("/unplaced/byLevel")
                            .valueStream()
                            .mapToInt(JsonNode::asInt)
                            .sum())
                    .isEqualTo(answer.at("/unplaced/total").asInt());
            assertThat(answer.get("communes")
                            .valueStream()
                            .mapToInt(area -> area.get("count").asInt(0))
                            .sum())
                    .as(query + level)
                    .isEqualTo(answer.get("placed").asInt());
            JsonNode page = client.get("/api/v1/incidents?limit=1000&" + query);
            assertThat(page.get("numberMatched").asInt()).as(query).isEqualTo(matched);
            assertThat(page.get("features").size()).as(query).isEqualTo(matched);
        }
    }

    // ------------------------------------------------------------------ coverage and sources

    @Test
    void whereNobodyWatchesIsNotZero() {
        add(row().date("2025-03-01", ""), row().date("2025-03-20", ""));
        JsonNode answer = hotspots("from=2025-03-05&to=2025-03-10");
        assertThat(commune(answer, World.B).get("covered").asBoolean()).isTrue();
        assertThat(commune(answer, World.B).get("count").asInt(-1)).isZero();
        assertThat(commune(answer, World.B).get("legendClass").asInt(-1)).isZero();
        assertThat(commune(answer, World.M1).get("covered").asBoolean()).isFalse();
        for (String field : List.of("count", "weighted", "fatalities", "density", "rank", "legendClass")) {
            assertThat(commune(answer, World.M1).get(field).isNull()).as(field).isTrue();
        }
        JsonNode later = hotspots("from=2025-03-21&to=2025-03-25");
        assertThat(commune(later, World.B).get("covered").asBoolean()).isFalse();
        assertThat(commune(hotspots("source=acled"), World.B).get("covered").asBoolean())
                .isFalse();
    }

    @Test
    void coverageIsDeclaredByAreaAndVersion() {
        long before = world.version();
        String body = """
                {"coverage":[{"source":"vigie","country":"BFA","area":"BF9902","from":"2025-01-01"},
                {"source":"acled","country":"MLI","from":"2025-01-01","to":"2025-06-30"}]}""";
        var answer = client.sendJson("PUT", "/api/v1/coverage", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String march = "from=2025-03-01&to=2025-03-31";
        assertThat(covered(march)).containsExactlyInAnyOrder(World.C, World.D, World.M1, World.M2);
        assertThat(covered(march + "&source=vigie")).containsExactlyInAnyOrder(World.C, World.D);
        assertThat(covered("from=2026-03-01&to=2026-03-31")).containsExactlyInAnyOrder(World.C, World.D);
        assertThat(covered(march + "&asOf=" + before)).isEmpty();
        var wrong = client.sendJson("PUT", "/api/v1/coverage", """
                {"coverage":[{"source":"x","country":"Mali","from":"2025-01-01"},{"country":"MLI"},
                {"source":"x","country":"MLI","from":"2025-02-01","to":"2025-01-01"},
                {"source":"x","country":"MLI","area":"XX","from":"2025-02-01"}]}""");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(Client.json(wrong.body()).get("errors").size()).isEqualTo(4);
    }

    @Test
    void twoSourcesOverOneAreaAreTold() {
        add(row(), row().source("acled"), row().source("acled").at("-0.95", "14.25"));
        JsonNode warning = hotspots("").at("/warnings/0");
        assertThat(warning.get("code").asString()).isEqualTo("OVERLAPPING_SOURCES");
        assertThat(warning.get("message").asString()).contains("acled, vigie");
        assertThat(hotspots("source=acled").get("warnings").toString()).doesNotContain("OVERLAPPING_SOURCES");
        assertThat(hotspots("from=2025-04-01").get("warnings").toString()).doesNotContain("OVERLAPPING_SOURCES");
    }

    @Test
    void aCountryCountsTheSourcesThatItChose() {
        add(
                row(),
                row().source("acled"),
                row().source("acled").at("-0.95", "14.25"),
                row().source("acled").at("-0.85", "14.05").precision("NONE").country(""));
        HotspotService service = counting(Map.of("BFA", List.of("vigie")));
        HotspotResult result = service.compute(query(IncidentFilter.ALL));
        assertThat(result.matched()).isEqualTo(3); // without BFA's acled; unknown countries count
        assertThat(result.placed()).isEqualTo(2);
        assertThat(result.warnings().stream().map(HotspotResult.Warning::code)).contains("SOURCES_NOT_COUNTED");
        assertThat(result.warnings().get(0).arguments()).containsExactly("BFA (vigie)");
        HotspotService onlyAcled = counting(Map.of("bfa", List.of("ucdp-ged")));
        HotspotResult none = onlyAcled.compute(query(IncidentFilter.ALL));
        assertThat(none.communes().stream()
                        .filter(HotspotResult.Commune::covered)
                        .map(HotspotResult.Commune::country))
                .containsOnly("MLI");
        assertThat(service.countedSources()).isNotEqualTo(onlyAcled.countedSources());
    }

    // ------------------------------------------------------------------ numbers

    @Test
    void weightsByHand() {
        add(
                row().date("2025-03-31", "").severity(4).fatalities(3),
                row().date("2025-03-01", "").severity(0),
                row().date("2025-01-30", "").severity(2).fatalities(0));
        String to = "from=2025-01-01&to=2025-03-31";
        assertThat(weighted(to)).isEqualTo(3);
        assertThat(weighted(to + "&weights=severity")).isEqualTo(4 + 1 + 2);
        assertThat(weighted(to + "&weights=fatalities")).isEqualTo(4 + 1 + 1);
        // ages 0, 30 and 60 days
        assertThat(weighted(to + "&weights=decay&halfLifeDays=30")).isCloseTo(1 + 0.5 + 0.25, within(1e-12));
        assertThat(weighted(to + "&weights=decay&halfLifeDays=60")).isCloseTo(1 + Math.sqrt(0.5) + 0.5, within(1e-12));
        JsonNode answer = hotspots(to);
        assertThat(commune(answer, World.A).get("fatalities").asInt()).isEqualTo(3);
        assertThat(answer.at("/parameters/referenceDay").asString()).isEqualTo("2025-03-31");
        assertThat(hotspots("").at("/parameters/referenceDay").asString())
                .isEqualTo(LocalDate.now(ZoneOffset.UTC).toString());
    }

    @Test
    void densityIsIncidentsPerThousandSquareKilometres() {
        add(row(), row(), row(), row().at("-0.85", "14.05"));
        JsonNode a = commune(hotspots(""), World.A);
        double area = a.get("areaKm2").asDouble();
        assertThat(area).isCloseTo(NEAR_14_05, within(0.01 * NEAR_14_05));
        assertThat(a.get("density").asDouble()).isCloseTo(3000 / area, within(1e-9));
        double region = 0;
        for (String pcode : List.of(World.A, World.B, World.C, World.D)) {
            region += commune(hotspots(""), pcode).get("areaKm2").asDouble();
        }
        JsonNode whole = commune(hotspots("level=1"), "BF99");
        assertThat(whole.get("areaKm2").asDouble()).isCloseTo(region, within(1e-6 * region));
        assertThat(whole.get("count").asInt()).isEqualTo(4);
    }

    @Test
    void equalValuesShareARank() {
        add(row(), row(), row().at("-0.85", "14.05"), row().at("-0.95", "14.15"));
        JsonNode answer = hotspots("measure=count&country=BFA");
        assertThat(List.of(World.A, World.B, World.C, World.D).stream()
                        .map(pcode -> commune(answer, pcode).get("rank").asInt()))
                .containsExactly(1, 2, 2, 4);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-01, 2025-04-04, 35, per1000, total, 1, 0.3",
        "2025-01-01, 2025-03-31, 90, per1000, total, 1, 0.5",
        "2024-11-16, 2025-03-30, 135, per1000, total, 1, 0.5",
        "2024-11-15, 2025-03-30, 136, year, yearly, 2.6838, 1",
        "2024-04-01, 2025-03-31, 365, year, yearly, 1, 1",
        "2023-04-01, 2025-03-30, 730, year, yearly, 0.5, 1"
    })
    void theLegendNamesItsTable(
            String from, String to, int days, String unit, String table, double factor, double firstBreak) {
        JsonNode answer = hotspots("from=" + from + "&to=" + to);
        assertThat(answer.at("/parameters/days").asInt()).isEqualTo(days);
        JsonNode legend = answer.get("legend");
        assertThat(legend.get("unit").asString().contains("year")).isEqualTo(unit.equals("year"));
        assertThat(legend.get("table").asString())
                .contains(String.valueOf(days))
                .contains(table.equals("yearly") ? "yearly" : "total");
        assertThat(legend.get("factor").asDouble()).isCloseTo(factor, within(1e-4));
        assertThat(legend.at("/breaks/0").asDouble()).isEqualTo(firstBreak);
        assertThat(legend.get("classes").size()).isEqualTo(6);
    }

    @Test
    void fewIncidentsTakeNoMoreThanTheSecondColour() {
        add(row(), row(), row().at("-0.85", "14.05"), row().at("-0.85", "14.05"), row().at("-0.85", "14.05"));
        // 2 and 3 incidents in 119 km² are 17 and 25 a 1000 km²: the highest class of a short period
        JsonNode answer = hotspots("from=2025-03-01&to=2025-03-31");
        assertThat(commune(answer, World.A).get("legendClass").asInt()).isEqualTo(2);
        assertThat(commune(answer, World.A).get("few").asBoolean()).isTrue();
        assertThat(commune(answer, World.B).get("legendClass").asInt()).isEqualTo(5);
        assertThat(commune(answer, World.B).get("few").asBoolean()).isFalse();
        assertThat(commune(answer, World.C).get("legendClass").asInt()).isZero();
        // Something was reported where nobody is known to have died.
        JsonNode dead = hotspots("measure=fatalities");
        assertThat(commune(dead, World.B).get("legendClass").asInt()).isOne();
        assertThat(commune(dead, World.C).get("legendClass").asInt()).isZero();
    }

    // ------------------------------------------------------------------ helpers

    private static HotspotQuery query(IncidentFilter filter) {
        return HotspotQuery.of(filter, Measure.DENSITY, 3, CommuneField.ALL);
    }

    private HotspotService counting(Map<String, List<String>> sources) {
        return new HotspotService(
                incidents,
                categories,
                coverages,
                situationReports,
                areas,
                geometries,
                people,
                surfaces,
                new StatisticsSettings(sources, 14, Map.of()));
    }

    private JsonNode hotspots(String query) {
        return client.get("/api/v1/hotspots?" + query);
    }

    private int matched(String query) {
        return client.get("/api/v1/incidents?" + query).get("numberMatched").asInt();
    }

    private double weighted(String query) {
        return commune(hotspots(query), World.A).get("weighted").asDouble();
    }

    private List<String> pcodes(String query) {
        return hotspots(query)
                .get("communes")
                .valueStream()
                .map(commune -> commune.get("pcode").asString())
                .toList();
    }

    private Set<String> covered(String query) {
        return hotspots(query)
                .get("communes")
                .valueStream()
                .filter(commune -> commune.get("covered").asBoolean())
                .map(commune -> commune.get("pcode").asString())
                .collect(java.util.stream.Collectors.toSet());
    }

    private static JsonNode commune(JsonNode answer, String pcode) {
        return answer.get("communes")
                .valueStream()
                .filter(commune -> commune.get("pcode").asString().equals(pcode))
                .findFirst()
                .orElseThrow();
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** Imports rows; the warnings as "line code". */
    private List<String> add(Row... rows) {
        var text = new StringBuilder(HEADER);
        for (Row row : rows) {
            text.append(row.text(reference++)).append('\n');
        }
        var job = client.importText(text.toString());
        assertThat(job.count("created")).as(client.issues(job).toString()).isEqualTo(rows.length);
        return client.codes(job, "warning");
    }

    private static Row row() {
        return new Row();
    }

    /** One row of a file, in A and unless told otherwise. */
    private static final class Row {

        private String source = "vigie";
        private String start = "2025-03-04";
        private String end = "";
        private String kind = "INS.IED";
        private String severity = "";
        private String fatalities = "";
        private String country = "";
        private String longitude = "-0.95";
        private String latitude = "14.05";
        private String precision = "";
        private String reliability = "";
        private String marking = "";
        private String status = "";

        Row source(String value) {
            source = value;
            return this;
        }

        Row date(String first, String last) {
            start = first;
            end = last;
            return this;
        }

        Row kind(String value) {
            kind = value;
            return this;
        }

        Row severity(int value) {
            severity = value == 0 ? "" : String.valueOf(value);
            return this;
        }

        Row fatalities(int value) {
            fatalities = String.valueOf(value);
            return this;
        }

        Row country(String value) {
            country = value;
            return this;
        }

        Row at(String east, String north) {
            longitude = east;
            latitude = north;
            return this;
        }

        Row precision(String value) {
            precision = value;
            return this;
        }

        Row reliability(String value) {
            reliability = value;
            return this;
        }

        Row marking(String value) {
            marking = value;
            return this;
        }

        Row status(String value) {
            status = value;
            return this;
        }

        String text(int reference) {
            return String.join(
                    ",",
                    source,
                    "r" + reference,
                    start,
                    end,
                    kind,
                    severity,
                    fatalities,
                    country,
                    longitude,
                    latitude,
                    precision,
                    reliability,
                    marking,
                    status);
        }
    }
}
