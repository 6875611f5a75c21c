package org.vigie.geocode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    record Row(String group, PlaceQuery query, GazetteerPlace truth, boolean held) {}

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
        var tally = new TreeMap<String, Tally>();
        var bins = new Tally[10];
        for (int i = 0; i < bins.length; i++) {
            bins[i] = new Tally();
        }
        for (Row row : rows()) {
            Resolution resolution = resolver.resolve(row.query(), Locale.FRENCH);
            double km = resolution.candidates().isEmpty()
                    ? 1e9
                    : Spheres.distanceKm(
                            resolution.candidates().get(0).longitude(),
                            resolution.candidates().get(0).latitude(),
                            row.truth().longitude(),
                            row.truth().latitude());
            boolean placed = resolution.decision() == Resolution.Decision.PLACED;
            tally.computeIfAbsent(row.group(), key -> new Tally()).add(placed, km <= 10);
            if (!resolution.candidates().isEmpty()) {
                double confidence = resolution.candidates().get(0).confidence();
                bins[(int) Math.min(9, confidence * 10)].add(true, km <= 10);
            }
            if (System.getProperty("geocode.show") != null
                    && row.group().contains(System.getProperty("geocode.show"))
                    && (!placed || km > 10)) {
                System.out.println(row.query() + " TRUTH " + row.truth().name() + " "
                        + row.truth().longitude() + " "
                        + row.truth().latitude() + " -> " + resolution.decision() + " "
                        + resolution.candidates().stream()
                                .limit(3)
                                .map(c -> "%s %s %.2f %.2f %.2f %s"
                                        .formatted(
                                                c.name(),
                                                c.pcode(),
                                                c.longitude(),
                                                c.latitude(),
                                                c.confidence(),
                                                c.why()))
                                .toList());
            }
        }
        System.out.printf("%-34s %6s %8s %8s %8s%n", "group", "rows", "placed", "right", "review");
        tally.forEach((group, one) -> System.out.printf(
                "%-34s %6d %7.1f%% %7.1f%% %7.1f%%%n",
                group,
                one.rows,
                100.0 * one.placed / one.rows,
                100.0 * one.right / Math.max(1, one.placed),
                100.0 * (one.rows - one.placed) / one.rows));
        for (int i = 0; i < bins.length; i++) {
            System.out.printf(
                    "confidence %.1f: %d rows, %.3f right%n",
                    i / 10.0, bins[i].placed, (double) bins[i].right / Math.max(1, bins[i].placed));
        }
        Tally known = tally.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("known, region province commune"))
                .map(Map.Entry::getValue)
                .reduce(new Tally(), Tally::plus);
        assertThat((double) known.placed / known.rows).isGreaterThan(0.85);
        assertThat((double) known.right / known.placed).isGreaterThan(0.97);
    }

    private static List<Row> rows() {
        var random = new Random(20261101);
        var spelling = new Misspelling(random);
        var rows = new ArrayList<Row>();
        while (rows.size() < ROWS) {
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
        String group = (isHeldOut(place) ? "absent" : "known")
                + List.of(", country only", ", region", ", region province", ", region province commune")
                        .get(given)
                + ", mistakes " + mistakes;
        return new Row(group, query, place, isHeldOut(place));
    }

    private static @Nullable String admin(Area commune, int level, Random random, Misspelling spelling) {
        Area area = RealGazetteer.areas().ancestor(commune.pcode(), level).orElseThrow();
        return random.nextInt(10) == 0 ? spelling.misspelt(area.name(), 1) : spelling.plain(area.name());
    }

    /** Counts of rows. */
    static final class Tally {
        int rows;
        int placed;
        int right;

        void add(boolean isPlaced, boolean isRight) {
            rows++;
            placed += isPlaced ? 1 : 0;
            right += isPlaced && isRight ? 1 : 0;
        }

        Tally plus(Tally other) {
            var sum = new Tally();
            sum.rows = rows + other.rows;
            sum.placed = placed + other.placed;
            sum.right = right + other.right;
            return sum;
        }
    }
}
