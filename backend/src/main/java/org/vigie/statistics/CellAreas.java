package org.vigie.statistics;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Geometry;

/**
 * Which cells of a grid lie in which area, and with what share of the cell: cells are cut by the areas' outlines, exactly. Areas may
 * overlap and may reach beyond the grid. Immutable and thread-safe.
 */
public final class CellAreas {

    private final Grid grid;
    private final List<PolygonCells> byArea;

    private CellAreas(Grid grid, List<PolygonCells> byArea) {
        this.grid = grid;
        this.byArea = byArea;
    }

    /**
     * Cuts the cells.
     *
     * @param grid the cells
     * @param areas polygons in the working projection
     */
    public static CellAreas of(Grid grid, List<? extends Geometry> areas) {
        List<PolygonCells> cut = IntStream.range(0, areas.size())
                .parallel()
                .mapToObj(i -> PolygonCells.cut(grid, areas.get(i)))
                .toList();
        return new CellAreas(grid, cut);
    }

    /** The grid whose cells are cut. */
    public Grid grid() {
        return grid;
    }

    /** The number of areas. */
    public int size() {
        return byArea.size();
    }

    /**
     * Weights of the areas spread evenly over their cells.
     *
     * @param weights by area
     * @return by cell of the grid
     */
    public double[] spread(double[] weights) {
        double[] spread = new double[grid.size()];
        for (int area = 0; area < weights.length; area++) {
            PolygonCells cells = byArea.get(area);
            double total = weights[area] == 0 ? 0 : cells.totalShare();
            for (int k = 0; k < cells.cells.length && total > 0; k++) {
                spread[cells.cells[k]] += weights[area] * cells.shares[k] / total;
            }
        }
        return spread;
    }

    /** Whether all cells of an area are NaN in some values of the grid. */
    public boolean isUndefined(int area, double[] values) {
        for (int cell : byArea.get(area).cells) {
            if (!Double.isNaN(values[cell])) {
                return false;
            }
        }
        return true;
    }

    /** The cells of one area. */
    PolygonCells of(int area) {
        return byArea.get(area);
    }

    /**
     * The cells of one polygon.
     *
     * @param cells their positions in the grid, ascending
     * @param shares of the same cells: how much of each lies inside, above 0 and at most 1
     * @param centresInside which of them have their centre inside, by place in {@code cells}
     */
    record PolygonCells(int[] cells, double[] shares, BitSet centresInside) {

        static PolygonCells cut(Grid grid, Geometry polygon) {
            return new CellCutter(grid, polygon).cut();
        }

        double totalShare() {
            double sum = 0;
            for (double share : shares) {
                sum += share;
            }
            return sum;
        }
    }
}
