package org.vigie.geocode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vigie.areas.Area;

/**
 * Thousands of rows made from the real gazetteers with a fixed seed: names as they are and misspelt, with and without
 * admin names, a tenth of the places taken out of the gazetteer beforehand. Prints the table; asserts what is promised.
 */
class SyntheticEvaluationTest {

    private static final int ROWS = 12_000;

    private static Resolver resolver;
    private static List<GazetteerPlace> settlements;

    /** A row whose true place is known. */
    record Row(String said, int mistakes, PlaceQuery query, GazetteerPlace truth, boolean held) {}

    @BeforeAll
    static void load() {
        resolver = RealGazetteer.resolver(place -> !isHeldOut(place));
        settlements = RealGazetteer.places().stream()
                .filter(place -> place.hasPosition() && place.kind().isSettlement())
                .toList();
    }

    /** One place in ten is absent, with every other entry of the same name. */
    private static boolean isHeldOut(GazetteerPlace place) {
        return (org.vigie.toponyms.Toponym.of(place.name()).sound() + "x").hashCode() % 10 == 0;
    }

    @Test
    void mostRowsWithAdminNamesArePlacedAndNearlyAllOfThemRight() {
        var tallies = new TreeMap<String, Tally>();
        for (Row row : rows()) {
            Resolution resolution = resolver.resolve(row.query(), Locale.FRENCH);
            boolean placed = resolution.decision() == Resolution.Decision.PLACED;
            boolean right = placed && isRight(resolution.candidates().get(0), row.truth());
            String group = (row.held() ? "absent" : "known") + ", " + row.said();
            tallies.computeIfAbsent(group + ", mistakes " + row.mistakes(), key -> new Tally())
                    .add(placed, right);
            tallies.computeIfAbsent("all, " + row.said(), key -> new Tally()).add(placed, right);
        }
        Tally.print("synthetic rows of the real gazetteers", tallies);
        Tally commune = tallies.get("all, region province commune");
        assertThat(commune.placedShare()).isGreaterThan(0.85);
        assertThat(commune.rightShare()).isGreaterThan(0.97);
        Tally province = tallies.get("all, region province");
        assertThat(province.rightShare()).isGreaterThan(0.97);
    }

    @Test
    void aConfidenceIsTheShareThatIsRight() {
        var right = new double[10];
        var sum = new double[10];
        var count = new int[10];
        for (Row row : rows(20_000, 11)) {
            Resolution resolution = resolver.resolve(row.query(), Locale.FRENCH);
            if (!resolution.candidates().isEmpty()) {
                Candidate best = resolution.candidates().get(0);
                int bin = (int) Math.min(9, best.confidence() * 10);
                count[bin]++;
                sum[bin] += best.confidence();
                right[bin] += isRight(best, row.truth()) ? 1 : 0;
            }
        }
        for (int bin = 0; bin < 10; bin++) {
            System.out.printf(
                    "confidence %.3f on average in %5d rows: %.3f right%n",
                    sum[bin] / count[bin], count[bin], right[bin] / count[bin]);
            assertThat(right[bin] / count[bin])
                    .as("confidence from " + bin / 10.0)
                    .isCloseTo(sum[bin] / count[bin], within(0.1));
        }
    }

    private static boolean isRight(Candidate candidate, GazetteerPlace truth) {
        return Spheres.distanceKm(candidate.longitude(), candidate.latitude(), truth.longitude(), truth.latitude())
                <= Scoring.SAME_LOCATION_KM;
    }

    private static List<Row> rows() {
        return rows(ROWS, 20261101);
    }

    private static List<Row> rows(int wanted, long seed) {
        var random = new Random(seed);
        var spelling = new Misspelling(random);
        var rows = new ArrayList<Row>();
        while (rows.size() < wanted) {
            GazetteerPlace place = settlements.get(random.nextInt(settlements.size()));
            Area commune = RealGazetteer.areas()
                    .locate(place.longitude(), place.latitude(), place.country())
                    .map(found -> RealGazetteer.areas().get(found.pcode()))
                    .filter(found -> found.country().equals(place.country()))
                    .orElse(null);
            if (commune != null) {
                rows.add(row(place, commune, random, spelling));
            }
        }
        return rows;
    }

    private static Row row(GazetteerPlace place, Area commune, Random random, Misspelling spelling) {
        int given = random.nextInt(4);
        int mistakes = Math.max(0, random.nextInt(5) - 2);
        List<String> names = new ArrayList<>(place.otherNames());
        names.add(place.name());
        String name = names.get(random.nextInt(names.size()));
        String written = mistakes == 0 ? spelling.plain(name) : spelling.misspelt(name, mistakes);
        var query = new PlaceQuery(
                written,
                place.country(),
                given >= 1 ? admin(commune, 1, random, spelling) : null,
                given >= 2 ? admin(commune, 2, random, spelling) : null,
                given >= 3 ? admin(commune, 3, random, spelling) : null,
                null);
        String said = List.of("country", "region", "region province", "region province commune")
                .get(given);
        return new Row(said, mistakes, query, place, isHeldOut(place));
    }

    private static @Nullable String admin(Area commune, int level, Random random, Misspelling spelling) {
        Area area = RealGazetteer.areas().ancestor(commune.pcode(), level).orElseThrow();
        return random.nextInt(10) == 0 ? spelling.misspelt(area.name(), 1) : spelling.plain(area.name());
    }
}
