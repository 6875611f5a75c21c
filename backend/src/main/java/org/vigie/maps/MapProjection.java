package org.vigie.maps;

import java.util.Optional;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.vigie.geo.WorkingProjection;

/**
 * How a map lays the world on its page: x to the right and y upwards, whatever order of axes the code of a reference system
 * prescribes. Thread safe.
 */
public enum MapProjection {
    /** The working projection, metres: equal areas, as densities need. For pages. */
    WORKING,
    /** Longitude and latitude in degrees (EPSG:4326, CRS:84). */
    DEGREES,
    /** Web Mercator, metres (EPSG:3857). */
    MERCATOR,
    /** UTM zone 30 North, metres (EPSG:32630). */
    UTM_30N;

    /** Web Mercator's sphere, metres (EPSG method 1024). */
    private static final double RADIUS = 6_378_137;

    private static final double MOST_LATITUDE = 85.06;

    private static final int STEPS = 24;

    private static final TransverseMercator UTM = new TransverseMercator(-3);

    /** Projects in place: pairs of degrees (longitude, latitude) become pairs of x and y. */
    void project(double[] lonLat, WorkingProjection working) {
        switch (this) {
            case WORKING -> working.project(lonLat, lonLat.length / 2);
            case DEGREES -> {}
            case MERCATOR -> mercator(lonLat);
            case UTM_30N -> UTM.forward(lonLat);
        }
    }

    /** The other way round: pairs of x and y become pairs of degrees. */
    void unproject(double[] xy, WorkingProjection working) {
        switch (this) {
            case WORKING -> working.unproject(xy, xy.length / 2);
            case DEGREES -> {}
            case MERCATOR -> unmercator(xy);
            case UTM_30N -> UTM.inverse(xy);
        }
    }

    /** A copy of a geometry (WGS 84 degrees) in this projection. */
    Geometry project(Geometry lonLat, WorkingProjection working) {
        if (this == DEGREES) {
            return lonLat;
        }
        Geometry copy = lonLat.copy();
        copy.apply(new Projecting(working));
        return copy;
    }

    /** The box around a box of degrees: its edges may bulge. */
    Envelope project(Envelope degrees, WorkingProjection working) {
        return around(degrees, points -> project(points, working));
    }

    /** The box of degrees around a box of this projection. */
    Envelope unproject(Envelope box, WorkingProjection working) {
        return around(box, points -> unproject(points, working));
    }

    /** The projection of a code, such as {@code EPSG:3857}; empty where it is none of ours. */
    public static Optional<MapProjection> find(String code) {
        return switch (code) {
            case "EPSG:4326", "CRS:84" -> Optional.of(DEGREES);
            case "EPSG:3857", "EPSG:900913" -> Optional.of(MERCATOR);
            case "EPSG:32630" -> Optional.of(UTM_30N);
            default -> Optional.empty();
        };
    }

    private interface InPlace {
        void apply(double[] points);
    }

    private static Envelope around(Envelope box, InPlace transform) {
        double[] points = new double[8 * (STEPS + 1)];
        int at = 0;
        for (int i = 0; i <= STEPS; i++) {
            double x = box.getMinX() + box.getWidth() * i / STEPS;
            double y = box.getMinY() + box.getHeight() * i / STEPS;
            double[] edge = {x, box.getMinY(), x, box.getMaxY(), box.getMinX(), y, box.getMaxX(), y};
            System.arraycopy(edge, 0, points, at, edge.length);
            at += edge.length;
        }
        transform.apply(points);
        var around = new Envelope();
        for (int i = 0; i < points.length; i += 2) {
            around.expandToInclude(points[i], points[i + 1]);
        }
        return around;
    }

    private static void mercator(double[] points) {
        for (int i = 0; i < points.length; i += 2) {
            double latitude = Math.max(-MOST_LATITUDE, Math.min(MOST_LATITUDE, points[i + 1]));
            points[i] = RADIUS * Math.toRadians(points[i]);
            points[i + 1] = RADIUS * Math.log(Math.tan(Math.PI / 4 + Math.toRadians(latitude) / 2));
        }
    }

    private static void unmercator(double[] points) {
        for (int i = 0; i < points.length; i += 2) {
            points[i] = Math.toDegrees(points[i] / RADIUS);
            points[i + 1] = Math.toDegrees(2 * Math.atan(Math.exp(points[i + 1] / RADIUS)) - Math.PI / 2);
        }
    }

    private final class Projecting implements CoordinateSequenceFilter {

        private final WorkingProjection working;

        Projecting(WorkingProjection working) {
            this.working = working;
        }

        @Override
        public void filter(CoordinateSequence sequence, int i) {
            if (i > 0) {
                return;
            }
            double[] points = new double[2 * sequence.size()];
            for (int k = 0; k < sequence.size(); k++) {
                points[2 * k] = sequence.getX(k);
                points[2 * k + 1] = sequence.getY(k);
            }
            project(points, working);
            for (int k = 0; k < sequence.size(); k++) {
                sequence.setOrdinate(k, 0, points[2 * k]);
                sequence.setOrdinate(k, 1, points[2 * k + 1]);
            }
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }
}
