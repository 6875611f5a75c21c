package org.vigie.statistics;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Where incidents can be seen: the union of the covered communes, closed by 2 km (dilated and eroded by as much), so that the slivers
 * between countries whose borders are not edge-matched are no edge; or the whole plane, which has no edge at all. Immutable and
 * thread-safe; making one takes seconds for a thousand communes, so keep it.
 */
public final class Window {

    /** Gaps up to twice as wide are closed. */
    static final double CLOSING_METRES = 2000;

    private static final Window PLANE = new Window(null);

    private final @Nullable Geometry geometry;
    private final @Nullable PolygonMass mass;

    private Window(@Nullable Geometry geometry) {
        this.geometry = geometry;
        mass = geometry == null ? null : new PolygonMass(geometry);
    }

    /** The plane: every kernel lies inside with its whole mass. */
    public static Window plane() {
        return PLANE;
    }

    /** The window of the covered communes, polygons in the working projection. */
    public static Window of(List<? extends Geometry> communes) {
        Geometry union = OverlayNGRobust.union(List.copyOf(communes));
        if (union == null) {
            throw new IllegalArgumentException("A window needs at least one commune");
        }
        Geometry closed = union.buffer(CLOSING_METRES).buffer(-CLOSING_METRES);
        return ofGeometry(OverlayNGRobust.overlay(closed, union, OverlayNG.UNION));
    }

    /** A window that is the given polygon, as it is. */
    public static Window ofGeometry(Geometry polygon) {
        return new Window(polygon);
    }

    /** The outline in the working projection; null for the plane. */
    public @Nullable Geometry geometry() {
        return geometry;
    }

    /** True if the place is inside, or on the edge. */
    public boolean contains(double x, double y) {
        return mass == null || mass.contains(x, y);
    }

    /** The share of a kernel's mass, centred at a place, that lies inside; exact. */
    public double kernelMass(Kernel kernel, double bandwidthMetres, double x, double y) {
        return mass == null ? 1 : mass.within(kernel, bandwidthMetres, x, y);
    }

    /** For every cell the share of it that lies inside. */
    public double[] shares(Grid grid) {
        double[] shares = new double[grid.size()];
        if (geometry == null) {
            Arrays.fill(shares, 1);
            return shares;
        }
        CellAreas.PolygonCells cells = CellAreas.PolygonCells.cut(grid, geometry);
        for (int k = 0; k < cells.cells().length; k++) {
            shares[cells.cells()[k]] = cells.shares()[k];
        }
        return shares;
    }
}
