package org.vigie.statistics;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The kernel density on a grid: each incident is shared among the four nearest cell centres (linear binning: Wand 1994, "Fast
 * computation of multivariate kernel estimators", J. Computational and Graphical Statistics 3), and the grid is then convolved with the
 * kernel. The compact kernels of a few thousand incidents or less are {@linkplain DirectSum added one by one} instead. With cells of a
 * fifteenth of the bandwidth the error against the exact sum ({@link KernelDensity}) is under 1 % of the maximum.
 *
 * <p>Edge corrections work on the same cells: with {@link EdgeCorrection#DIGGLE} the density summed over the window, cell by cell with
 * the share of the cell inside, is the weight inside to rounding. An incident outside the window (in a cell that the window does not
 * touch) is not corrected: what falls inside counts. With {@link EdgeCorrection#UNIFORM} cells whose kernel does not reach the window
 * are NaN. Incidents known to their area only are spread over its cells, cut by its outline, and corrected by their mean mass.
 *
 * <p>The grid should hold the window. Incidents outside the grid count as far as their kernel reaches into it. Making one computes the
 * kernel masses once, so keep it for further incidents. Immutable and thread-safe; the result does not depend on the number of
 * processors.
 */
public final class DensitySurface {

    private static final int BINNING_PARTS = 4;
    private static final int PART_AT_LEAST = 50_000;
    /** A smaller mass is rounding noise. */
    private static final double NO_MASS = 1e-9;

    private final Grid grid;
    private final KernelSettings settings;
    private final CellAreas areas;
    private final Convolution convolution;
    private final DirectSum direct;
    private final int width;
    private final int height;
    /** The share of each cell inside the window; empty without edge correction. */
    private final double[] windowShares;
    /** The mass inside the window of a kernel centred at each cell; empty without edge correction. */
    private final double[] masses;

    /**
     * A surface on a grid.
     *
     * @param grid the cells
     * @param settings kernel, bandwidth and edge correction
     * @param window where incidents can be seen; not looked at with {@link EdgeCorrection#NONE}
     * @param areas the cells of the areas to which {@link IncidentMass#arealWeights} belong, on the same grid
     */
    public DensitySurface(Grid grid, KernelSettings settings, Window window, CellAreas areas) {
        if (!areas.grid().equals(grid)) {
            throw new IllegalArgumentException("The areas are cut for another grid");
        }
        this.grid = grid;
        this.settings = settings;
        this.areas = areas;
        convolution = Convolution.of(settings.kernel(), settings.bandwidthMetres(), grid.cellMetres());
        width = grid.columns() + 2 * convolution.radius();
        height = grid.rows() + 2 * convolution.radius();
        if ((long) width * height > Integer.MAX_VALUE / 4) {
            throw new IllegalArgumentException("The bandwidth is too large for the cells");
        }
        if (settings.edge() == EdgeCorrection.NONE) {
            windowShares = new double[0];
            masses = windowShares;
        } else {
            windowShares = window.shares(grid);
            masses = convolution.apply(padded(windowShares), grid.columns(), grid.rows());
        }
        direct = new DirectSum(grid, settings, windowShares);
    }

    /** The share of each cell inside the window, 0 to 1; empty without edge correction. A copy. */
    public double[] windowShares() {
        return windowShares.clone();
    }

    /** The density of the incidents. */
    public DensityGrid density(IncidentMass incidents) {
        boolean few = direct.suits(incidents.weights().length);
        double[] bins = few ? new double[width * height] : bins(incidents);
        addAreal(incidents, bins);
        double[] values = convolution.apply(bins, grid.columns(), grid.rows());
        if (few) {
            direct.add(incidents, i -> isCorrected(incidents, i), values);
        }
        double scale = 1000 / grid.cellSquareKm();
        for (int i = 0; i < values.length; i++) {
            values[i] *= scale;
        }
        if (settings.edge() == EdgeCorrection.UNIFORM) {
            for (int i = 0; i < values.length; i++) {
                values[i] = masses[i] > NO_MASS ? values[i] / masses[i] : Double.NaN;
            }
        }
        return new DensityGrid(grid, values);
    }

    private double[] bins(IncidentMass incidents) {
        if (settings.edge() != EdgeCorrection.DIGGLE) {
            return binned(incidents, Selection.ALL).values;
        }
        Bins inside = binned(incidents, Selection.INSIDE);
        double[] bins = inside.values;
        for (int r = 0; r < grid.rows(); r++) {
            for (int c = 0; c < grid.columns(); c++) {
                int place = place(c, r);
                if (bins[place] != 0) {
                    bins[place] /= masses[r * grid.columns() + c];
                }
            }
        }
        if (inside.left > 0) {
            new Bins(bins, 0).add(binned(incidents, Selection.OUTSIDE));
        }
        return bins;
    }

    private boolean isCorrected(IncidentMass incidents, int i) {
        return settings.edge() == EdgeCorrection.DIGGLE
                && isInWindow(
                        paddedColumn(incidents.x()[i]), paddedRow(incidents.y()[i]));
    }

    /** In cells, from the centre of the first column of the padded grid. */
    private double paddedColumn(double x) {
        return (x - grid.minX()) / grid.cellMetres() - 0.5 + convolution.radius();
    }

    private double paddedRow(double y) {
        return (grid.maxY() - y) / grid.cellMetres() - 0.5 + convolution.radius();
    }

    private enum Selection {
        ALL,
        INSIDE,
        OUTSIDE
    }

    /** What is binned, on the padded grid, and how many incidents were left because they are not selected. */
    private record Bins(double[] values, int left) {

        Bins add(Bins other) {
            for (int i = 0; i < values.length; i++) {
                values[i] += other.values[i];
            }
            return new Bins(values, left + other.left);
        }
    }

    /** Bins the incidents inside the window, or outside, or all: in a fixed number of parts, summed in order. */
    private Bins binned(IncidentMass incidents, Selection selection) {
        int n = incidents.weights().length;
        int parts = Math.max(1, Math.min(BINNING_PARTS, n / PART_AT_LEAST));
        List<Bins> binned = IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> binned(
                        incidents, (int) ((long) n * part / parts), (int) ((long) n * (part + 1) / parts), selection))
                .toList();
        // One after the other: a parallel reduction would add in an order that depends on the number of processors.
        return binned.stream().reduce(Bins::add).orElseThrow();
    }

    private Bins binned(IncidentMass incidents, int first, int last, Selection selection) {
        double[] bins = new double[width * height];
        int left = 0;
        for (int i = first; i < last; i++) {
            double column = paddedColumn(incidents.x()[i]);
            double row = paddedRow(incidents.y()[i]);
            if (selection != Selection.ALL && isInWindow(column, row) != (selection == Selection.INSIDE)) {
                left++;
            } else if (selection == Selection.INSIDE) {
                // Kept within the outermost centres: masses are known for the cells of the grid only.
                bin(
                        clamped(column, grid.columns()),
                        clamped(row, grid.rows()),
                        incidents.weights()[i],
                        bins);
            } else {
                bin(column, row, incidents.weights()[i], bins);
            }
        }
        return new Bins(bins, left);
    }

    private double clamped(double place, int cells) {
        int radius = convolution.radius();
        return Math.max(radius, Math.min(radius + cells - 1.0, place));
    }

    private void bin(double column, double row, double weight, double[] bins) {
        int c = (int) Math.floor(column);
        int r = (int) Math.floor(row);
        double right = column - c;
        double down = row - r;
        if (c >= 0 && r >= 0 && c + 1 < width && r + 1 < height) {
            int place = r * width + c;
            bins[place] += weight * (1 - right) * (1 - down);
            bins[place + 1] += weight * right * (1 - down);
            bins[place + width] += weight * (1 - right) * down;
            bins[place + width + 1] += weight * right * down;
        } else if (c >= -1 && r >= -1 && c < width && r < height) {
            addWhereItFits(c, r, weight * (1 - right) * (1 - down), bins);
            addWhereItFits(c + 1, r, weight * right * (1 - down), bins);
            addWhereItFits(c, r + 1, weight * (1 - right) * down, bins);
            addWhereItFits(c + 1, r + 1, weight * right * down, bins);
        }
    }

    private void addWhereItFits(int c, int r, double weight, double[] bins) {
        if (c >= 0 && r >= 0 && c < width && r < height) {
            bins[r * width + c] += weight;
        }
    }

    /** True if the window touches the cell in which the incident lies. */
    private boolean isInWindow(double column, double row) {
        int c = cell(column, grid.columns());
        int r = cell(row, grid.rows());
        return c >= 0 && r >= 0 && c < grid.columns() && r < grid.rows() && windowShares[r * grid.columns() + c] > 0;
    }

    /** The cell of a place on the padded grid; the far end of the grid belongs to its last cell. */
    private int cell(double place, int cells) {
        double fromEdge = place + 0.5 - convolution.radius();
        return fromEdge == cells ? cells - 1 : (int) Math.floor(fromEdge);
    }

    private void addAreal(IncidentMass incidents, double[] bins) {
        if (!incidents.hasAreal()) {
            return;
        }
        for (int k = 0; k < incidents.arealWeights().length; k++) {
            double weight = incidents.arealWeights()[k];
            CellAreas.PolygonCells cells = areas.of(k);
            double[] shares = cells.shares();
            double total = weight == 0 ? 0 : correctedTotal(cells);
            for (int j = 0; j < shares.length && total > 0; j++) {
                int cell = cells.cells()[j];
                bins[place(cell % grid.columns(), cell / grid.columns())] += weight * shares[j] / total;
            }
        }
    }

    /** The sum of the shares, each with the kernel mass that a correction divides by. */
    private double correctedTotal(CellAreas.PolygonCells cells) {
        if (settings.edge() != EdgeCorrection.DIGGLE) {
            return cells.totalShare();
        }
        double sum = 0;
        for (int j = 0; j < cells.cells().length; j++) {
            sum += cells.shares()[j] * masses[cells.cells()[j]];
        }
        return sum;
    }

    private int place(int column, int row) {
        return (row + convolution.radius()) * width + column + convolution.radius();
    }

    private double[] padded(double[] values) {
        double[] padded = new double[width * height];
        for (int r = 0; r < grid.rows(); r++) {
            System.arraycopy(values, r * grid.columns(), padded, place(0, r), grid.columns());
        }
        return padded;
    }
}
