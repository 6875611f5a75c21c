package org.vigie.formats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.algorithm.PointLocation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Makes polygons of the rings of one shape. A ring inside an even number of others is a shell, inside an odd number a
 * hole of the smallest one around it. For files wound as the format asks (shells clockwise, holes counter-clockwise) that
 * is the same as going by the winding, and it stays right for the many that are not.
 */
final class ShpRings {

    /** More rings than this in one shape are refused: their nesting would take too long to find. */
    static final int MAX_RINGS = 50_000;

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private ShpRings() {}

    /** A Polygon, or a MultiPolygon of several shells in the order of the file. */
    static Geometry polygons(List<LinearRing> rings) {
        if (rings.size() > MAX_RINGS) {
            throw new IllegalArgumentException(rings.size() + " rings");
        }
        List<LinearRing> sound = rings.stream().filter(ring -> !ring.isEmpty()).toList();
        if (sound.size() == 1) {
            return GEOMETRIES.createPolygon(sound.get(0));
        }
        Node[] nodes = sound.stream().map(Node::new).toArray(Node[]::new);
        nest(nodes);
        Polygon[] polygons = Arrays.stream(nodes)
                .filter(node -> node.depth % 2 == 0)
                .map(Node::polygon)
                .toArray(Polygon[]::new);
        return polygons.length == 1 ? polygons[0] : GEOMETRIES.createMultiPolygon(polygons);
    }

    private static final class Node {

        final LinearRing ring;
        final double area;
        final List<LinearRing> holes = new ArrayList<>();

        @Nullable
        Node parent;

        int depth;

        Node(LinearRing ring) {
            this.ring = ring;
            this.area = Area.ofRing(ring.getCoordinateSequence());
        }

        Polygon polygon() {
            return GEOMETRIES.createPolygon(ring, holes.toArray(LinearRing[]::new));
        }
    }

    /** From large to small: whatever is around a ring has been placed before it. */
    private static void nest(Node[] nodes) {
        STRtree tree = new STRtree();
        for (Node node : nodes) {
            tree.insert(node.ring.getEnvelopeInternal(), node);
        }
        Node[] bySize = nodes.clone();
        Arrays.sort(bySize, Comparator.comparingDouble((Node node) -> -node.area));
        for (Node node : bySize) {
            node.parent = smallestAround(node, tree);
            node.depth = node.parent == null ? 0 : node.parent.depth + 1;
        }
        for (Node node : nodes) {
            if (node.depth % 2 == 1) {
                node.parent.holes.add(node.ring);
            }
        }
    }

    private static @Nullable Node smallestAround(Node node, STRtree tree) {
        Envelope box = node.ring.getEnvelopeInternal();
        List<Node> candidates = new ArrayList<>();
        tree.query(box, item -> {
            Node other = (Node) item;
            if (other.area > node.area && other.ring.getEnvelopeInternal().contains(box)) {
                candidates.add(other);
            }
        });
        candidates.sort(Comparator.comparingDouble(other -> other.area));
        return candidates.stream()
                .filter(other -> isAround(other.ring, node.ring))
                .findFirst()
                .orElse(null);
    }

    /** The first vertex, or else middle of a side, that does not lie on the outer ring decides: rings may touch. */
    private static boolean isAround(LinearRing outer, LinearRing inner) {
        Coordinate[] around = outer.getCoordinates();
        Coordinate[] within = inner.getCoordinates();
        for (Coordinate vertex : within) {
            int location = PointLocation.locateInRing(vertex, around);
            if (location != Location.BOUNDARY) {
                return location == Location.INTERIOR;
            }
        }
        for (int i = 1; i < within.length; i++) {
            Coordinate middle =
                    new Coordinate((within[i - 1].x + within[i].x) / 2, (within[i - 1].y + within[i].y) / 2);
            int location = PointLocation.locateInRing(middle, around);
            if (location != Location.BOUNDARY) {
                return location == Location.INTERIOR;
            }
        }
        return false;
    }
}
