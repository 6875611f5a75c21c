package org.vigie.statistics;

import org.locationtech.jts.geom.Envelope;

/**
 * Square cells in the working projection. Row 0 is the northernmost, column 0 the westernmost; cell (column, row) has the position
 * row · columns + column in an array of values.
 *
 * @param minX western edge, metres
 * @param maxY northern edge, metres
 * @param cellMetres side of a cell, above 0
 * @param columns at least 1
 * @param rows at least 1
 */
public record Grid(double minX, double maxY, double cellMetres, int columns, int rows) {

    /** No grid has more cells. */
    public static final int MOST_CELLS = 4_000_000;

    private static final int CELLS_PER_BANDWIDTH = 15;
    private static final double GROWTH = 1.0005;

    /** Refuses grids that are empty or too large. */
    public Grid {
        if (!(cellMetres > 0) || columns < 1 || rows < 1 || (long) columns * rows > MOST_CELLS) {
            throw new IllegalArgumentException("No grid of " + columns + " x " + rows + " cells of " + cellMetres
                    + " m; at most " + MOST_CELLS + " cells");
        }
    }

    /**
     * A grid chosen for a bandwidth.
     *
     * @param grid the grid
     * @param grown true if its cells are larger than a fifteenth of the bandwidth, so that they are not too many
     */
    public record Choice(Grid grid, boolean grown) {}

    /** The finest grid around an extent with cells of a fifteenth of the bandwidth, or as much larger as the limit on cells demands. */
    public static Choice forBandwidth(Envelope extent, double bandwidthMetres) {
        double cell = bandwidthMetres / CELLS_PER_BANDWIDTH;
        double smallest = Math.sqrt(extent.getWidth() / MOST_CELLS * extent.getHeight());
        boolean grown = smallest > cell;
        cell = Math.max(cell, smallest);
        while (across(extent.getWidth(), cell) * across(extent.getHeight(), cell) > MOST_CELLS) {
            grown = true;
            cell *= GROWTH;
        }
        return new Choice(around(extent, cell), grown);
    }

    /**
     * A grid of the cells asked for, centred on the extent, with a spare cell on each side.
     *
     * @throws IllegalArgumentException if that makes more than {@value #MOST_CELLS} cells
     */
    public static Grid around(Envelope extent, double cellMetres) {
        double columns = across(extent.getWidth(), cellMetres);
        double rows = across(extent.getHeight(), cellMetres);
        if (!(columns * rows <= MOST_CELLS)) {
            throw new IllegalArgumentException(
                    "Cells of " + cellMetres + " m would be too many: " + columns * rows + ", at most " + MOST_CELLS);
        }
        double minX = (extent.getMinX() + extent.getMaxX() - columns * cellMetres) / 2;
        double maxY = (extent.getMinY() + extent.getMaxY() + rows * cellMetres) / 2;
        return new Grid(minX, maxY, cellMetres, (int) columns, (int) rows);
    }

    private static double across(double metres, double cellMetres) {
        return Math.max(1, Math.ceil(metres / cellMetres)) + 2;
    }

    /** How many cells there are. */
    public int size() {
        return columns * rows;
    }

    /** Easting of the centres of a column, metres. */
    public double x(int column) {
        return minX + (column + 0.5) * cellMetres;
    }

    /** Northing of the centres of a row, metres. */
    public double y(int row) {
        return maxY - (row + 0.5) * cellMetres;
    }

    /** The area of a cell. */
    public double cellSquareKm() {
        return cellMetres * cellMetres / 1e6;
    }
}
