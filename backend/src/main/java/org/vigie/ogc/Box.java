package org.vigie.ogc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.vigie.api.Parameters;

/**
 * The {@code bbox} of a request (OGC 17-069r4, 7.15.3): what must touch a feature's geometry. Features without a geometry are
 * always inside it, as the standard says. A box of UTM is no box of longitudes and latitudes, so it is kept as the polygon it
 * really is.
 */
final class Box {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int STEPS_A_SIDE = 64;

    private final Geometry lonLat;
    private final boolean rectangle;
    private final PreparedGeometry prepared;

    private Box(Geometry lonLat) {
        this.lonLat = lonLat;
        this.rectangle = lonLat.isRectangle();
        this.prepared = PreparedGeometryFactory.prepare(lonLat);
    }

    /** The box of a request, its numbers in {@code bbox-crs}; errors are left in {@code parameters}. */
    static Optional<Box> read(Parameters parameters) {
        Crs crs = crs(parameters, "bbox-crs");
        return parameters.text("bbox").flatMap(text -> {
            Optional<Box> box = find(text, crs);
            if (box.isEmpty()) {
                parameters.error("bbox", "NOT_A_BOX", text);
            }
            return box;
        });
    }

    /** The system that a parameter names, WGS 84 longitude/latitude where it names none. */
    static Crs crs(Parameters parameters, String name) {
        Optional<String> wanted = parameters.text(name);
        Optional<Crs> crs = wanted.flatMap(Crs::find);
        if (wanted.isPresent() && crs.isEmpty()) {
            parameters.error(name, "UNKNOWN_CRS", wanted.get(), String.join(", ", Crs.uris()));
        }
        return crs.orElse(Crs.CRS84);
    }

    private static Optional<Box> find(String text, Crs crs) {
        double[] n;
        try {
            n = Arrays.stream(text.split(",", -1))
                    .mapToDouble(part -> Double.parseDouble(part.strip()))
                    .toArray();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        // Six numbers carry heights, which nothing here has.
        double[] corners = n.length == 6 ? new double[] {n[0], n[1], n[3], n[4]} : n;
        int northing = crs.latitudeFirst() ? 0 : 1;
        boolean sound = corners.length == 4 && Arrays.stream(n).allMatch(Double::isFinite);
        if (!sound || corners[northing] > corners[northing + 2]) {
            return Optional.empty();
        }
        return crs == Crs.CRS84 || crs == Crs.EPSG_4326 ? degrees(corners, crs) : projected(corners, crs);
    }

    /** West of its east, or across the 180th meridian: then it is two. */
    private static Optional<Box> degrees(double[] corners, Crs crs) {
        boolean swap = crs.latitudeFirst();
        double west = corners[swap ? 1 : 0];
        double south = corners[swap ? 0 : 1];
        double east = corners[swap ? 3 : 2];
        double north = corners[swap ? 2 : 3];
        List<Geometry> parts = new ArrayList<>();
        if (west <= east) {
            parts.add(rectangle(west, south, east, north));
        } else {
            parts.add(rectangle(west, south, 180, north));
            parts.add(rectangle(-180, south, east, north));
        }
        return Optional.of(new Box(FACTORY.buildGeometry(parts)));
    }

    private static Optional<Box> projected(double[] corners, Crs crs) {
        if (corners[0] > corners[2]) {
            return Optional.empty();
        }
        Geometry rectangle = rectangle(corners[0], corners[1], corners[2], corners[3]);
        double longest = Math.max(corners[2] - corners[0], corners[3] - corners[1]);
        Geometry outline = longest > 0 ? Densifier.densify(rectangle, longest / STEPS_A_SIDE) : rectangle;
        try {
            Geometry lonLat = crs.toLonLat(outline);
            return lonLat.isValid() || longest == 0 ? Optional.of(new Box(lonLat)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A rectangle; a line or a point where it has no width or no height. */
    private static Geometry rectangle(double west, double south, double east, double north) {
        return FACTORY.toGeometry(new Envelope(west, east, south, north));
    }

    /** Whether a geometry of WGS 84 longitude/latitude touches the box; true without a geometry. */
    boolean touches(@Nullable Geometry geometry) {
        return geometry == null || geometry.isEmpty() || prepared.intersects(geometry);
    }

    /** Whether a position touches the box; true without one, which is NaN. */
    boolean touches(double longitude, double latitude) {
        if (Double.isNaN(longitude)) {
            return true;
        }
        Envelope envelope = lonLat.getEnvelopeInternal();
        return envelope.covers(longitude, latitude)
                && (rectangle
                        || prepared.intersects(
                                FACTORY.createPoint(new org.locationtech.jts.geom.Coordinate(longitude, latitude))));
    }

    /** Its corners: the same for equal boxes. */
    @Override
    public String toString() {
        return lonLat.toText();
    }
}
