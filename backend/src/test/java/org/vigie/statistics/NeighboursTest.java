package org.vigie.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class NeighboursTest {

    private static final double BORDER = 2000;

    @Test
    void areasOfOneCountryAreNeighboursIfTheyTouchInAPoint() {
        Neighbours queen =
                queen("A A A", square(0, 0, 10_000), square(10_000, 10_000, 10_000), square(21_000, 0, 10_000));
        assertThat(queen.of(0)).containsExactly(1);
        assertThat(queen.of(1)).containsExactly(0);
        assertThat(queen.isIsland(2)).isTrue();
        assertThat(queen.islandCount()).isOne();
    }

    @Test
    void touchingNeedsNoCommonVertex() {
        Neighbours queen = queen("A A", square(0, 0, 10_000), square(10_000, 2_000, 3_000));
        assertThat(queen.of(0)).containsExactly(1);
    }

    @Test
    void acrossABorderTwoKilometresAreContact() {
        Geometry west = square(0, 0, 10_000);
        Geometry at2000 = square(12_000, 0, 10_000);
        Geometry at2001 = square(-12_001, 0, 10_000);
        assertThat(queen("A B B", west, at2000, at2001).of(0)).containsExactly(1);
        assertThat(queen("A A A", west, at2000, at2001).of(0)).isEmpty();
        assertThat(Neighbours.queen(List.of(west, at2000), List.of("A", "B"), 0).of(0))
                .isEmpty();
    }

    @Test
    void anAreaInsideAnotherCountryIsInContact() {
        assertThat(queen("A B", square(0, 0, 30_000), square(12_000, 12_000, 5_000))
                        .of(0))
                .containsExactly(1);
        assertThat(Neighbours.queen(List.of(square(0, 0, 30_000), square(12_000, 12_000, 5_000)), List.of("A", "B"), 0)
                        .of(1))
                .containsExactly(0);
    }

    @Test
    void anEmptyAreaIsAnIsland() throws ParseException {
        assertThat(queen("A A", square(0, 0, 1), new WKTReader().read("POLYGON EMPTY"))
                        .islandCount())
                .isEqualTo(2);
        assertThat(Neighbours.queen(List.of(), List.of(), BORDER).size()).isZero();
    }

    @Test
    void bandIncludesItsEndAndCommonCentroids() {
        Neighbours band = Neighbours.band(new double[] {0, 0, 3, 6}, new double[] {0, 0, 4, 8}, 5);
        assertThat(band.of(0)).containsExactly(1, 2);
        assertThat(band.of(2)).containsExactly(0, 1, 3);
        assertThat(Neighbours.band(new double[] {0, 0, 1}, new double[3], 0).of(0))
                .containsExactly(1);
        assertThat(Neighbours.band(new double[0], new double[0], 5).size()).isZero();
        assertThatThrownBy(() -> Neighbours.band(new double[1], new double[1], -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nearestSettlesTiesByPcodeAndIsNotSymmetrised() {
        double[] x = {0, 1, -1, 0, 10};
        double[] y = {0, 0, 0, 1, 0};
        Neighbours nearest = Neighbours.nearest(x, y, List.of("A", "D", "C", "B", "E"), 2);
        assertThat(nearest.of(0)).containsExactly(2, 3);
        assertThat(nearest.of(4)).containsExactly(0, 1);
        assertThat(nearest.contains(1, 4)).isFalse();
        assertThat(Neighbours.nearest(x, y, List.of("A", "D", "C", "B", "E"), 99)
                        .of(0))
                .containsExactly(1, 2, 3, 4);
        assertThat(Neighbours.nearest(new double[1], new double[1], List.of("A"), 4)
                        .of(0))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void bandAndNearestAgreeWithLookingAtAllPairs(long seed) {
        int n = 300;
        // Rounded, so that distances tie.
        double[] x = Arrays.stream(Examples.random(n, seed))
                .map(v -> Math.rint(v * 30))
                .toArray();
        double[] y = Arrays.stream(Examples.random(n, seed + 100))
                .map(v -> Math.rint(v * 30))
                .toArray();
        List<String> pcodes =
                IntStream.range(0, n).mapToObj(i -> "P" + (i * 7919 % n)).toList();
        Neighbours band = Neighbours.band(x, y, 4);
        Neighbours nearest = Neighbours.nearest(x, y, pcodes, 6);
        for (int i = 0; i < n; i++) {
            int self = i;
            assertThat(band.of(i))
                    .containsExactly(IntStream.range(0, n)
                            .filter(j -> j != self && squared(x, y, self, j) <= 16)
                            .toArray());
            assertThat(nearest.of(i))
                    .containsExactlyInAnyOrder(IntStream.range(0, n)
                            .filter(j -> j != self)
                            .boxed()
                            .sorted(Comparator.<Integer>comparingDouble(j -> squared(x, y, self, j))
                                    .thenComparing(pcodes::get))
                            .limit(6)
                            .mapToInt(Integer::intValue)
                            .toArray());
        }
    }

    @Test
    void keepingSomeAreasRenumbersTheRest() {
        Neighbours lattice = Examples.latticeQueen(3);
        boolean[] kept = new boolean[9];
        Arrays.fill(kept, true);
        kept[0] = false;
        kept[4] = false;
        Neighbours rest = lattice.keep(kept);
        assertThat(rest.size()).isEqualTo(7);
        // Area 1 became 0, areas 2, 3 and 5 became 1, 2 and 3.
        assertThat(rest.of(0)).containsExactly(1, 2, 3);
    }

    @Test
    void improperRowsAreRefused() {
        assertThatThrownBy(() -> Neighbours.of(new int[][] {{0}})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Neighbours.of(new int[][] {{1}})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Neighbours.of(new int[][] {{1, 1}, {}})).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void communesOfTheSahelAreConnectedAcrossBorders() {
        SahelCommunes communes = SahelCommunes.require();
        Neighbours queen = Neighbours.queen(communes.projected(), communes.countries(), BORDER);
        Neighbours exact = Neighbours.queen(communes.projected(), communes.countries(), 0);
        Neighbours lonLat = Neighbours.queen(communes.lonLat(), communes.countries(), 0);
        assertThat(queen.islandCount()).isZero();
        long across = Stream.iterate(0, i -> i < queen.size(), i -> i + 1)
                .flatMapToInt(i -> Arrays.stream(queen.of(i)).filter(j -> !communes.countries()
                        .get(i)
                        .equals(communes.countries().get(j))))
                .count();
        assertThat(across).isGreaterThan(100);
        for (int i = 0; i < queen.size(); i++) {
            int area = i;
            // Inside a country contact is a matter of topology: the projection must not change it.
            assertThat(domestic(queen, communes, area))
                    .as(communes.pcodes().get(i))
                    .containsExactly(domestic(lonLat, communes, area));
            assertThat(Arrays.stream(exact.of(i)).allMatch(j -> queen.contains(area, j)))
                    .isTrue();
        }
    }

    private static int[] domestic(Neighbours neighbours, SahelCommunes communes, int area) {
        String country = communes.countries().get(area);
        return Arrays.stream(neighbours.of(area))
                .filter(j -> communes.countries().get(j).equals(country))
                .toArray();
    }

    private static double squared(double[] x, double[] y, int i, int j) {
        return (x[i] - x[j]) * (x[i] - x[j]) + (y[i] - y[j]) * (y[i] - y[j]);
    }

    private static Neighbours queen(String countries, Geometry... areas) {
        return Neighbours.queen(List.of(areas), List.of(countries.split(" ")), BORDER);
    }

    private static Geometry square(double x, double y, double side) {
        try {
            return new WKTReader()
                    .read(String.format(
                            java.util.Locale.ROOT,
                            "POLYGON ((%1$f %2$f, %3$f %2$f, %3$f %4$f, %1$f %4$f, %1$f %2$f))",
                            x,
                            y,
                            x + side,
                            y + side));
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
