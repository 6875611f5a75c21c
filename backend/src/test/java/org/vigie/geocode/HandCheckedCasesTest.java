package org.vigie.geocode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.formats.CsvTable;
import org.vigie.formats.TableRow;
import org.vigie.geocode.Resolution.Decision;

/**
 * Cases written and checked by hand: what reports say, and where it is, or that nobody can know ({@code OPEN}: to place it
 * would be wrong). Run on the real gazetteers; the table is printed by class.
 */
class HandCheckedCasesTest {

    private static final String OPEN = "OPEN";
    private static final double RIGHT_WITHIN_KM = 10;

    /** One case; expected is {@code PLACE} with a position, {@code OPEN}, or the P-code of an area. */
    record Case(String group, PlaceQuery query, String expected, double longitude, double latitude, String precision) {

        boolean isRight(Candidate best) {
            if (expected.equals("PLACE")) {
                double km = Spheres.distanceKm(best.longitude(), best.latitude(), longitude, latitude);
                return km <= RIGHT_WITHIN_KM && best.precision().name().equals(precision);
            }
            return expected.equals(best.pcode()) && best.precision().name().equals(precision);
        }
    }

    @TempDir
    Path directory;

    @Test
    void placedOnesAreRightAndUnknowableOnesAreLeftToAPerson() throws IOException {
        Resolver resolver = RealGazetteer.resolver(place -> true);
        var tallies = new LinkedHashMap<String, Tally>();
        var all = new Tally();
        var placeable = new Tally();
        var wrong = new ArrayList<String>();
        for (Case one : cases()) {
            Resolution resolution = resolver.resolve(one.query(), Locale.FRENCH);
            boolean placed = resolution.decision() == Decision.PLACED;
            boolean right = placed && one.isRight(resolution.candidates().get(0));
            tallies.computeIfAbsent(one.group(), key -> new Tally()).add(placed, right);
            all.add(placed, right);
            if (!one.expected().equals(OPEN)) {
                placeable.add(placed, right);
            }
            if (placed && !right || !placed && !one.expected().equals(OPEN)) {
                wrong.add(one + " -> " + resolution.decision() + " "
                        + resolution.candidates().stream().limit(2).toList());
            }
        }
        tallies.put("all", all);
        tallies.put("all that can be placed", placeable);
        Tally.print("cases checked by hand", tallies);
        wrong.forEach(System.out::println);
        assertThat(all.rows()).isGreaterThanOrEqualTo(300);
        assertThat(all.rightShare()).isGreaterThan(0.97);
        assertThat(placeable.placedShare()).isGreaterThan(0.9);
        assertThat(tallies.get("no place").placedShare()).isZero();
    }

    private List<Case> cases() throws IOException {
        Path file = directory.resolve("cases.csv");
        try (InputStream in = HandCheckedCasesTest.class.getResourceAsStream("cases.csv")) {
            Files.copy(in, file);
        }
        var cases = new ArrayList<Case>();
        try (var table = CsvTable.open(file)) {
            table.forEach(row -> cases.add(read(row)));
        }
        return cases;
    }

    private static Case read(TableRow row) {
        var query = new PlaceQuery(row.cell(1), row.cell(2), row.cell(3), row.cell(4), row.cell(5), null);
        return new Case(
                row.cell(0),
                query,
                row.cell(6),
                Numbers.decimal(row.cell(7)),
                Numbers.decimal(row.cell(8)),
                row.cell(9));
    }
}
