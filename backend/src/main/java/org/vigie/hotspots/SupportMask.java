package org.vigie.hotspots;

import org.vigie.statistics.CellAreas;
import org.vigie.statistics.DensityGrid;
import org.vigie.statistics.Grid;
import org.vigie.statistics.Kernel;
import org.vigie.statistics.KernelSettings;
import org.vigie.statistics.ZonalDensity;

/**
 * Where a public surface has no data: at every cell around which, as far as the kernel reaches, there are fewer than {@link
 * PublicLimits#LEAST_SUPPORT} incidents of the perturbed counts, each spread over its commune.
 */
final class SupportMask {

    private SupportMask() {}

    /** A surface without the cells that have too little support. */
    static DensityGrid masked(DensityGrid density, KernelSettings settings, CellAreas areas, double[] arealWeights) {
        Grid grid = density.grid();
        double[][] sums = sumsAlongRows(grid, areas.spread(arealWeights));
        double reach = reachMetres(settings) / grid.cellMetres();
        double[] values = density.values().clone();
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                if (support(sums, row, column, reach) < PublicLimits.LEAST_SUPPORT) {
                    values[row * grid.columns() + column] = Double.NaN;
                }
            }
        }
        return new DensityGrid(grid, values);
    }

    /** Of areas all of whose cells are masked, no values either. */
    static ZonalDensity masked(ZonalDensity zonal, DensityGrid masked, CellAreas zones) {
        for (int i = 0; i < zonal.mean().length; i++) {
            if (zones.isUndefined(i, masked.values())) {
                zonal.mean()[i] = Double.NaN;
                zonal.expected()[i] = Double.NaN;
                zonal.max()[i] = Double.NaN;
            }
        }
        return zonal;
    }

    /** The radius of a compact kernel; of the Gaussian that of the quartic kernel that smooths alike, h = σ√8. */
    private static double reachMetres(KernelSettings settings) {
        return settings.kernel() == Kernel.GAUSSIAN
                ? settings.bandwidthMetres() * Math.sqrt(8)
                : settings.bandwidthMetres();
    }

    /** Of each row the sums of its cells from the west, beginning with 0. */
    private static double[][] sumsAlongRows(Grid grid, double[] incidents) {
        double[][] sums = new double[grid.rows()][grid.columns() + 1];
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                sums[row][column + 1] = sums[row][column] + incidents[row * grid.columns() + column];
            }
        }
        return sums;
    }

    private static double support(double[][] sums, int row, int column, double reach) {
        double support = 0;
        int columns = sums[0].length - 1;
        for (int r = (int) Math.max(0, Math.ceil(row - reach)); r < sums.length && r <= row + reach; r++) {
            int half = (int) Math.sqrt(reach * reach - (double) (r - row) * (r - row));
            support += sums[r][Math.min(columns, column + half + 1)] - sums[r][Math.max(0, column - half)];
        }
        return support;
    }
}
