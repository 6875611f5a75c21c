package org.vigie.statistics;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.vigie.statistics.LocalMoran.Quadrant;

/** Local and global Moran's I against the published Columbus figures and spdep 1.2-7. */
class MoranTest {

    private static final List<String> PCODES =
            IntStream.rangeClosed(1, 400).mapToObj(i -> "P" + i).toList();

    private static LocalMoran.Result columbus(int draws) {
        return LocalMoran.test(
                Examples.columbusCrime(), Examples.columbusNeighbours(), PCODES.subList(0, 49), draws, 1);
    }

    @Test
    void globalMatchesThePublishedFigures() {
        GlobalMoran moran = GlobalMoran.of(Examples.columbusCrime(), Examples.columbusNeighbours());
        assertThat(moran.i()).isCloseTo(0.485770914, within(5e-10));
        assertThat(moran.varianceRandomisation()).isCloseTo(0.008991121, within(5e-10));
        assertThat(moran.varianceNormality()).isCloseTo(0.008860962, within(5e-10));
        assertThat(moran.zNormality()).isCloseTo(5.3818, within(5e-5));
        assertThat(moran.zRandomisation()).isCloseTo(5.34271363941, within(1e-10));
        assertThat(moran.pNormality()).isCloseTo(7.374e-08, within(5e-12));
        assertThat(moran.pRandomisation()).isCloseTo(2 * 4.578e-08, within(1e-11));
    }

    @Test
    void islandsAreTakenFromN() {
        int[][] rows = new int[49][];
        boolean[] island = new boolean[49];
        island[0] = true;
        island[4] = true;
        island[19] = true;
        Neighbours all = Examples.columbusNeighbours();
        Arrays.setAll(
                rows,
                i -> island[i]
                        ? new int[0]
                        : Arrays.stream(all.of(i)).filter(j -> !island[j]).toArray());
        GlobalMoran moran = GlobalMoran.of(Examples.columbusCrime(), Neighbours.of(rows));
        assertThat(moran.i()).isCloseTo(0.4593889864481748, within(1e-14));
        assertThat(moran.expectation()).isCloseTo(-1 / 45.0, within(1e-15));
        assertThat(moran.varianceRandomisation()).isCloseTo(0.0112268517393310, within(1e-14));
        assertThat(moran.varianceNormality()).isCloseTo(0.0110544575455152, within(1e-14));
    }

    @Test
    void asymmetricalNeighboursAreUnderstood() {
        double[] x = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3};
        double[] place = {0, 1, 3, 6, 10, 15, 21, 28, 36, 45};
        GlobalMoran moran = GlobalMoran.of(x, Neighbours.nearest(place, new double[10], PCODES.subList(0, 10), 2));
        assertThat(moran.i()).isCloseTo(-0.1602914389799636, within(1e-14));
        assertThat(moran.varianceRandomisation()).isCloseTo(0.0676999681329461, within(1e-14));
        assertThat(moran.varianceNormality()).isCloseTo(0.0725028058361392, within(1e-14));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.736818490608356, 0.937807651035261, 0.348343268465009",
        "4, 0.00482096662821632, 0.0666623234486721, 0.946850529094044",
        "7, -1.86058737557164, -1.79917106522192, 0.0719916249719783",
        "20, 0.341409789721529, 0.752325939474983, 0.451855072287189",
        "49, 0.363361359788545, 0.870533676889444, 0.384008823440935"
    })
    void localMatchesSpdep(int area, double i, double z, double p) {
        LocalMoran.Result result = columbus(0);
        assertThat(result.i()[area - 1]).isCloseTo(i, within(1e-12 * Math.abs(i)));
        assertThat(result.z()[area - 1]).isCloseTo(z, within(1e-12 * Math.abs(z)));
        assertThat(result.pNormal()[area - 1]).isCloseTo(p, within(1e-12));
        assertThat(result.p()).containsExactly(result.pNormal());
    }

    @Test
    void quadrantsMatchSpdep() {
        Quadrant[] quadrants = columbus(0).quadrants();
        assertThat(quadrants)
                .startsWith(
                        Quadrant.LL,
                        Quadrant.LL,
                        Quadrant.LL,
                        Quadrant.LL,
                        Quadrant.HH,
                        Quadrant.LH,
                        Quadrant.LH,
                        Quadrant.HH);
        assertThat(Arrays.stream(quadrants).filter(q -> q == Quadrant.LL)).hasSize(20);
        assertThat(Arrays.stream(quadrants).filter(q -> q == Quadrant.HL)).hasSize(3);
        assertThat(Arrays.stream(quadrants).filter(q -> q == Quadrant.LH)).hasSize(5);
        assertThat(Arrays.stream(quadrants).filter(q -> q == Quadrant.HH)).hasSize(21);
    }

    @Test
    void thePermutationTailsMatchAllPossibleNeighbours() {
        double[] x = {0.1, 0.2, 0.3, 0.3, 0.1, 0.7, 0.9};
        int[][] ring = new int[7][];
        Arrays.setAll(ring, i -> new int[] {(i + 1) % 7, (i + 6) % 7});
        Neighbours neighbours = Neighbours.of(ring);
        double mean = Arrays.stream(x).average().orElseThrow();
        for (int i = 0; i < 7; i++) {
            int atLeast = 0;
            int atMost = 0;
            double observed = x[(i + 1) % 7] + x[(i + 6) % 7];
            for (int a = 0; a < 7; a++) {
                for (int b = a + 1; b < 7; b++) {
                    if (a != i && b != i) {
                        atLeast += x[a] + x[b] >= observed - 1e-9 ? 1 : 0;
                        atMost += x[a] + x[b] <= observed + 1e-9 ? 1 : 0;
                    }
                }
            }
            double expected = Math.min(atLeast, atMost) / 15.0;
            // Stopped after twenty hits a single run says little; many streams together do.
            double sum = 0;
            int runs = 4000;
            ConditionalPermutation permutation = new ConditionalPermutation(
                    Arrays.stream(x).map(v -> v - mean).toArray(), 99_999);
            for (int run = 0; run < runs; run++) {
                sum += 1
                        / permutation.smallerTail(
                                x[i] - mean, observed - 2 * mean, 2, new RandomStream(run * 977L + i));
            }
            // l / 20 is an unbiased estimate of 1 / tail.
            assertThat(runs / sum).isCloseTo(expected, within(0.1 * expected));
        }
    }

    @Test
    void aClearClusterIsFoundAndTestedToTheEnd() {
        int side = 20;
        double[] x = Examples.doubles(Examples.randomCounts(side * side, 4));
        for (int row = 5; row < 9; row++) {
            for (int column = 5; column < 9; column++) {
                x[row * side + column] += 30;
            }
        }
        LocalMoran.Result result = LocalMoran.test(x, Examples.latticeQueen(side), PCODES, 9_999, 3);
        int centre = 6 * side + 6;
        assertThat(result.quadrants()[centre]).isEqualTo(Quadrant.HH);
        assertThat(result.p()[centre]).isCloseTo(2 * 1.0 / 10_000, within(1e-12));
        assertThat(result.q()[centre]).isLessThan(0.05);
    }

    @Test
    void neitherTheOrderOfTheAreasNorTheProcessorsMatter() {
        Neighbours lattice = Examples.latticeQueen(20);
        double[] x = Examples.doubles(Examples.randomCounts(400, 8));
        List<Integer> order =
                new java.util.ArrayList<>(IntStream.range(0, 400).boxed().toList());
        Collections.shuffle(order, new Random(1));
        int[][] rows = new int[400][];
        double[] moved = new double[400];
        for (int i = 0; i < 400; i++) {
            rows[i] =
                    Arrays.stream(lattice.of(order.get(i))).map(order::indexOf).toArray();
            moved[i] = x[order.get(i)];
        }
        List<String> movedCodes = order.stream().map(PCODES::get).toList();
        LocalMoran.Result before = new ForkJoinPool(1)
                .submit(() -> LocalMoran.test(x, lattice, PCODES, 999, 7))
                .join();
        LocalMoran.Result after = new ForkJoinPool(5)
                .submit(() -> LocalMoran.test(moved, Neighbours.of(rows), movedCodes, 999, 7))
                .join();
        for (int i = 0; i < 400; i++) {
            assertThat(after.p()[i]).isEqualTo(before.p()[order.get(i)]);
        }
    }

    @Test
    void scalingLeavesEverythingAlone() {
        double[] x = Examples.doubles(Examples.randomCounts(400, 18));
        double[] scaled = Arrays.stream(x).map(v -> 4 * v).toArray();
        LocalMoran.Result before = LocalMoran.test(x, Examples.latticeQueen(20), PCODES, 999, 7);
        LocalMoran.Result after = LocalMoran.test(scaled, Examples.latticeQueen(20), PCODES, 999, 7);
        assertThat(after.p()).containsExactly(before.p());
        assertThat(after.z()).containsExactly(before.z(), within(1e-10));
    }

    @Test
    void degenerateValues() {
        Neighbours pair = Neighbours.of(new int[][] {{1}, {0}, {}});
        LocalMoran.Result equal = LocalMoran.test(new double[3], pair, PCODES.subList(0, 3), 99, 1);
        assertThat(equal.i()).containsOnly(Double.NaN);
        assertThat(equal.p()).containsOnly(Double.NaN);
        LocalMoran.Result some = LocalMoran.test(new double[] {1, 2, 3}, pair, PCODES.subList(0, 3), 99, 1);
        assertThat(some.quadrants()).containsExactly(Quadrant.LL, Quadrant.LL, Quadrant.ISLAND);
        assertThat(some.p()[2]).isNaN();
        // The mean itself: I is 0 whatever the neighbours.
        assertThat(some.i()[1]).isZero();
        assertThat(some.z()[1]).isNaN();
        assertThat(some.p()[1]).isEqualTo(1);
        assertThat(LocalMoran.test(new double[0], Neighbours.of(new int[0][]), List.of(), 99, 1)
                        .p())
                .isEmpty();
        assertThat(GlobalMoran.of(new double[0], Neighbours.of(new int[0][])).i())
                .isNaN();
        assertThat(GlobalMoran.of(new double[3], pair).i()).isNaN();
        assertThat(GlobalMoran.of(new double[] {1, 2, 3}, Neighbours.of(new int[3][0]))
                        .i())
                .isNaN();
        assertThat(GlobalMoran.of(new double[] {1, 2, 3}, pair).varianceNormality())
                .isNaN();
    }
}
