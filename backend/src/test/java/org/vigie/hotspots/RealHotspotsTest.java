package org.vigie.hotspots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.vigie.Client;
import org.vigie.SharedData;
import org.vigie.TestDatabase;
import org.vigie.Vigie;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.Areas;
import org.vigie.jobs.Job;
import tools.jackson.databind.JsonNode;

/** All fields over the 1,318 real communes and 1,541 real events, against formulas written down once more here, slowly. */
@SpringBootTest(
        classes = Vigie.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "vigie.test=real-hotspots")
@ContextConfiguration(initializers = TestDatabase.class)
@Import(Client.class)
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealHotspotsTest {

    private static final String PATH = "/api/v1/hotspots?from=2016-01-01&to=2020-12-31";
    private static final LocalDate FROM = LocalDate.of(2016, 1, 1);
    private static final int MONTHS = 60;

    @Autowired
    private Client client;

    @Autowired
    private Areas areas;

    private record Event(String pcode, LocalDate day) {}

    private final List<Event> events = new ArrayList<>();
    private JsonNode answer;
    private List<JsonNode> communes;
    private Map<String, Integer> number;
    private int n;
    private double[] y;
    private double[] area;
    private List<List<Integer>> neighbours;

    @BeforeAll
    void load() throws IOException {
        for (String country : List.of("BFA", "MLI", "NER")) {
            Path file = SharedData.require("boundaries/" + country.toLowerCase(Locale.ROOT) + "_adm3.geojson");
            var fields = Map.of("country", country, "vintage", "cod", "source", "COD", "licence", "CC BY-IGO");
            Job job = client.send("boundaries", fields, file);
            Client.json(client.call("POST", "/api/v1/boundaries/" + job.id() + "/activate"));
        }
        importEvents(SharedData.require("events/ucdp_ged_v21_1_sahel_prec1-2.csv"));
        answer = client.get(PATH);
        communes = answer.get("communes").valueStream().toList();
        n = communes.size();
        number = new HashMap<>();
        IntStream.range(0, n)
                .forEach(i -> number.put(communes.get(i).get("pcode").asString(), i));
        y = new double[n];
        area = communes.stream()
                .mapToDouble(commune -> commune.get("areaKm2").asDouble())
                .toArray();
        events.stream().filter(event -> !event.day.isBefore(FROM)).forEach(event -> y[number.get(event.pcode)]++);
        neighbours = neighbours();
    }

    private void importEvents(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> header = Arrays.asList(lines.get(0).replace("\"", "").split(","));
        var csv = new StringBuilder("sourceRef,date,kind,longitude,latitude,fatalities,precision\n");
        AreaIndex index = areas.current();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
            String day = "%s-%02d-%02d"
                    .formatted(
                            cells[header.indexOf("year")],
                            Integer.parseInt(cells[header.indexOf("month")]),
                            Integer.parseInt(cells[header.indexOf("day")]));
            String longitude = cells[header.indexOf("longitude")];
            String latitude = cells[header.indexOf("latitude")];
            csv.append(String.join(
                            ",",
                            cells[header.indexOf("id")].replace("\"", ""),
                            day,
                            "INS.CLASH",
                            longitude,
                            latitude,
                            cells[header.indexOf("best_death")],
                            "SETTLEMENT"))
                    .append('\n');
            index.locate(Double.parseDouble(longitude), Double.parseDouble(latitude), null)
                    .ifPresent(placement -> events.add(new Event(placement.pcode(), LocalDate.parse(day))));
        }
        Job job = client.importText(csv.toString());
        assertThat(job.count("created")).isEqualTo(1541);
    }

    /** Every pair of communes measured: touching inside a country, within 2 km across a border. */
    private List<List<Integer>> neighbours() {
        AreaIndex index = areas.current();
        List<List<Integer>> found = new ArrayList<>();
        Geometry[] shapes =
                IntStream.range(0, n).mapToObj(index::projectedGeometry).toArray(Geometry[]::new);
        for (int i = 0; i < n; i++) {
            found.add(new ArrayList<>());
        }
        for (int i = 0; i < n; i++) {
            Envelope near = new Envelope(shapes[i].getEnvelopeInternal());
            near.expandBy(2000);
            for (int j = 0; j < i; j++) {
                if (near.intersects(shapes[j].getEnvelopeInternal()) && touch(shapes[i], shapes[j], i, j)) {
                    found.get(i).add(j);
                    found.get(j).add(i);
                }
            }
        }
        return found;
    }

    private boolean touch(Geometry one, Geometry other, int i, int j) {
        boolean sameCountry =
                communes.get(i).get("country").equals(communes.get(j).get("country"));
        return sameCountry ? one.intersects(other) : one.isWithinDistance(other, 2000);
    }

    private double[] values(String pointer) {
        return communes.stream()
                .mapToDouble(commune -> commune.at(pointer).isNull()
                        ? Double.NaN
                        : commune.at(pointer).asDouble())
                .toArray();
    }

    private static void assertClose(double[] found, double[] expected) {
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i])
                    .as("area %d", i)
                    .isCloseTo(expected[i], within(1e-9 * Math.max(1, Math.abs(expected[i]))));
        }
    }

    private double[] excess(double[] exposure) {
        double perUnit = Arrays.stream(y).sum() / Arrays.stream(exposure).sum();
        double[] d = new double[n];
        for (int i = 0; i < n; i++) {
            double e = exposure[i] * perUnit;
            double half = (y[i] == 0 ? 0 : y[i] * Math.log(y[i] / e)) - y[i] + e;
            d[i] = Math.signum(y[i] - e) * Math.sqrt(2 * Math.max(0, half));
        }
        return d;
    }

    /** What the page asks for when a filter changes, packed as it travels: it must be quick on a slow link. */
    @Test
    void aChangedFilterMovesAtMostSixtyKilobytes() throws IOException {
        String code = Files.readString(Path.of("../web/src/main/resources/META-INF/resources/js/hotspots.js"));
        Matcher fields = Pattern.compile("const FIELDS = \\[([^\\]]+)]").matcher(code);
        assertThat(fields.find()).isTrue();
        String asked = fields.group(1).replaceAll("[' ]", "") + ",population";
        for (String measure : List.of("density", "count", "fatalities", "weighted", "kernel", "excess")) {
            var answer =
                    client.call("GET", PATH + "&measure=" + measure + "&fields=" + asked, "Accept-Encoding", "gzip");
            assertThat(answer.statusCode()).as(measure).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
            assertThat(answer.body()).as(measure).hasSizeBetween(3_000, 60_000);
        }
    }

    @Test
    void countsAreThoseOfThePolygons() throws IOException {
        assertThat(n).isEqualTo(1318);
        assertClose(values("/count"), y);
        JsonNode allYears = client.get("/api/v1/hotspots?fields=count");
        assertThat(allYears.get("matched").asLong()).isEqualTo(1541);
        assertThat(allYears.get("placed").asLong()).isEqualTo(1539);
        assertThat(allYears.at("/unplaced/byLevel/OUTSIDE").asLong()).isEqualTo(2);
        double[] densities = new double[n];
        Arrays.setAll(densities, i -> 1000 * y[i] / area[i]);
        assertClose(values("/density"), densities);
    }

    @Test
    void excessGiAndMoran() {
        double[] x = excess(area);
        assertClose(values("/excess"), x);
        double mean = Arrays.stream(x).average().orElseThrow();
        double variance =
                Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
        double[] z = new double[n];
        double[] moran = new double[n];
        for (int i = 0; i < n; i++) {
            double w = neighbours.get(i).size() + 1;
            double around = neighbours.get(i).stream().mapToDouble(j -> x[j]).sum();
            z[i] = (x[i] + around - w * mean) / Math.sqrt(variance * (n * w - w * w) / (n - 1));
            moran[i] = (x[i] - mean) / variance * (around / (w - 1) - mean);
            assertThat(communes.get(i).at("/gi/neighbours").asInt()).isEqualTo((int) w - 1);
        }
        assertClose(values("/gi/z"), z);
        assertClose(values("/moran/i"), moran);
        double global = 0;
        for (int i = 0; i < n; i++) {
            global += moran[i];
        }
        assertThat(answer.at("/globalMoran/i").asDouble()).isCloseTo(global / n, within(1e-9));
    }

    /** p of some communes by drawing neighbourhoods anew, with other random numbers. */
    @Test
    void pByDrawing() {
        double[] x = excess(area);
        var random = new Random(5);
        int draws = 20_000;
        for (int i : new int[] {10, 200, 500, 800, 1100, 1300}) {
            int w = neighbours.get(i).size() + 1;
            double sum =
                    x[i] + neighbours.get(i).stream().mapToDouble(j -> x[j]).sum();
            int high = 0;
            for (int draw = 0; draw < draws; draw++) {
                double drawn = random.ints(0, n)
                        .distinct()
                        .limit(w)
                        .mapToDouble(j -> x[j])
                        .sum();
                high += drawn >= sum - 1e-9 ? 1 : 0;
            }
            double tail = Math.min((double) high / draws, 1 - (double) high / draws);
            double error = 5 * Math.sqrt(0.25 / draws);
            assertThat(communes.get(i).at("/gi/p").asDouble()).as("area %d", i).isCloseTo(2 * tail, within(2 * error));
        }
    }

    @Test
    void classesFollowFromPAndEvidence() {
        double[] p = values("/gi/p");
        double[] sorted = Arrays.stream(p).sorted().toArray();
        assertThat(sorted).hasSize(n).doesNotContain(Double.NaN);
        var classes = new HashSet<String>();
        for (int i = 0; i < n; i++) {
            double q = 1;
            for (int k = n; k >= 1 && sorted[k - 1] >= p[i]; k--) {
                q = Math.min(q, sorted[k - 1] * n / k);
            }
            JsonNode gi = communes.get(i).get("gi");
            assertThat(gi.get("q").asDouble()).isCloseTo(q, within(1e-12));
            assertThat(gi.get("class").asString())
                    .isEqualTo(classOf(i, q, gi.get("z").asDouble()));
            classes.add(gi.get("class").asString());
        }
        assertThat(classes).contains("HOT_99", "NOT_SIGNIFICANT");
    }

    private String classOf(int i, double q, double z) {
        if (q >= 0.10) {
            return "NOT_SIGNIFICANT";
        }
        Set<Integer> reach = new HashSet<>(neighbours.get(i));
        reach.add(i);
        List<Event> around = events.stream()
                .filter(event -> !event.day.isBefore(FROM) && reach.contains(number.get(event.pcode)))
                .toList();
        long dates = around.stream().map(Event::day).distinct().count();
        if (z > 0 && (around.size() < 5 || dates < 3)) {
            return "NOT_SIGNIFICANT";
        }
        return (z > 0 ? "HOT_" : "COLD_") + (q < 0.01 ? "99" : q < 0.05 ? "95" : "90");
    }

    @Test
    void trendsOfCompleteMonths() {
        double[][] series = new double[n][MONTHS];
        events.stream()
                .filter(event -> !event.day.isBefore(FROM))
                .forEach(event -> series[number.get(event.pcode)][
                        (int) YearMonth.from(FROM).until(YearMonth.from(event.day), ChronoUnit.MONTHS)]++);
        double[] s = new double[n];
        for (int i = 0; i < n; i++) {
            for (int a = 0; a < MONTHS; a++) {
                for (int b = a + 1; b < MONTHS; b++) {
                    s[i] += Math.signum(series[i][b] - series[i][a]);
                }
            }
        }
        assertClose(values("/trend/s"), s);
        assertThat(communes.stream()
                        .map(commune -> commune.at("/trend/emerging").asString()))
                .anyMatch(category -> category.endsWith("_HOT"));
    }

    @Test
    void theSurfaceHoldsAllIncidents() {
        double mass = Arrays.stream(values("/kernelExpected")).sum();
        double placed = Arrays.stream(y).sum();
        // 1,737 km² of overlaps count twice, 1,643 km² of slivers not at all.
        assertThat(mass).isCloseTo(placed, within(0.005 * placed));
        double[] mean = values("/kernelMean");
        double[] max = values("/kernelMax");
        double largest = Arrays.stream(max).max().orElseThrow();
        IntStream.range(0, n).forEach(i -> assertThat(mean[i]).isBetween(0.0, largest));
        assertThat(communes.stream()
                        .filter(commune -> commune.get("kernelMean").asDouble() > 0)
                        .count())
                .isGreaterThan(communes.stream()
                        .filter(commune -> commune.get("count").asLong() > 0)
                        .count());
    }

    @Test
    void ratesOverMadeUpPeople() throws IOException {
        double[] people =
                new Random(3).doubles(n, 1_000, 100_000).map(Math::rint).toArray();
        var text = new StringBuilder("pcode,population,year\n");
        for (int i = 0; i < n; i++) {
            text.append("%s,%d,2019\n".formatted(communes.get(i).get("pcode").asString(), (long) people[i]));
        }
        Path file = Files.createTempFile("people", ".csv");
        Files.writeString(file, text);
        client.send("populations", Map.of("source", "Essai"), file);
        Files.delete(file);
        JsonNode known = client.get(PATH + "&fields=rate,smoothedRate,localSmoothedRate,excess,gi&permutations=0");
        assertThat(known.get("exposure").asString()).isEqualTo("population");
        List<JsonNode> rows = known.get("communes").valueStream().toList();
        double[] excess = excess(people);
        for (int i = 0; i < n; i++) {
            assertThat(rows.get(i).get("excess").asDouble()).isCloseTo(excess[i], within(1e-8));
            assertThat(rows.get(i).get("rate").asDouble()).isCloseTo(100_000 * y[i] / people[i], within(1e-9));
            int[] all = IntStream.range(0, n).toArray();
            int[] near = IntStream.concat(
                            IntStream.of(i), neighbours.get(i).stream().mapToInt(j -> j))
                    .toArray();
            assertThat(rows.get(i).get("smoothedRate").asDouble())
                    .isCloseTo(100_000 * marshall(i, all, people), within(1e-7));
            assertThat(rows.get(i).get("localSmoothedRate").asDouble())
                    .isCloseTo(100_000 * marshall(i, near, people), within(1e-7));
        }
    }

    private double marshall(int i, int[] reach, double[] people) {
        double all = Arrays.stream(reach).mapToDouble(j -> people[j]).sum();
        double b = Arrays.stream(reach).mapToDouble(j -> y[j]).sum() / all;
        double s2 = Arrays.stream(reach)
                        .mapToDouble(j -> people[j] * Math.pow(y[j] / people[j] - b, 2))
                        .sum()
                / all;
        double a = Math.max(0, s2 - b / (all / reach.length));
        return b == 0 ? 0 : b + a * (y[i] / people[i] - b) / (a + b / people[i]);
    }
}
