package org.vigie.statistics;

import java.util.Arrays;
import java.util.BitSet;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Cuts the cells of a grid by a polygon: the exact area of each cell inside, by summing for each edge the signed area to its right, as
 * scan converters of outline fonts do. Time grows with the cells that the outline crosses and the cells of its envelope.
 */
final class CellCutter {

    /** Shares below this are rounding noise. */
    private static final double NOISE = 1e-11;

    private final Grid grid;
    private final Geometry polygon;
    private int firstColumn;
    private int firstRow;
    private int columns;
    private int rows;
    private double[] shares;
    private BitSet[] crossings;

    CellCutter(Grid grid, Geometry polygon) {
        this.grid = grid;
        this.polygon = polygon;
    }

    CellAreas.PolygonCells cut() {
        Envelope extent = polygon.getEnvelopeInternal();
        if (extent.isNull()) {
            return new CellAreas.PolygonCells(new int[0], new double[0], new BitSet());
        }
        firstColumn = clamp(Math.floor(column(extent.getMinX())), grid.columns());
        firstRow = clamp(Math.floor(row(extent.getMaxY())), grid.rows());
        columns = clamp(Math.floor(column(extent.getMaxX())) + 1, grid.columns()) - firstColumn;
        rows = clamp(Math.floor(row(extent.getMinY())) + 1, grid.rows()) - firstRow;
        shares = new double[Math.max(0, rows) * (columns + 2)];
        crossings = new BitSet[Math.max(0, rows)];
        Arrays.setAll(crossings, r -> new BitSet());
        for (int i = 0; i < polygon.getNumGeometries(); i++) {
            if (polygon.getGeometryN(i) instanceof Polygon part && !part.isEmpty()) {
                addRing(part.getExteriorRing(), true);
                for (int k = 0; k < part.getNumInteriorRing(); k++) {
                    addRing(part.getInteriorRingN(k), false);
                }
            }
        }
        return collect();
    }

    private static int clamp(double value, int most) {
        return (int) Math.max(0, Math.min(most, value));
    }

    private double column(double x) {
        return (x - grid.minX()) / grid.cellMetres();
    }

    private double row(double y) {
        return (grid.maxY() - y) / grid.cellMetres();
    }

    private void addRing(LinearRing ring, boolean outer) {
        Coordinate[] c = ring.getCoordinates();
        // Going down on the left side of the inside adds, going up takes away: counter-clockwise for an outer ring.
        double sign = Orientation.isCCW(c) == outer ? 1 : -1;
        for (int i = 1; i < c.length; i++) {
            double x0 = column(c[i - 1].x) - firstColumn;
            double y0 = row(c[i - 1].y) - firstRow;
            double x1 = column(c[i].x) - firstColumn;
            double y1 = row(c[i].y) - firstRow;
            if (y0 < y1) {
                addEdge(x0, y0, x1, y1, sign);
            } else if (y1 < y0) {
                addEdge(x1, y1, x0, y0, -sign);
            }
        }
    }

    /** An edge that goes down the rows, split into one piece a row. */
    private void addEdge(double x0, double y0, double x1, double y1, double sign) {
        double slope = (x1 - x0) / (y1 - y0);
        int last = (int) Math.min(rows - 1.0, Math.ceil(y1) - 1);
        for (int r = (int) Math.max(0, Math.floor(y0)); r <= last; r++) {
            double top = Math.max(y0, r);
            double bottom = Math.min(y1, r + 1.0);
            double xTop = top == y0 ? x0 : x0 + (top - y0) * slope;
            double xBottom = bottom == y1 ? x1 : x0 + (bottom - y0) * slope;
            addPiece(r, xTop, xBottom, sign * (bottom - top));
            double centre = r + 0.5;
            if (y0 <= centre && centre < y1) {
                // All centres right of the crossing change sides.
                int from = (int) Math.max(0, Math.min(columns, Math.ceil(x0 + (centre - y0) * slope - 0.5)));
                crossings[r].flip(from);
            }
        }
    }

    /** A piece within one row, split into one part a column; {@code height} is signed. */
    private void addPiece(int r, double xa, double xb, double height) {
        double left = Math.min(xa, xb);
        double right = Math.max(xa, xb);
        if (right - left < 1e-12) {
            addPart(r, (int) Math.floor(left), left, left, height);
            return;
        }
        double heightPerColumn = height / (right - left);
        if (left < 0) {
            double out = Math.min(right, 0) - left;
            addPart(r, -1, 0, 0, heightPerColumn * out);
        }
        int last = (int) Math.min(columns - 1.0, Math.ceil(right) - 1);
        for (int c = (int) Math.max(0, Math.floor(left)); c <= last; c++) {
            double from = Math.max(left, c);
            double to = Math.min(right, c + 1.0);
            addPart(r, c, from, to, heightPerColumn * (to - from));
        }
    }

    /** A part within one cell: what lies right of it in the cell, and all cells farther right, are inside by its height. */
    private void addPart(int r, int c, double from, double to, double height) {
        int start = r * (columns + 2);
        if (c < 0) {
            shares[start] += height;
        } else if (c < columns) {
            double covered = (from + to) / 2 - c;
            shares[start + c] += height * (1 - covered);
            shares[start + c + 1] += height * covered;
        }
    }

    private CellAreas.PolygonCells collect() {
        int[] cells = new int[Math.max(0, rows) * Math.max(0, columns)];
        double[] found = new double[cells.length];
        BitSet centres = new BitSet();
        int count = 0;
        for (int r = 0; r < rows; r++) {
            double share = 0;
            boolean inside = false;
            for (int c = 0; c < columns; c++) {
                share += shares[r * (columns + 2) + c];
                inside ^= crossings[r].get(c);
                if (share > NOISE) {
                    cells[count] = (firstRow + r) * grid.columns() + firstColumn + c;
                    found[count] = Math.min(1, share);
                    centres.set(count++, inside);
                }
            }
        }
        return new CellAreas.PolygonCells(Arrays.copyOf(cells, count), Arrays.copyOf(found, count), centres);
    }
}
