package org.vigie.ogc;

import java.util.Arrays;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Geometries as commands of a vector tile (Mapbox Vector Tile 2.1, 4.3): whole units, each corner as its way from the last one,
 * outer rings clockwise as they are seen, inner ones the other way, rings without area left out. For one thread.
 */
final class MvtGeometry {

    private static final int MOVE = 1;
    private static final int LINE = 2;
    private static final int CLOSE = 7;

    private int[] commands = new int[256];
    private int size;
    private int x;
    private int y;

    private MvtGeometry() {}

    /** One point. */
    static int[] point(int x, int y) {
        return new int[] {MOVE | 1 << 3, zigzag(x), zigzag(y)};
    }

    /**
     * Polygons, whose coordinates are units; empty where nothing of them is left.
     *
     * @param originX what is taken from each x
     * @param originY what is taken from each y
     */
    static int[] polygons(Geometry polygons, double originX, double originY) {
        var geometry = new MvtGeometry();
        for (int i = 0; i < polygons.getNumGeometries(); i++) {
            if (polygons.getGeometryN(i) instanceof Polygon polygon) {
                geometry.polygon(polygon, originX, originY);
            }
        }
        return Arrays.copyOf(geometry.commands, geometry.size);
    }

    private void polygon(Polygon polygon, double originX, double originY) {
        if (ring(polygon.getExteriorRing(), true, originX, originY)) {
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                ring(polygon.getInteriorRingN(i), false, originX, originY);
            }
        }
    }

    /** Whether the ring is there: it has an area. */
    private boolean ring(LinearRing ring, boolean outer, double originX, double originY) {
        CoordinateSequence corners = ring.getCoordinateSequence();
        int count = corners.size() - 1;
        if (count < 3) {
            return false;
        }
        int[] xs = new int[count];
        int[] ys = new int[count];
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int nextX = (int) Math.rint(corners.getX(i) - originX);
            int nextY = (int) Math.rint(corners.getY(i) - originY);
            if (kept == 0 || nextX != xs[kept - 1] || nextY != ys[kept - 1]) {
                xs[kept] = nextX;
                ys[kept++] = nextY;
            }
        }
        while (kept > 1 && xs[kept - 1] == xs[0] && ys[kept - 1] == ys[0]) {
            kept--;
        }
        long twice = twiceArea(xs, ys, kept);
        if (kept < 3 || twice == 0) {
            return false;
        }
        write(xs, ys, kept, twice > 0 != outer);
        return true;
    }

    /** Positive where the ring turns clockwise with y downwards. */
    private static long twiceArea(int[] xs, int[] ys, int count) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            int next = i + 1 == count ? 0 : i + 1;
            sum += (long) xs[i] * ys[next] - (long) xs[next] * ys[i];
        }
        return sum;
    }

    private void write(int[] xs, int[] ys, int count, boolean backwards) {
        room(2 * count + 3);
        for (int i = 0; i < count; i++) {
            int corner = backwards ? count - 1 - i : i;
            if (i == 0) {
                commands[size++] = MOVE | 1 << 3;
            } else if (i == 1) {
                commands[size++] = LINE | count - 1 << 3;
            }
            commands[size++] = zigzag(xs[corner] - x);
            commands[size++] = zigzag(ys[corner] - y);
            x = xs[corner];
            y = ys[corner];
        }
        commands[size++] = CLOSE | 1 << 3;
    }

    private void room(int more) {
        if (size + more > commands.length) {
            commands = Arrays.copyOf(commands, Math.max(commands.length * 2, size + more));
        }
    }

    private static int zigzag(int value) {
        return value << 1 ^ value >> 31;
    }
}
