package org.vigie.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GetisOrdTest {

    private static final int SIDE = 16;
    /** Cell 136 counted from the last one, as in the example of spdep's localG. */
    private static final int CELL_136 = 256 - 136 - 1;

    @ParameterizedTest
    @CsvSource({"90, 1.986135", "120, 1.893374", "150, 1.237454"})
    void matchesGetisAndOrd1996(double metres, double published) {
        double[] z = GetisOrd.zSelfExcluded(Examples.getisOrd(), lattice30(metres));
        assertThat(z[CELL_136]).isCloseTo(published, within(5e-7));
    }

    @Test
    void matchesThePublishedGiStar() {
        assertThat(GetisOrd.z(Examples.getisOrd(), lattice30(30))[CELL_136]).isCloseTo(1.45078, within(5e-6));
        // More digits from spdep 1.2-7: localG with include.self.
        assertThat(GetisOrd.z(Examples.getisOrd(), lattice30(30))[CELL_136]).isCloseTo(1.450779807, within(5e-10));
    }

    private static Neighbours lattice30(double metres) {
        return Neighbours.band(Examples.latticeX(SIDE, 30), Examples.latticeY(SIDE, 30), metres);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void zIsTheFormula(long seed) {
        double[] x = Examples.random(100, seed);
        Neighbours neighbours =
                Neighbours.nearest(Examples.random(100, seed + 1), Examples.random(100, seed + 2), names(100), 5);
        double[] z = GetisOrd.z(x, neighbours);
        double[] selfExcluded = GetisOrd.zSelfExcluded(x, neighbours);
        for (int i = 0; i < x.length; i++) {
            double[] w = new double[x.length];
            Arrays.stream(neighbours.of(i)).forEach(j -> w[j] = 1);
            int self = i;
            int[] others = IntStream.range(0, x.length).filter(j -> j != self).toArray();
            assertThat(selfExcluded[i]).isCloseTo(naive(x, w, others), within(1e-9 * Math.abs(selfExcluded[i])));
            w[i] = 1;
            assertThat(z[i])
                    .isCloseTo(naive(x, w, IntStream.range(0, x.length).toArray()), within(1e-9 * Math.abs(z[i])));
        }
    }

    private static double naive(double[] x, double[] w, int[] members) {
        int n = members.length;
        double mean = Arrays.stream(members).mapToDouble(j -> x[j]).sum() / n;
        double variance = Arrays.stream(members)
                        .mapToDouble(j -> Math.pow(x[j] - mean, 2))
                        .sum()
                / n;
        double weight = Arrays.stream(w).sum();
        double sum = Arrays.stream(members).mapToDouble(j -> w[j] * x[j]).sum();
        double squares = Arrays.stream(w).map(v -> v * v).sum();
        return (sum - weight * mean) / Math.sqrt(variance * (n * squares - weight * weight) / (n - 1));
    }

    @Test
    void theRandomisationCountsWhatComparingEachDrawWouldCount() {
        // Drawing one of n values has a known null: p_hi = P(x_j >= x_i), p_lo = P(x_j <= x_i).
        int n = 40;
        int[] counts = Examples.randomCounts(n, 9);
        double[] x = Examples.doubles(counts);
        Neighbours islands = Neighbours.of(new int[n][0]);
        int draws = 200_000;
        GetisOrd.Result result = GetisOrd.test(x, islands, draws, 1);
        for (int i = 0; i < n; i++) {
            double value = x[i];
            double high = Arrays.stream(x).filter(v -> v >= value).count() / (double) n;
            double low = Arrays.stream(x).filter(v -> v <= value).count() / (double) n;
            assertThat(result.tails().high()[i]).isCloseTo(high, within(0.006));
            assertThat(result.tails().low()[i]).isCloseTo(low, within(0.006));
            assertThat(result.p()[i])
                    .isEqualTo(Math.min(
                            1,
                            2
                                    * Math.min(
                                            result.tails().high()[i],
                                            result.tails().low()[i])));
        }
    }

    @Test
    void thePermutationTailsMatchAllPossibleNeighbourhoods() {
        // Six areas in a ring, three in a neighbourhood: 20 equally likely neighbourhoods, tied sums among them.
        double[] x = {0.1, 0.2, 0.3, 0.3, 0.1, 0.7};
        int[][] ring = new int[6][];
        Arrays.setAll(ring, i -> new int[] {(i + 1) % 6, (i + 5) % 6});
        GetisOrd.Result result = GetisOrd.test(x, Neighbours.of(ring), 99_999, 5);
        for (int i = 0; i < 6; i++) {
            double observed = x[i] + x[(i + 1) % 6] + x[(i + 5) % 6];
            int atLeast = 0;
            int atMost = 0;
            for (int a = 0; a < 6; a++) {
                for (int b = a + 1; b < 6; b++) {
                    for (int c = b + 1; c < 6; c++) {
                        double sum = x[a] + x[b] + x[c];
                        atLeast += sum >= observed - 1e-9 ? 1 : 0;
                        atMost += sum <= observed + 1e-9 ? 1 : 0;
                    }
                }
            }
            assertThat(result.tails().high()[i]).isCloseTo(atLeast / 20.0, within(0.006));
            assertThat(result.tails().low()[i]).isCloseTo(atMost / 20.0, within(0.006));
        }
    }

    @Test
    void theSameSeedGivesTheSameAnswerOnAnyNumberOfProcessors() {
        double[] x = Examples.random(400, 3);
        Neighbours lattice = Examples.latticeQueen(20);
        GetisOrd.Result one = new ForkJoinPool(1)
                .submit(() -> GetisOrd.test(x, lattice, 9_999, 42))
                .join();
        GetisOrd.Result many = new ForkJoinPool(7)
                .submit(() -> GetisOrd.test(x, lattice, 9_999, 42))
                .join();
        assertThat(many.p()).containsExactly(one.p());
        assertThat(GetisOrd.test(x, lattice, 9_999, 43).p()).isNotEqualTo(one.p());
    }

    @Test
    void seedsFollowFromTheParameters() {
        assertThat(GetisOrd.seedOf("from=2024-01-01")).isEqualTo(GetisOrd.seedOf("from=2024-01-01"));
        assertThat(GetisOrd.seedOf("from=2024-01-01")).isNotEqualTo(GetisOrd.seedOf("from=2024-01-02"));
        // Fixed for good: a published map can be computed again.
        assertThat(GetisOrd.seedOf("")).isEqualTo(-780787492076525413L);
    }

    @Test
    void theOrderOfTheAreasDoesNotMatter() {
        Neighbours lattice = Examples.latticeQueen(12);
        double[] x = Examples.doubles(Examples.randomCounts(144, 8));
        List<Integer> order =
                new java.util.ArrayList<>(IntStream.range(0, 144).boxed().toList());
        Collections.shuffle(order, new Random(1));
        int[][] rows = new int[144][];
        double[] moved = new double[144];
        for (int i = 0; i < 144; i++) {
            rows[i] =
                    Arrays.stream(lattice.of(order.get(i))).map(order::indexOf).toArray();
            moved[i] = x[order.get(i)];
        }
        GetisOrd.Result before = GetisOrd.test(x, lattice, 999, 7);
        GetisOrd.Result after = GetisOrd.test(moved, Neighbours.of(rows), 999, 7);
        for (int i = 0; i < 144; i++) {
            assertThat(after.p()[i]).isEqualTo(before.p()[order.get(i)]);
            assertThat(after.z()[i]).isCloseTo(before.z()[order.get(i)], within(1e-12));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void scalingAndShiftingLeavesEverythingAlone(long seed) {
        double[] x = Examples.doubles(Examples.randomCounts(225, seed));
        double[] scaled = Arrays.stream(x).map(v -> 7 * v + 3).toArray();
        GetisOrd.Result before = GetisOrd.test(x, Examples.latticeQueen(15), 999, seed);
        GetisOrd.Result after = GetisOrd.test(scaled, Examples.latticeQueen(15), 999, seed);
        for (int i = 0; i < x.length; i++) {
            assertThat(after.z()[i]).isCloseTo(before.z()[i], within(1e-10));
        }
        assertThat(after.p()).containsExactly(before.p());
        assertThat(after.q()).containsExactly(before.q());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 5})
    void equalValuesAreNoHotspot(double value) {
        double[] x = new double[100];
        Arrays.fill(x, value);
        GetisOrd.Result result = GetisOrd.test(x, Examples.latticeQueen(10), 999, 1);
        assertThat(result.z()).containsOnly(Double.NaN);
        assertThat(result.p()).containsOnly(Double.NaN);
        int[] many = new int[100];
        Arrays.fill(many, 100);
        assertThat(HotspotClass.decide(result, many, many, 1000)).containsOnly(HotspotClass.NOT_SIGNIFICANT);
    }

    @Test
    void countsInProportionToTheirExposureAreNoHotspot() {
        double[] counts = new double[100];
        double[] areaSquareKm = new double[100];
        Arrays.setAll(counts, i -> 1 + i % 7);
        Arrays.setAll(areaSquareKm, i -> 0.1 * counts[i]);
        double[] densities = new double[100];
        Arrays.setAll(densities, i -> Rates.per1000SquareKm(counts[i], areaSquareKm[i]));
        assertThat(GetisOrd.z(Excess.residuals(counts, areaSquareKm), Examples.latticeQueen(10)))
                .containsOnly(Double.NaN);
        // Not all the same number: 1 / 0.1 is 10, 3 / (3 * 0.1) is a little less.
        assertThat(Arrays.stream(densities).distinct().count()).isGreaterThan(1);
        assertThat(GetisOrd.z(densities, Examples.latticeQueen(10))).containsOnly(Double.NaN);
    }

    @Test
    void noAreaOneAreaAndANeighbourhoodOfAllAreNotDefined() {
        assertThat(GetisOrd.test(new double[0], Neighbours.of(new int[0][]), 99, 1)
                        .p())
                .isEmpty();
        assertThat(GetisOrd.test(new double[] {3}, Neighbours.of(new int[1][0]), 99, 1)
                        .z())
                .containsOnly(Double.NaN);
        GetisOrd.Result all =
                GetisOrd.test(new double[] {1, 2, 3}, Neighbours.of(new int[][] {{1, 2}, {0}, {0}}), 99, 1);
        assertThat(all.z()[0]).isNaN();
        assertThat(all.p()[0]).isNaN();
        assertThat(all.z()[1]).isNotNaN();
        assertThatThrownBy(() -> GetisOrd.z(new double[2], Neighbours.of(new int[3][0])))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutDrawsTheNormalDistributionDecides() {
        double[] x = Examples.getisOrd();
        GetisOrd.Result result = GetisOrd.test(x, lattice30(45), 0, 1);
        for (int i = 0; i < x.length; i++) {
            assertThat(result.p()[i]).isCloseTo(result.pNormal()[i], within(1e-12));
        }
        // The normal distribution's own table: P(|Z| > 1.959964) = 0.05.
        assertThat(Normal.twoSided(1.959963984540054)).isCloseTo(0.05, within(1e-15));
    }

    private static List<String> names(int n) {
        return IntStream.range(0, n).mapToObj(i -> String.format("P%04d", i)).toList();
    }
}
