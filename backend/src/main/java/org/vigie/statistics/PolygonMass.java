package org.vigie.statistics;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * How much of a kernel's mass lies inside a polygon, exactly. By Green's theorem the integral of a radial kernel over a polygon is an
 * integral along its boundary: with F(d) the mass within distance d of the centre, it is ∮ F dθ / 2π, θ the direction from the centre
 * (cf. Kelley &amp; Sarabandi on Gaussian integrals over polygons; DiDonato &amp; Hageman 1982, SIAM J. Sci. Stat. Comput. 3). Since
 * ∮ dθ is known from whether the centre is inside, only edges within reach are looked at. For the compact kernels each edge has a closed
 * form; for the Gaussian it is {@linkplain OwenT Owen's T}. Accurate to about 1e-13 absolute.
 *
 * <p>An empty polygon holds nothing. Immutable; thread-safe once made.
 */
final class PolygonMass {

    private static final double GAUSSIAN_REACH_SIGMAS = 9;
    private static final double NEXT_TO_NOTHING = 1e-13;

    private record Edge(double x0, double y0, double x1, double y1) {}

    private final IndexedPointInAreaLocator locator;
    private final STRtree index = new STRtree();
    private final List<Edge> edges = new ArrayList<>();
    private final boolean empty;

    PolygonMass(Geometry polygons) {
        empty = polygons.isEmpty();
        locator = new IndexedPointInAreaLocator(polygons);
        for (int i = 0; i < polygons.getNumGeometries(); i++) {
            if (polygons.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
                addRing(polygon.getExteriorRing(), true);
                for (int k = 0; k < polygon.getNumInteriorRing(); k++) {
                    addRing(polygon.getInteriorRingN(k), false);
                }
            }
        }
        index.build();
        if (!empty) {
            // The locator indexes lazily and without a lock: do it here, before the object is shared.
            locator.locate(new Coordinate(0, 0));
        }
    }

    private void addRing(LinearRing ring, boolean counterClockwise) {
        Coordinate[] c = ring.getCoordinates();
        boolean forward = Orientation.isCCW(c) == counterClockwise;
        for (int i = 1; i < c.length; i++) {
            Coordinate from = forward ? c[i - 1] : c[i];
            Coordinate to = forward ? c[i] : c[i - 1];
            Edge edge = new Edge(from.x, from.y, to.x, to.y);
            edges.add(edge);
            index.insert(new Envelope(from, to), edge);
        }
    }

    /** True if the place is inside or on the boundary. */
    boolean contains(double x, double y) {
        return !empty && locator.locate(new Coordinate(x, y)) != Location.EXTERIOR;
    }

    /** The share, 0 to 1, of the mass of a kernel centred at a place that lies inside. */
    @SuppressWarnings("unchecked")
    double within(Kernel kernel, double bandwidth, double x, double y) {
        if (empty) {
            return 0;
        }
        int location = locator.locate(new Coordinate(x, y));
        double mass = location == Location.INTERIOR ? 1 : 0;
        double reach = kernel.isCompact() ? bandwidth : GAUSSIAN_REACH_SIGMAS * bandwidth;
        if (location == Location.BOUNDARY) {
            // ∮ dθ is some share of the circle here, so it is summed, too.
            for (Edge edge : edges) {
                mass += turn(Sight.of(edge, bandwidth, x, y)) / (2 * Math.PI);
            }
        }
        for (Edge edge : (List<Edge>) index.query(new Envelope(x - reach, x + reach, y - reach, y + reach))) {
            mass -= missing(Sight.of(edge, bandwidth, x, y), kernel, location);
        }
        return Math.max(0, Math.min(1, mass));
    }

    /** An edge seen from the centre, in bandwidths: its line's distance on the centre's right, and its ends along it from the foot. */
    private record Sight(double distance, double from, double to) {

        static Sight of(Edge e, double bandwidth, double x, double y) {
            double length = Math.hypot(e.x1 - e.x0, e.y1 - e.y0);
            double ux = length == 0 ? 1 : (e.x1 - e.x0) / length;
            double uy = length == 0 ? 0 : (e.y1 - e.y0) / length;
            return new Sight(
                    (ux * (y - e.y0) - uy * (x - e.x0)) / bandwidth,
                    ((e.x0 - x) * ux + (e.y0 - y) * uy) / bandwidth,
                    ((e.x1 - x) * ux + (e.y1 - y) * uy) / bandwidth);
        }

        /** True if the centre is so near to the edge that rounding cannot tell its side. */
        boolean isUnderFoot() {
            return Math.abs(distance) < NEXT_TO_NOTHING && from <= 0 && to >= 0;
        }
    }

    private static double turn(Sight sight) {
        return sight.isUnderFoot()
                ? 0
                : Math.signum(sight.distance)
                        * (Math.atan2(sight.to, Math.abs(sight.distance))
                                - Math.atan2(sight.from, Math.abs(sight.distance)));
    }

    /** ∫ (1 - F) dθ / 2π along an edge, seen from the centre: how much of the kernel lies beyond it. */
    private static double missing(Sight sight, Kernel kernel, int location) {
        double distance = sight.distance;
        if (sight.isUnderFoot()) {
            // The side is the one that the location says; on the boundary itself the edge spans no angle.
            distance = location == Location.INTERIOR ? NEXT_TO_NOTHING : -NEXT_TO_NOTHING;
        }
        double d = Math.abs(distance);
        boolean noAngle = d == 0 || (sight.isUnderFoot() && location == Location.BOUNDARY);
        if (noAngle || (kernel.isCompact() && d >= 1)) {
            return 0;
        }
        return Math.signum(distance) * (beyond(kernel, d, sight.to) - beyond(kernel, d, sight.from));
    }

    /** The part of {@link #missing} from the foot of the perpendicular, at distance d, to the point s along the line. */
    private static double beyond(Kernel kernel, double d, double s) {
        if (kernel == Kernel.GAUSSIAN) {
            return Math.signum(s) * OwenT.of(d, Math.abs(s) / d);
        }
        double end = Math.sqrt(1 - d * d);
        double t = Math.max(-end, Math.min(end, s));
        double d2 = d * d;
        double t3 = t * t * t;
        // ∫ d F(u) / u ds with u = d² + s²: F/u is 2 - u, or 3 - 3u + u².
        double covered = kernel == Kernel.EPANECHNIKOV
                ? d * ((2 - d2) * t - t3 / 3)
                : d * ((3 - 3 * d2 + d2 * d2) * t + (2 * d2 - 3) * t3 / 3 + t3 * t * t / 5);
        return (Math.atan2(t, d) - covered) / (2 * Math.PI);
    }
}
