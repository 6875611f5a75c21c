package org.vigie.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.process.vector.HeatmapProcess;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;

/** Measures what this package takes: best and median of some runs, after warming up. Run by scripts/bench. */
public final class StatisticsBench {

    private static final int RUNS = 9;
    private static final int DRAWS = 99_999;

    private StatisticsBench() {}

    /** Prints one line a measurement. */
    public static void main(String[] arguments) {
        System.out.printf("statistics on %d processors%n", Runtime.getRuntime().availableProcessors());
        communes();
        for (int side : new int[] {100, 200}) {
            lattice(side);
        }
        surface();
    }

    private static void communes() {
        SahelCommunes communes;
        try {
            communes = SahelCommunes.require();
        } catch (RuntimeException absent) {
            System.out.println("communes: skipped, " + absent.getMessage());
            return;
        }
        List<Geometry> areas = communes.projected();
        int n = areas.size();
        Neighbours queen = measured(
                "queen neighbours, 1,318 communes", 3, () -> Neighbours.queen(areas, communes.countries(), 2000));
        double[] areaSquareKm =
                areas.stream().mapToDouble(a -> a.getArea() / 1e6).toArray();
        double[] counts = Examples.doubles(Examples.randomCounts(n, 1));
        double[] excess = Excess.residuals(counts, areaSquareKm);
        tests("1,318 communes", excess, queen, communes.pcodes());
        double[] population =
                Arrays.stream(Examples.random(n, 2)).map(v -> 1000 + v * 1e5).toArray();
        measured("empirical Bayes, global and local, 1,318 communes", RUNS, () -> {
            EmpiricalBayes.global(counts, population);
            return EmpiricalBayes.local(counts, population, queen);
        });
        measured("Garwood intervals, 1,318 communes", RUNS, () -> Arrays.stream(counts)
                .mapToObj(y -> Garwood.interval((long) y))
                .toList());
        SpaceTimeCube cube = new SpaceTimeCube(n, 60, Examples.doubles(Examples.randomCounts(n * 60, 3)));
        measured("emerging hotspots, 1,318 communes x 60 months", RUNS, () -> EmergingHotspots.find(cube, queen));
        kernelPerCommune(areas);
    }

    private static void kernelPerCommune(List<Geometry> areas) {
        Window window = measured("window of 1,318 communes (kept)", 1, () -> Window.of(areas));
        KernelSettings settings = new KernelSettings(Kernel.QUARTIC, 50_000, EdgeCorrection.DIGGLE);
        Grid grid = Grid.forBandwidth(window.geometry().getEnvelopeInternal(), 50_000)
                .grid();
        CellAreas cells =
                measured("cells cut by 1,318 communes, " + size(grid) + " (kept)", 3, () -> CellAreas.of(grid, areas));
        DensitySurface surface =
                measured("edge masses (kept)", 3, () -> new DensitySurface(grid, settings, window, cells));
        IncidentMass million = points(1_000_000, window.geometry().getEnvelopeInternal());
        measured(
                "kernel 50 km per commune, 1,000,000 points",
                RUNS,
                () -> ZonalDensity.of(surface.density(million), cells));
    }

    private static void lattice(int side) {
        double[] counts = Examples.doubles(Examples.randomCounts(side * side, 1));
        String name = String.format(Locale.ROOT, "%,d areas", side * side);
        Neighbours queen = measured("neighbours within 1.5, " + name, 3, () -> Examples.latticeQueen(side));
        List<String> pcodes =
                IntStream.range(0, side * side).mapToObj(i -> "P" + i).toList();
        tests(name, counts, queen, pcodes);
    }

    private static void tests(String name, double[] x, Neighbours queen, List<String> pcodes) {
        measured("Gi* z alone, " + name, RUNS, () -> GetisOrd.z(x, queen));
        measured("Gi* with 99,999 draws, " + name, RUNS, () -> GetisOrd.test(x, queen, DRAWS, 42));
        measured("local Moran with up to 99,999 draws, " + name, 3, () -> LocalMoran.test(x, queen, pcodes, DRAWS, 42));
        measured("global Moran, " + name, RUNS, () -> GlobalMoran.of(x, queen));
        double[] p = Examples.random(x.length, 9);
        measured("false discovery rates, " + name, RUNS, () -> BenjaminiHochberg.q(p));
        measured("Fisher-Jenks, 5 classes, " + name, 3, () -> FisherJenks.breaks(x, 5));
    }

    /** The surface of the issue: 1,000,000 points, 833 x 611 cells of 1 km, 15 km. */
    private static void surface() {
        Grid grid = new Grid(0, 611_000, 1000, 833, 611);
        Envelope extent = new Envelope(0, 833_000, 0, 611_000);
        IncidentMass million = points(1_000_000, extent);
        CellAreas none = CellAreas.of(grid, List.of());
        for (Kernel kernel : new Kernel[] {Kernel.QUARTIC, Kernel.EPANECHNIKOV, Kernel.GAUSSIAN}) {
            KernelSettings settings = new KernelSettings(kernel, 15_000, EdgeCorrection.NONE);
            DensitySurface surface = new DensitySurface(grid, settings, Window.plane(), none);
            DensityGrid density = measured(
                    "surface, 1,000,000 points, " + size(grid) + ", " + kernel + " 15 km",
                    RUNS,
                    () -> surface.density(million));
            printError(density, settings, million, extent);
        }
        Geometry window = new GeometryFactory().toGeometry(extent);
        KernelSettings corrected = new KernelSettings(Kernel.QUARTIC, 15_000, EdgeCorrection.DIGGLE);
        DensitySurface surface = new DensitySurface(grid, corrected, Window.ofGeometry(window), none);
        measured("  the same, QUARTIC with edge correction", RUNS, () -> surface.density(million));
        heatmap(million, extent);
    }

    private static void printError(
            DensityGrid density, KernelSettings settings, IncidentMass incidents, Envelope extent) {
        int n = 200;
        Grid grid = density.grid();
        int[] cells = new Random(7).ints(n, 0, grid.size()).toArray();
        double[] x = Arrays.stream(cells)
                .mapToDouble(i -> grid.x(i % grid.columns()))
                .toArray();
        double[] y = Arrays.stream(cells)
                .mapToDouble(i -> grid.y(i / grid.columns()))
                .toArray();
        double[] exact = new KernelDensity(settings, Window.plane(), List.of()).densityAt(x, y, incidents);
        double largest = Arrays.stream(density.values()).max().orElseThrow();
        double worst = IntStream.range(0, n)
                .mapToDouble(k -> Math.abs(density.values()[cells[k]] - exact[k]))
                .max()
                .orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "  largest error against the exact sum at %d cells: %.5f %% of the maximum%n",
                n,
                100 * worst / largest);
    }

    private static void heatmap(IncidentMass incidents, Envelope extent) {
        SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
        builder.setName("incident");
        var crs = org.geotools.referencing.crs.DefaultEngineeringCRS.CARTESIAN_2D;
        builder.add("geometry", Point.class, crs);
        SimpleFeatureType type = builder.buildFeatureType();
        ListFeatureCollection features = new ListFeatureCollection(type);
        GeometryFactory factory = new GeometryFactory();
        for (int i = 0; i < incidents.x().length; i++) {
            Point point = factory.createPoint(
                    new Coordinate(incidents.x()[i], incidents.y()[i]));
            features.add(SimpleFeatureBuilder.build(type, new Object[] {point}, "f" + i));
        }
        ReferencedEnvelope box = new ReferencedEnvelope(extent, crs);
        measured("GeoTools HeatmapProcess on the same points and cells (an approximation without a unit)", RUNS, () -> {
            try {
                GridCoverage2D coverage = new HeatmapProcess().execute(features, 15, null, 1, box, 833, 611, null);
                return coverage.getRenderedImage().getData();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static IncidentMass points(int n, Envelope extent) {
        Random random = new Random(11);
        double[] x = new double[n];
        double[] y = new double[n];
        double[] weights = new double[n];
        double[][] towns = new double[200][2];
        for (double[] town : towns) {
            town[0] = extent.getMinX() + random.nextDouble() * extent.getWidth();
            town[1] = extent.getMinY() + random.nextDouble() * extent.getHeight();
        }
        for (int i = 0; i < n; i++) {
            double[] town = towns[random.nextInt(towns.length)];
            x[i] = Math.max(extent.getMinX(), Math.min(extent.getMaxX() - 1, town[0] + random.nextGaussian() * 40_000));
            y[i] = Math.max(extent.getMinY(), Math.min(extent.getMaxY() - 1, town[1] + random.nextGaussian() * 40_000));
            weights[i] = 1;
        }
        return new IncidentMass(x, y, weights, new double[0]);
    }

    private static String size(Grid grid) {
        return grid.columns() + " x " + grid.rows() + " cells";
    }

    private static <T> T measured(String name, int runs, Supplier<T> work) {
        long[] nanos = new long[runs];
        T result = work.get();
        for (int run = 0; run < runs; run++) {
            long start = System.nanoTime();
            result = work.get();
            nanos[run] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT, "%-86s best %9.2f ms, median %9.2f ms%n", name, nanos[0] / 1e6, nanos[runs / 2] / 1e6);
        return result;
    }
}
