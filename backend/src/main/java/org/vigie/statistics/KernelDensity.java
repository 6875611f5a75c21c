package org.vigie.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Geometry;

/**
 * The kernel density at given places as an exact sum: incidents per 1000 km² over the period (weighted, if they are). Nothing is cut or
 * gridded; the Gaussian reaches everywhere. Kernel masses inside the window are exact as well. Accurate to about 1e-12 relative.
 *
 * <p>Incidents known to their area only are spread evenly over it, in closed form. With {@link EdgeCorrection#DIGGLE} such an
 * incident's mass inside the window is the mean over its area; that mean alone is a numerical one (midpoints, error below 0.1 %), and
 * is exactly 1 for areas farther from the edge than the kernel reaches.
 *
 * <p>An incident outside the window is not corrected: what falls inside counts. With {@link EdgeCorrection#UNIFORM} a place whose
 * kernel does not reach the window has no density (NaN). Without incidents the density is 0. Immutable and thread-safe; work is shared
 * among the processors, place by place.
 */
public final class KernelDensity {

    private static final double PER_1000_SQUARE_KM = 1e9;
    private static final int MOST_CELLS_PER_AREA = 20_000;

    private final KernelSettings settings;
    private final Window window;
    private final List<? extends Geometry> areas;

    /**
     * A density.
     *
     * @param settings kernel, bandwidth and edge correction
     * @param window where incidents can be seen; not looked at with {@link EdgeCorrection#NONE}
     * @param areas polygons of the areas to which {@link IncidentMass#arealWeights} belong; may be empty if there are none
     */
    public KernelDensity(KernelSettings settings, Window window, List<? extends Geometry> areas) {
        this.settings = settings;
        this.window = settings.edge() == EdgeCorrection.NONE ? Window.plane() : window;
        this.areas = areas;
    }

    /** The density at every place (eastings and northings in metres). */
    public double[] densityAt(double[] x, double[] y, IncidentMass incidents) {
        double[] weights = IntStream.range(0, incidents.weights().length)
                .parallel()
                .mapToDouble(i -> corrected(incidents, i))
                .toArray();
        PointGrid points = new PointGrid(incidents.x(), incidents.y(), 0);
        List<Spread> spreads = spreads(incidents);
        return IntStream.range(0, x.length)
                .parallel()
                .mapToDouble(k -> at(x[k], y[k], points, weights, spreads))
                .toArray();
    }

    private double at(double x, double y, PointGrid points, double[] weights, List<Spread> spreads) {
        Kernel kernel = settings.kernel();
        double bandwidth = settings.bandwidthMetres();
        double reach = kernel.isCompact() ? bandwidth : Double.POSITIVE_INFINITY;
        double sum = points.sumWithin(x, y, reach, (i, squared) -> weights[i] * kernel.at(squared, bandwidth));
        for (Spread spread : spreads) {
            sum += spread.weightPerSquareMetre * spread.mass.within(kernel, bandwidth, x, y);
        }
        if (settings.edge() == EdgeCorrection.UNIFORM) {
            double inside = window.kernelMass(kernel, bandwidth, x, y);
            sum = inside > 0 ? sum / inside : Double.NaN;
        }
        return sum * PER_1000_SQUARE_KM;
    }

    private double corrected(IncidentMass incidents, int i) {
        double x = incidents.x()[i];
        double y = incidents.y()[i];
        if (settings.edge() != EdgeCorrection.DIGGLE || !window.contains(x, y)) {
            return incidents.weights()[i];
        }
        return incidents.weights()[i] / window.kernelMass(settings.kernel(), settings.bandwidthMetres(), x, y);
    }

    private record Spread(PolygonMass mass, double weightPerSquareMetre) {}

    private List<Spread> spreads(IncidentMass incidents) {
        List<Spread> spreads = new ArrayList<>();
        for (int k = 0; k < incidents.arealWeights().length; k++) {
            double weight = incidents.arealWeights()[k];
            if (weight != 0) {
                Geometry area = areas.get(k);
                spreads.add(new Spread(new PolygonMass(area), weight / area.getArea() / meanMass(area)));
            }
        }
        return spreads;
    }

    /** The mass inside the window of a kernel whose centre lies anywhere in the area, on average. */
    private double meanMass(Geometry area) {
        if (settings.edge() != EdgeCorrection.DIGGLE) {
            return 1;
        }
        var extent = area.getEnvelopeInternal();
        double finest = Math.sqrt(extent.getArea() / MOST_CELLS_PER_AREA);
        Grid grid =
                Grid.around(extent, Math.max(finest, Math.min(settings.bandwidthMetres(), extent.getDiameter()) / 15));
        CellAreas.PolygonCells cells = CellAreas.PolygonCells.cut(grid, area);
        double sum = 0;
        for (int k = 0; k < cells.cells().length; k++) {
            double x = grid.x(cells.cells()[k] % grid.columns());
            double y = grid.y(cells.cells()[k] / grid.columns());
            sum += cells.shares()[k] * window.kernelMass(settings.kernel(), settings.bandwidthMetres(), x, y);
        }
        return sum / cells.totalShare();
    }
}
