package org.vigie.hotspots;

import org.vigie.hotspots.HotspotResult.KernelUsed;
import org.vigie.statistics.DensityGrid;
import org.vigie.statistics.ZonalDensity;

/**
 * A density surface in the working projection: weighted incidents per 1000 km² over the period at the centres of square cells.
 *
 * @param density its cells; NaN where the density is not defined
 * @param windowShares the share of each cell inside the covered areas; 0 is no data
 * @param zonal the surface summed up by area, in the order of the areas of the level
 * @param used how it was computed
 */
public record Surface(DensityGrid density, double[] windowShares, ZonalDensity zonal, KernelUsed used) {

    /** The density of the cell that holds a place (metres of the working projection); NaN outside the covered areas. */
    public double at(double x, double y) {
        var grid = density.grid();
        int column = (int) Math.floor((x - grid.minX()) / grid.cellMetres());
        int row = (int) Math.floor((grid.maxY() - y) / grid.cellMetres());
        boolean inside = column >= 0 && row >= 0 && column < grid.columns() && row < grid.rows();
        return inside ? value(row * grid.columns() + column) : Double.NaN;
    }

    /** The density of a cell by its position in the grid; NaN outside the covered areas. */
    public double value(int cell) {
        return windowShares[cell] > 0 ? density.values()[cell] : Double.NaN;
    }
}
