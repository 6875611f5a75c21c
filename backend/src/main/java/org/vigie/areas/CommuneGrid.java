package org.vigie.areas;

import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * A grid of square cells in degrees that names, for each cell, the communes whose envelopes come within a distance of it.
 * One look into an array finds the few communes that a position is to be compared with. Immutable, thread safe.
 */
final class CommuneGrid {

    private static final double CELL_DEGREES = 0.1;
    private static final int MOST_CELLS = 400_000;
    private static final double METERS_PER_DEGREE = 110_000; // a little less than the shortest degree of latitude
    private static final int[] NONE = {};

    private final Envelope window = new Envelope();
    private final double cell;
    private final int columns;
    private final int[][] communes;

    /**
     * @param geometries WGS 84 longitude/latitude
     * @param distanceMeters how far outside its envelope a commune is still named
     */
    CommuneGrid(List<Geometry> geometries, double distanceMeters) {
        List<Envelope> envelopes = geometries.stream()
                .map(geometry -> widened(geometry.getEnvelopeInternal(), distanceMeters))
                .toList();
        envelopes.forEach(window::expandToInclude);
        cell = Math.max(CELL_DEGREES, Math.sqrt(window.getArea() / MOST_CELLS));
        columns = 1 + (int) (window.getWidth() / cell);
        communes = new int[columns * (1 + (int) (window.getHeight() / cell))][];
        Arrays.fill(communes, NONE);
        for (int i = 0; i < envelopes.size(); i++) {
            add(i, envelopes.get(i));
        }
    }

    /** The communes that may hold a position or be near it, ascending. Not to be changed. */
    int[] around(double longitude, double latitude) {
        return window.contains(longitude, latitude) ? communes[row(latitude) * columns + column(longitude)] : NONE;
    }

    /** An envelope with a margin of at least so many metres at its latitude. */
    static Envelope widened(Envelope degrees, double meters) {
        double margin = meters / METERS_PER_DEGREE;
        double farthest = Math.max(Math.abs(degrees.getMinY()), Math.abs(degrees.getMaxY())) + margin;
        double narrowing = Math.max(0.01, Math.cos(Math.toRadians(Math.min(90, farthest))));
        var widened = new Envelope(degrees);
        widened.expandBy(margin / narrowing, margin);
        return widened;
    }

    private void add(int commune, Envelope envelope) {
        for (int row = row(envelope.getMinY()); row <= row(envelope.getMaxY()); row++) {
            for (int column = column(envelope.getMinX()); column <= column(envelope.getMaxX()); column++) {
                int place = row * columns + column;
                communes[place] = Arrays.copyOf(communes[place], communes[place].length + 1);
                communes[place][communes[place].length - 1] = commune;
            }
        }
    }

    private int column(double longitude) {
        return (int) ((longitude - window.getMinX()) / cell);
    }

    private int row(double latitude) {
        return (int) ((latitude - window.getMinY()) / cell);
    }
}
