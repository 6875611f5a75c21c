package org.vigie.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.statistics.EmergingHotspots.Category;

class EmergingHotspotsTest {

    /** One sign a month: h hot, c cold, . neither; the z within a sign follow the digit after the colon (1 up, 2 down, 0 level). */
    @ParameterizedTest
    @CsvSource({
        "...........h:0, NEW_HOT",
        "c..........h:0, NEW_HOT",
        "..........hh:0, CONSECUTIVE_HOT",
        "c.........hh:0, CONSECUTIVE_HOT",
        "h.........hh:0, SPORADIC_HOT",
        "h..h.......h:0, SPORADIC_HOT",
        "h..c.......h:0, OSCILLATING_HOT",
        "hhhhhhhhhhhh:1, INTENSIFYING_HOT",
        "hhhhhhhhhhhh:2, DIMINISHING_HOT",
        "hhhhhhhhhhhh:0, PERSISTENT_HOT",
        ".hhhhhhhhhhh:0, PERSISTENT_HOT",
        "..hhhhhhhhhh:0, CONSECUTIVE_HOT",
        "hhhhhhhhhhh.:0, HISTORICAL_HOT",
        "hhhhhhhhhhhc:0, HISTORICAL_HOT",
        "hhhhhhhhhh..:0, NONE",
        "............:0, NONE",
        "...........c:0, NEW_COLD",
        "..........cc:0, CONSECUTIVE_COLD",
        "c..c.......c:0, SPORADIC_COLD",
        "h..c.......c:0, OSCILLATING_COLD",
        "cccccccccccc:2, INTENSIFYING_COLD",
        "cccccccccccc:1, DIMINISHING_COLD",
        "cccccccccccc:0, PERSISTENT_COLD",
        "ccccccccccc.:0, HISTORICAL_COLD",
        "h...........:1, NONE"
    })
    void theFirstRuleThatMatchesDecides(String pattern, Category expected) {
        char slope = pattern.charAt(pattern.length() - 1);
        double step = slope == '1' ? 0.01 : slope == '2' ? -0.01 : 0;
        double[] z = new double[pattern.length() - 2];
        Arrays.setAll(
                z,
                t -> switch (pattern.charAt(t)) {
                            case 'h' -> 3;
                            case 'c' -> -3;
                            default -> 0;
                        }
                        + step * t);
        assertThat(EmergingHotspots.category(z)).isEqualTo(expected);
    }

    @Test
    void thereAreSeventeenCategories() {
        assertThat(Category.values()).hasSize(17);
        for (int i = 0; i < 8; i++) {
            assertThat(Category.values()[i + 8].name())
                    .isEqualTo(Category.values()[i].name().replace("_HOT", "_COLD"));
        }
    }

    @Test
    void zIsGiStarOverTheCube() {
        Neighbours neighbours = Examples.latticeQueen(4);
        int months = 13;
        double[] counts = Examples.doubles(Examples.randomCounts(16 * months, 2));
        double[][] z = EmergingHotspots.z(new SpaceTimeCube(16, months, counts), neighbours);
        // The same through neighbours in space and time: cell (area, month) at area * months + month.
        int[][] rows = new int[16 * months][];
        for (int area = 0; area < 16; area++) {
            for (int t = 0; t < months; t++) {
                int[] reach = Arrays.copyOf(neighbours.of(area), neighbours.count(area) + 1);
                reach[reach.length - 1] = area;
                int month = t;
                int self = area * months + t;
                rows[self] = Arrays.stream(reach)
                        .flatMap(a -> month == 0
                                ? java.util.stream.IntStream.of(a * months)
                                : java.util.stream.IntStream.of(a * months + month, a * months + month - 1))
                        .filter(cell -> cell != self)
                        .toArray();
            }
        }
        double[] expected = GetisOrd.z(counts, Neighbours.of(rows));
        for (int area = 0; area < 16; area++) {
            for (int t = 0; t < months; t++) {
                assertThat(z[area][t]).isCloseTo(expected[area * months + t], within(1e-10));
            }
        }
    }

    @Test
    void fewMonthsAndEqualCounts() {
        Neighbours lattice = Examples.latticeQueen(3);
        assertThat(EmergingHotspots.find(new SpaceTimeCube(9, 11, new double[99]), lattice))
                .isEmpty();
        assertThat(EmergingHotspots.find(new SpaceTimeCube(9, 12, new double[108]), lattice)
                        .orElseThrow())
                .containsOnly(Category.NONE);
    }

    @Test
    void aBurstInTheLastMonthIsNew() {
        double[] counts = new double[100 * 24];
        Arrays.setAll(counts, i -> i % 3);
        counts[44 * 24 + 23] += 60;
        assertThat(EmergingHotspots.find(new SpaceTimeCube(100, 24, counts), Examples.latticeQueen(10))
                        .orElseThrow()[44])
                .isEqualTo(Category.NEW_HOT);
    }

    @Test
    void incidentsFallIntoTheCube() {
        SpaceTimeCube cube = SpaceTimeCube.of(2, 3, new int[] {0, 1, 1, -1, 1}, new int[] {0, 2, 2, 1, -1});
        assertThat(cube.series(0)).containsExactly(1, 0, 0);
        assertThat(cube.series(1)).containsExactly(0, 0, 2);
    }

    @Test
    void partialMonthsAreLeftOut() {
        CompleteMonths months = CompleteMonths.within(LocalDate.of(2024, 1, 2), LocalDate.of(2024, 4, 30));
        assertThat(months).isEqualTo(new CompleteMonths(YearMonth.of(2024, 2), 3));
        assertThat(months.indexOf(LocalDate.of(2024, 2, 1), LocalDate.of(2024, 2, 29)))
                .isZero();
        assertThat(months.indexOf(LocalDate.of(2024, 2, 28), LocalDate.of(2024, 3, 1)))
                .isEqualTo(-1);
        assertThat(months.indexOf(LocalDate.of(2024, 1, 5), LocalDate.of(2024, 1, 5)))
                .isEqualTo(-1);
        assertThat(months.indexOf(LocalDate.of(2024, 5, 5), LocalDate.of(2024, 5, 5)))
                .isEqualTo(-1);
        assertThat(CompleteMonths.within(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 1, 30))
                        .count())
                .isZero();
        assertThat(CompleteMonths.within(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 1, 31))
                        .count())
                .isOne();
        assertThat(CompleteMonths.within(LocalDate.of(2024, 1, 5), LocalDate.of(2024, 1, 9))
                        .count())
                .isZero();
    }
}
