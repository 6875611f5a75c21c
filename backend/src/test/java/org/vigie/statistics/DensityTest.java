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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** The exact density and its surface, on 600 x 400 km with an awkward window. */
class DensityTest {

    private static final String WINDOW =
            "POLYGON ((20000 30000, 300000 10000, 580000 60000, 520000 380000, 260000 340000, 40000 390000, 20000 30000),"
                    + " (250000 150000, 250000 220000, 330000 220000, 330000 150000, 250000 150000))";
    private static final Window AWKWARD = Window.ofGeometry(wkt(WINDOW));
    private static final List<Geometry> AREAS = List.of(
            wkt("POLYGON ((20000 30000, 150000 20714, 150000 120000, 30000 120000, 20000 30000))"),
            wkt("POLYGON ((400000 100000, 500000 110000, 480000 180000, 400000 100000))"));
    private static final double H = 50_000;

    private static IncidentMass incidents(int n, long seed) {
        Random random = new Random(seed);
        double[] x = new double[n];
        double[] y = new double[n];
        double[] w = new double[n];
        for (int i = 0; i < n; i++) {
            do {
                x[i] = random.nextDouble(600_000);
                y[i] = random.nextDouble(400_000);
            } while (!AWKWARD.contains(x[i], y[i]));
            w[i] = 1 + random.nextInt(5);
        }
        return IncidentMass.ofPoints(x, y, w);
    }

    private static double[] densityAt(
            double[] x, double[] y, IncidentMass incidents, Kernel kernel, EdgeCorrection edge) {
        return new KernelDensity(
                        new KernelSettings(kernel, kernel.bandwidthFor(H / Math.sqrt(8)), edge), AWKWARD, AREAS)
                .densityAt(x, y, incidents);
    }

    private static Grid grid(double cell) {
        return Grid.around(new Envelope(0, 600_000, 0, 400_000), cell);
    }

    private static DensitySurface surface(Grid grid, Kernel kernel, EdgeCorrection edge) {
        KernelSettings settings = new KernelSettings(kernel, kernel.bandwidthFor(H / Math.sqrt(8)), edge);
        return new DensitySurface(grid, settings, AWKWARD, CellAreas.of(grid, AREAS));
    }

    @ParameterizedTest
    @EnumSource
    void theExactDensityIsTheSumOverAllIncidents(Kernel kernel) {
        IncidentMass incidents = incidents(400, 1);
        double bandwidth = kernel.bandwidthFor(H / Math.sqrt(8));
        double[] x = Arrays.stream(Examples.random(200, 2))
                .map(v -> v * 700_000 - 50_000)
                .toArray();
        double[] y = Arrays.stream(Examples.random(200, 3))
                .map(v -> v * 500_000 - 50_000)
                .toArray();
        double[] density = densityAt(x, y, incidents, kernel, EdgeCorrection.NONE);
        for (int k = 0; k < x.length; k++) {
            double sum = 0;
            for (int i = 0; i < incidents.x().length; i++) {
                double d = Math.hypot(x[k] - incidents.x()[i], y[k] - incidents.y()[i]) / bandwidth;
                double square = Math.PI * bandwidth * bandwidth / 1e9;
                sum += incidents.weights()[i]
                        * switch (kernel) {
                            case GAUSSIAN -> Math.exp(-d * d / 2) / (2 * square);
                            case EPANECHNIKOV -> d < 1 ? 2 * (1 - d * d) / square : 0;
                            case QUARTIC -> d < 1 ? 3 * Math.pow(1 - d * d, 2) / square : 0;
                        };
            }
            assertThat(density[k]).isCloseTo(sum, within(1e-9 * sum));
        }
    }

    @ParameterizedTest
    @EnumSource
    void diggleConservesTheWeightsInsideTheWindow(Kernel kernel) {
        IncidentMass points = incidents(300, 4);
        IncidentMass incidents = new IncidentMass(points.x(), points.y(), points.weights(), new double[] {40, 25});
        double weights = Arrays.stream(points.weights()).sum() + 65;
        Grid grid = grid(2000);
        DensitySurface surface = surface(grid, kernel, EdgeCorrection.DIGGLE);
        assertThat(integral(surface.density(incidents).values(), surface.windowShares(), grid))
                .isCloseTo(weights, within(1e-9 * weights));
        // The exact density, summed over the cells' centres.
        double[] x = new double[grid.size()];
        double[] y = new double[grid.size()];
        Arrays.setAll(x, i -> grid.x(i % grid.columns()));
        Arrays.setAll(y, i -> grid.y(i / grid.columns()));
        double[] exact = densityAt(x, y, incidents, kernel, EdgeCorrection.DIGGLE);
        assertThat(integral(exact, surface.windowShares(), grid)).isCloseTo(weights, within(1e-3 * weights));
        double[] uncorrected = densityAt(x, y, incidents, kernel, EdgeCorrection.NONE);
        assertThat(integral(uncorrected, surface.windowShares(), grid)).isLessThan(0.97 * weights);
    }

    @ParameterizedTest
    @EnumSource
    void diggleConservesTheWeightsOfManyIncidents(Kernel kernel) {
        IncidentMass incidents = incidents(20_000, 14);
        double weights = Arrays.stream(incidents.weights()).sum();
        DensitySurface surface = surface(grid(4000), kernel, EdgeCorrection.DIGGLE);
        assertThat(integral(surface.density(incidents).values(), surface.windowShares(), grid(4000)))
                .isCloseTo(weights, within(1e-9 * weights));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 60_000})
    void aGridThatEndsWithTheWindowLosesNothing(int n) {
        Grid grid = new Grid(0, 400_000, 4000, 150, 100);
        Window box = Window.ofGeometry(new GeometryFactory().toGeometry(new Envelope(0, 600_000, 0, 400_000)));
        KernelSettings settings = new KernelSettings(Kernel.QUARTIC, H, EdgeCorrection.DIGGLE);
        double[] x = Arrays.stream(Examples.random(n, 31)).map(v -> v * 600_000).toArray();
        double[] y = Arrays.stream(Examples.random(n, 32)).map(v -> v * 400_000).toArray();
        // On the very corners, too.
        x[0] = 0;
        y[0] = 0;
        x[1] = 600_000;
        y[1] = 400_000;
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        DensitySurface surface = new DensitySurface(grid, settings, box, CellAreas.of(grid, List.of()));
        double[] values = surface.density(IncidentMass.ofPoints(x, y, ones)).values();
        assertThat(integral(values, surface.windowShares(), grid)).isCloseTo(n, within(1e-9 * n));
    }

    @ParameterizedTest
    @EnumSource
    void withoutCorrectionThePlaneHoldsTheWeights(Kernel kernel) {
        IncidentMass points = incidents(300, 5);
        IncidentMass incidents = new IncidentMass(points.x(), points.y(), points.weights(), new double[] {40, 25});
        Grid grid = Grid.around(new Envelope(-100_000, 700_000, -100_000, 500_000), 3000);
        double[] everywhere = new double[grid.size()];
        Arrays.fill(everywhere, 1);
        double weights = Arrays.stream(points.weights()).sum() + 65;
        assertThat(integral(
                        surface(grid, kernel, EdgeCorrection.NONE)
                                .density(incidents)
                                .values(),
                        everywhere,
                        grid))
                .isCloseTo(weights, within(1e-9 * weights));
    }

    private static double integral(double[] density, double[] shares, Grid grid) {
        double sum = 0;
        for (int i = 0; i < density.length; i++) {
            sum += shares[i] == 0 ? 0 : density[i] * shares[i] * grid.cellSquareKm() / 1000;
        }
        return sum;
    }

    @ParameterizedTest
    @EnumSource
    void theSurfaceIsWithinOnePercentOfTheExactSum(EdgeCorrection edge) {
        for (Kernel kernel : Kernel.values()) {
            // Few incidents are added one by one, many are binned.
            for (int n : new int[] {1, 7, 400, 15_000}) {
                IncidentMass points = incidents(n, 6 + n);
                IncidentMass incidents =
                        new IncidentMass(points.x(), points.y(), points.weights(), new double[] {n / 5.0, 0});
                Grid grid = grid(kernel.bandwidthFor(H / Math.sqrt(8)) / 15);
                DensityGrid density = surface(grid, kernel, edge).density(incidents);
                int[] inside = IntStream.range(0, grid.size())
                        .filter(i -> i % (n > 1000 ? 61 : 5) == 0
                                && AWKWARD.contains(grid.x(i % grid.columns()), grid.y(i / grid.columns())))
                        .toArray();
                double[] exact = densityAt(
                        Arrays.stream(inside)
                                .mapToDouble(i -> grid.x(i % grid.columns()))
                                .toArray(),
                        Arrays.stream(inside)
                                .mapToDouble(i -> grid.y(i / grid.columns()))
                                .toArray(),
                        incidents,
                        kernel,
                        edge);
                double largest = Arrays.stream(exact).max().orElseThrow();
                double worst = IntStream.range(0, inside.length)
                        .mapToDouble(k -> Math.abs(density.values()[inside[k]] - exact[k]))
                        .max()
                        .orElseThrow();
                assertThat(worst / largest).as("%s %s n=%d", kernel, edge, n).isLessThan(0.01);
            }
        }
    }

    @Test
    void scalingWeightsScalesTheDensity() {
        IncidentMass once = incidents(200, 7);
        IncidentMass thrice = IncidentMass.ofPoints(
                once.x(),
                once.y(),
                Arrays.stream(once.weights()).map(w -> 3 * w).toArray());
        double[] before = surface(grid(4000), Kernel.QUARTIC, EdgeCorrection.DIGGLE)
                .density(once)
                .values();
        double[] after = surface(grid(4000), Kernel.QUARTIC, EdgeCorrection.DIGGLE)
                .density(thrice)
                .values();
        for (int i = 0; i < before.length; i++) {
            assertThat(after[i]).isCloseTo(3 * before[i], within(1e-12 * after[i]));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {150, 300_000})
    void shufflingIncidentsChangesNothing(int n) {
        IncidentMass ordered = incidents(n, 8);
        List<Integer> order =
                new java.util.ArrayList<>(IntStream.range(0, n).boxed().toList());
        Collections.shuffle(order, new Random(3));
        IncidentMass shuffled = IncidentMass.ofPoints(
                order.stream().mapToDouble(i -> ordered.x()[i]).toArray(),
                order.stream().mapToDouble(i -> ordered.y()[i]).toArray(),
                order.stream().mapToDouble(i -> ordered.weights()[i]).toArray());
        double[] before = surface(grid(4000), Kernel.QUARTIC, EdgeCorrection.DIGGLE)
                .density(ordered)
                .values();
        double[] after = surface(grid(4000), Kernel.QUARTIC, EdgeCorrection.DIGGLE)
                .density(shuffled)
                .values();
        for (int i = 0; i < before.length; i++) {
            assertThat(after[i]).isCloseTo(before[i], within(1e-11 * before[i]));
        }
    }

    @Test
    void theNumberOfProcessorsChangesNothing() {
        IncidentMass incidents = incidents(300_000, 21);
        DensitySurface surface = surface(grid(4000), Kernel.QUARTIC, EdgeCorrection.DIGGLE);
        double[] one = new ForkJoinPool(1)
                .submit(() -> surface.density(incidents).values())
                .join();
        double[] many = new ForkJoinPool(7)
                .submit(() -> surface.density(incidents).values())
                .join();
        assertThat(many).containsExactly(one);
    }

    @Test
    void incidentsOutsideTheWindowAreNotBlownUp() {
        IncidentMass outside = IncidentMass.ofPoints(new double[] {-5_000}, new double[] {200_000}, new double[] {1});
        // A cell's centre.
        double[] place = {31_000};
        double exact = densityAt(place, new double[] {201_000}, outside, Kernel.QUARTIC, EdgeCorrection.DIGGLE)[0];
        double plain = densityAt(place, new double[] {201_000}, outside, Kernel.QUARTIC, EdgeCorrection.NONE)[0];
        assertThat(exact).isEqualTo(plain).isPositive();
        Grid grid = grid(2000);
        double gridded = surface(grid, Kernel.QUARTIC, EdgeCorrection.DIGGLE)
                .density(outside)
                .at(31_000, 201_000);
        assertThat(gridded)
                .isEqualTo(surface(grid, Kernel.QUARTIC, EdgeCorrection.NONE)
                        .density(outside)
                        .at(31_000, 201_000));
        assertThat(gridded).isCloseTo(plain, within(0.03 * plain));
    }

    @Test
    void uniformHasNoValueWhereTheWindowIsOutOfReach() {
        IncidentMass one = IncidentMass.ofPoints(new double[] {300_000}, new double[] {120_000}, new double[] {1});
        assertThat(densityAt(
                        new double[] {-90_000}, new double[] {200_000}, one, Kernel.QUARTIC, EdgeCorrection.UNIFORM)[0])
                .isNaN();
        double[] place = {300_000};
        double corrected = densityAt(place, new double[] {120_000}, one, Kernel.QUARTIC, EdgeCorrection.UNIFORM)[0];
        double plain = densityAt(place, new double[] {120_000}, one, Kernel.QUARTIC, EdgeCorrection.NONE)[0];
        double mass = AWKWARD.kernelMass(Kernel.QUARTIC, H, 300_000, 120_000);
        assertThat(mass).isLessThan(1);
        assertThat(corrected).isCloseTo(plain / mass, within(1e-12));
    }

    @Test
    void anIncidentKnownToItsAreaOnlyIsSpreadEvenly() {
        // Far smaller than the area, a kernel hardly blurs it: weight / area inside, half of it on a side.
        IncidentMass areal = new IncidentMass(new double[0], new double[0], new double[0], new double[] {0, 12});
        KernelDensity density =
                new KernelDensity(new KernelSettings(Kernel.QUARTIC, 2000, EdgeCorrection.NONE), Window.plane(), AREAS);
        double even = 12 / AREAS.get(1).getArea() * 1e9;
        double[] values =
                density.densityAt(new double[] {460_000, 450_000, 300_000}, new double[] {130_000, 105_000, 0}, areal);
        assertThat(values[0]).isCloseTo(even, within(1e-9));
        assertThat(values[1]).isCloseTo(even / 2, within(1e-9));
        assertThat(values[2]).isZero();
    }

    @Test
    void nothingGivesZero() {
        IncidentMass nothing = IncidentMass.ofPoints(new double[0], new double[0], new double[0]);
        assertThat(surface(grid(5000), Kernel.GAUSSIAN, EdgeCorrection.DIGGLE)
                        .density(nothing)
                        .values())
                .containsOnly(0);
        assertThat(densityAt(new double[] {5}, new double[] {5}, nothing, Kernel.QUARTIC, EdgeCorrection.DIGGLE))
                .containsOnly(0);
        assertThat(densityAt(new double[0], new double[0], incidents(3, 1), Kernel.QUARTIC, EdgeCorrection.DIGGLE))
                .isEmpty();
    }

    @Test
    void whatDoesNotFitTogetherIsRefused() {
        assertThatThrownBy(() -> IncidentMass.ofPoints(new double[1], new double[2], new double[1]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DensitySurface(
                        grid(5000),
                        new KernelSettings(Kernel.QUARTIC, H, EdgeCorrection.NONE),
                        AWKWARD,
                        CellAreas.of(grid(6000), AREAS)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Window.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theWindowClosesSliversBetweenCountries() {
        GeometryFactory factory = new GeometryFactory();
        Geometry west = factory.toGeometry(new Envelope(0, 100_000, 0, 100_000));
        Geometry sliver = factory.toGeometry(new Envelope(101_500, 200_000, 0, 100_000));
        Geometry apart = factory.toGeometry(new Envelope(210_000, 300_000, 0, 100_000));
        Window window = Window.of(List.of(west, sliver, apart));
        assertThat(window.contains(100_750, 50_000)).isTrue();
        assertThat(window.contains(205_000, 50_000)).isFalse();
        assertThat(window.contains(0, 0)).isTrue();
        assertThat(window.contains(-1, 50_000)).isFalse();
    }

    private static Geometry wkt(String text) {
        try {
            return new WKTReader().read(text);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
