package org.vigie.formats;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;

/**
 * Reads the content of one shape. Types with Z or M are their plain ones with more values behind, which are passed over.
 * Damage is told by {@link IllegalArgumentException} and {@link java.nio.BufferUnderflowException}.
 */
final class ShpShape {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final int BOX_BYTES = 32;

    private ShpShape() {}

    static @Nullable Geometry of(ByteBuffer content) {
        int type = content.getInt();
        return switch (type) {
            case 0 -> null;
            case 1, 11, 21 -> point(content);
            case 3, 13, 23 -> lines(parts(content));
            case 5, 15, 25 -> ShpRings.polygons(rings(parts(content)));
            case 8, 18, 28 -> {
                skipBox(content);
                yield GEOMETRIES.createMultiPointFromCoords(positions(content, count(content, 16)));
            }
            default -> throw FormatTrouble.SHP_TYPE_UNSUPPORTED.with(type);
        };
    }

    /** Not-a-number, which some writers use for "nowhere", is no point. */
    private static @Nullable Geometry point(ByteBuffer content) {
        double x = content.getDouble();
        double y = content.getDouble();
        return Double.isNaN(x) || Double.isNaN(y) ? null : GEOMETRIES.createPoint(finite(x, y));
    }

    private static Coordinate[][] parts(ByteBuffer content) {
        skipBox(content);
        int partCount = content.getInt();
        int pointCount = content.getInt();
        if (partCount < 0 || pointCount < 0 || content.remaining() < 4L * partCount + 16L * pointCount) {
            throw new IllegalArgumentException(partCount + " parts, " + pointCount + " points");
        }
        int[] starts = new int[partCount + 1];
        for (int i = 0; i < partCount; i++) {
            starts[i] = content.getInt();
        }
        starts[partCount] = pointCount;
        Coordinate[] all = positions(content, pointCount);
        Coordinate[][] parts = new Coordinate[partCount][];
        for (int i = 0; i < partCount; i++) {
            if (starts[i] < 0 || starts[i] > starts[i + 1] || starts[i + 1] > pointCount) {
                throw new IllegalArgumentException("part " + (i + 1) + " starts at point " + starts[i]);
            }
            parts[i] = Arrays.copyOfRange(all, starts[i], starts[i + 1]);
        }
        return parts;
    }

    private static Geometry lines(Coordinate[][] parts) {
        LineString[] lines =
                Arrays.stream(parts).map(GEOMETRIES::createLineString).toArray(LineString[]::new);
        return lines.length == 1 ? lines[0] : GEOMETRIES.createMultiLineString(lines);
    }

    private static List<LinearRing> rings(Coordinate[][] parts) {
        return Arrays.stream(parts).map(GEOMETRIES::createLinearRing).toList();
    }

    private static void skipBox(ByteBuffer content) {
        if (content.remaining() < BOX_BYTES) {
            throw new java.nio.BufferUnderflowException();
        }
        content.position(content.position() + BOX_BYTES);
    }

    private static int count(ByteBuffer content, int bytesEach) {
        int count = content.getInt();
        if (count < 0 || content.remaining() < (long) bytesEach * count) {
            throw new IllegalArgumentException(count + " points");
        }
        return count;
    }

    private static Coordinate[] positions(ByteBuffer content, int count) {
        Coordinate[] positions = new Coordinate[count];
        for (int i = 0; i < count; i++) {
            positions[i] = finite(content.getDouble(), content.getDouble());
        }
        return positions;
    }

    private static Coordinate finite(double x, double y) {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("position " + x + " " + y);
        }
        return new Coordinate(x, y);
    }
}
