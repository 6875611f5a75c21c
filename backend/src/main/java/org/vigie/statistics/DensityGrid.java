package org.vigie.statistics;

/**
 * A density surface.
 *
 * @param grid its cells
 * @param values incidents per 1000 km² (weighted, if they are) at the cells' centres, northern row first; NaN where the density is not
 *     defined
 */
public record DensityGrid(Grid grid, double[] values) {

    /** The density of the cell in which a place lies; NaN outside the grid. */
    public double at(double x, double y) {
        double column = Math.floor((x - grid.minX()) / grid.cellMetres());
        double row = Math.floor((grid.maxY() - y) / grid.cellMetres());
        boolean inside = column >= 0 && column < grid.columns() && row >= 0 && row < grid.rows();
        return inside ? values[(int) row * grid.columns() + (int) column] : Double.NaN;
    }
}
