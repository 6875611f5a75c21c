package org.vigie.hotspots;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.vigie.api.Parameters;
import org.vigie.geo.WorkingProjection;

/** A box in WGS 84 degrees: west, south, east, north. */
public record Bbox(double west, double south, double east, double north) {

    /** Web Mercator shows no more, nearly. */
    private static final double MOST_LATITUDE = 85;

    private static final int STEPS = 32;

    /** The box of a request; an error is left in {@code parameters}. */
    public static Optional<Bbox> read(Parameters parameters) {
        return parameters.text("bbox").flatMap(text -> {
            Optional<Bbox> box = find(text);
            if (box.isEmpty()) {
                parameters.error("bbox", "NOT_A_BBOX", text);
            }
            return box;
        });
    }

    private static Optional<Bbox> find(String text) {
        try {
            double[] n = Arrays.stream(text.split(",", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            boolean fits = n.length == 4
                    && n[0] >= -180
                    && n[1] >= -MOST_LATITUDE
                    && n[2] <= 180
                    && n[3] <= MOST_LATITUDE
                    && n[0] < n[2]
                    && n[1] < n[3];
            return fits ? Optional.of(new Bbox(n[0], n[1], n[2], n[3])) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The box as x = degrees east, y = degrees north. */
    public Envelope envelope() {
        return new Envelope(west, east, south, north);
    }

    /** The box around an extent in metres of the working projection. */
    static Bbox around(Envelope metres, WorkingProjection projection) {
        Geometry outline = new GeometryFactory().toGeometry(metres).getBoundary();
        Envelope degrees = projection
                .unproject(Densifier.densify(outline, Math.max(metres.getWidth(), metres.getHeight()) / STEPS))
                .getEnvelopeInternal();
        return new Bbox(
                Math.max(-180, degrees.getMinX()),
                Math.max(-MOST_LATITUDE, degrees.getMinY()),
                Math.min(180, degrees.getMaxX()),
                Math.min(MOST_LATITUDE, degrees.getMaxY()));
    }

    /** The extent of the box in metres of the working projection. */
    Envelope projected(WorkingProjection projection) {
        Geometry outline = new GeometryFactory().toGeometry(envelope()).getBoundary();
        return projection
                .project(Densifier.densify(outline, Math.max(east - west, north - south) / STEPS))
                .getEnvelopeInternal();
    }

    /** {@code west,south,east,north}. */
    public String text() {
        return String.format(Locale.ROOT, "%.6f,%.6f,%.6f,%.6f", west, south, east, north);
    }
}
