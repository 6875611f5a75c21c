package org.vigie.maps;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * The outlines of one level at one step, as Java2D draws them, in units of the projection. Not to be changed by its users;
 * thread safe.
 */
final class OutlineSet {

    /** An area: its path, wound so that holes stay holes when paths are put together, and its bounds. */
    record Outline(Path2D path, Rectangle2D bounds) {}

    private record Edge(double x1, double y1, double x2, double y2) {

        static Edge of(double x1, double y1, double x2, double y2) {
            boolean ordered = x1 < x2 || x1 == x2 && y1 <= y2;
            return ordered ? new Edge(x1, y1, x2, y2) : new Edge(x2, y2, x1, y1);
        }
    }

    private final Map<String, Outline> outlines = new LinkedHashMap<>();
    private final Path2D edges = new Path2D.Double();

    OutlineSet(Map<String, Geometry> areas) {
        Set<Edge> drawn = new HashSet<>();
        areas.forEach((pcode, geometry) -> {
            var path = new Path2D.Double(Path2D.WIND_NON_ZERO);
            Geometry wound = geometry.norm();
            for (int i = 0; i < wound.getNumGeometries(); i++) {
                if (wound.getGeometryN(i) instanceof Polygon polygon) {
                    add(polygon, path, drawn);
                }
            }
            outlines.put(pcode, new Outline(path, path.getBounds2D()));
        });
    }

    /** The areas by P-code. */
    Map<String, Outline> outlines() {
        return outlines;
    }

    /** Every edge once, though two areas share it. */
    Path2D edges() {
        return edges;
    }

    private void add(Polygon polygon, Path2D path, Set<Edge> drawn) {
        add(polygon.getExteriorRing(), path, drawn);
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            add(polygon.getInteriorRingN(i), path, drawn);
        }
    }

    private void add(LinearRing ring, Path2D path, Set<Edge> drawn) {
        CoordinateSequence points = ring.getCoordinateSequence();
        boolean open = false;
        for (int i = 0; i < points.size(); i++) {
            double x = points.getX(i);
            double y = points.getY(i);
            if (i == 0) {
                path.moveTo(x, y);
                continue;
            }
            double x0 = points.getX(i - 1);
            double y0 = points.getY(i - 1);
            if (i < points.size() - 1) {
                path.lineTo(x, y);
            } else {
                path.closePath();
            }
            boolean isNew = drawn.add(Edge.of(x0, y0, x, y));
            if (isNew && !open) {
                edges.moveTo(x0, y0);
            }
            if (isNew) {
                edges.lineTo(x, y);
            }
            open = isNew;
        }
    }
}
