package org.vigie.statistics;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Adds the kernels of a few incidents to a grid one by one, each at its true place. Binning shifts an incident by up to half a cell and
 * rounds off the rim of a compact kernel: among many incidents this evens out, with a handful it would show. Each kernel is scaled so
 * that its cells sum to 1 (for an edge-corrected incident: its cells' shares in the window do), as convolution has it.
 *
 * <p>Immutable and thread-safe; the result does not depend on the number of processors.
 */
final class DirectSum {

    private static final double MOST_TERMS = 10_000_000;
    private static final int FEWEST_CELLS_PER_BANDWIDTH = 5;
    private static final int ROWS_PER_TASK = 16;

    private final Grid grid;
    private final Kernel kernel;
    private final double bandwidth;
    private final double[] windowShares;

    /** The window's shares serve edge-corrected incidents only. */
    DirectSum(Grid grid, KernelSettings settings, double[] windowShares) {
        this.grid = grid;
        kernel = settings.kernel();
        bandwidth = settings.bandwidthMetres() / grid.cellMetres();
        this.windowShares = windowShares;
    }

    /** True if so many incidents are few enough, the kernel compact, and the cells fine enough to sample it. */
    boolean suits(int incidents) {
        return kernel.isCompact()
                && bandwidth >= FEWEST_CELLS_PER_BANDWIDTH
                && incidents * Math.PI * bandwidth * bandwidth <= MOST_TERMS;
    }

    /** Adds the weights of all incidents to the cells; {@code corrected} says which are corrected for the edge. */
    void add(IncidentMass incidents, IntPredicate corrected, double[] cells) {
        int n = incidents.weights().length;
        double[] column = Arrays.stream(incidents.x())
                .map(x -> (x - grid.minX()) / grid.cellMetres() - 0.5)
                .toArray();
        double[] row = Arrays.stream(incidents.y())
                .map(y -> (grid.maxY() - y) / grid.cellMetres() - 0.5)
                .toArray();
        double[] scaled = IntStream.range(0, n)
                .parallel()
                .mapToDouble(i -> incidents.weights()[i] / total(column[i], row[i], corrected.test(i)))
                .toArray();
        IntStream.range(0, (grid.rows() + ROWS_PER_TASK - 1) / ROWS_PER_TASK)
                .parallel()
                .forEach(task -> {
                    int first = task * ROWS_PER_TASK;
                    int last = Math.min(grid.rows(), first + ROWS_PER_TASK) - 1;
                    for (int i = 0; i < n; i++) {
                        for (int r = from(row[i], first); r <= to(row[i], last); r++) {
                            addRow(column[i], r - row[i], scaled[i], r * grid.columns(), cells);
                        }
                    }
                });
    }

    private void addRow(double column, double dy, double weight, int start, double[] cells) {
        for (int c = from(column, 0); c <= to(column, grid.columns() - 1); c++) {
            cells[start + c] += weight * kernel.at((c - column) * (c - column) + dy * dy, bandwidth);
        }
    }

    private double total(double column, double row, boolean corrected) {
        double sum = 0;
        for (int r = from(row, Integer.MIN_VALUE); r <= to(row, Integer.MAX_VALUE); r++) {
            for (int c = from(column, Integer.MIN_VALUE); c <= to(column, Integer.MAX_VALUE); c++) {
                double share = corrected ? share(c, r) : 1;
                sum += share * kernel.at((c - column) * (c - column) + (r - row) * (r - row), bandwidth);
            }
        }
        return sum;
    }

    private double share(int column, int row) {
        boolean outside = column < 0 || row < 0 || column >= grid.columns() || row >= grid.rows();
        return outside ? 0 : windowShares[row * grid.columns() + column];
    }

    private int from(double centre, int least) {
        return Math.max(least, (int) Math.ceil(centre - bandwidth));
    }

    private int to(double centre, int most) {
        return Math.min(most, (int) Math.floor(centre + bandwidth));
    }
}
