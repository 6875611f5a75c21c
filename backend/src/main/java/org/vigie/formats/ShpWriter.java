package org.vigie.formats;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Writes .shp and .shx (ESRI Shapefile Technical Description, 1998); the headers are patched by {@link #finish()}. */
final class ShpWriter implements Closeable {

    private static final int HEADER = 100;

    private final ShapeType type;
    private final LimitedFile shp;
    private final LimitedFile shx;
    private final Envelope bounds = new Envelope();
    private ByteBuffer record = ByteBuffer.allocate(1 << 12);
    private int count;

    ShpWriter(ShapeType type, Path shpPath, Path shxPath) throws IOException {
        this.type = type;
        this.shp = new LimitedFile(shpPath, ".shp");
        this.shx = new LimitedFile(shxPath, ".shx");
        shp.write(new byte[HEADER], HEADER);
        shx.write(new byte[HEADER], HEADER);
    }

    /** Bytes of a .shp of so many shapes, as far as the type alone tells. */
    static long leastBytes(ShapeType type, long count) {
        return HEADER + count * (type == ShapeType.POINT ? 28 : 12);
    }

    void write(@Nullable Geometry geometry) throws IOException {
        if (geometry == null || geometry.isEmpty()) {
            start(12, 0);
        } else if (!type.holds(geometry)) {
            throw new IllegalArgumentException(geometry.getGeometryType() + " in a shapefile of " + type);
        } else {
            bounds.expandToInclude(geometry.getEnvelopeInternal());
            put(geometry);
        }
        finishRecord();
    }

    private void put(Geometry geometry) {
        switch (type) {
            case POINT -> {
                start(28, type.code());
                putPosition(geometry.getCoordinate().x, geometry.getCoordinate().y);
            }
            case MULTIPOINT -> {
                start(48 + 16 * geometry.getNumPoints(), type.code());
                putBox(record, geometry.getEnvelopeInternal());
                record.putInt(geometry.getNumPoints());
                for (var position : geometry.getCoordinates()) {
                    putPosition(position.x, position.y);
                }
            }
            case POLYLINE, POLYGON -> putParts(geometry, parts(geometry));
        }
    }

    private void putParts(Geometry geometry, List<LineString> parts) {
        int points = parts.stream().mapToInt(LineString::getNumPoints).sum();
        start(Math.addExact(52 + 4 * parts.size(), Math.multiplyExact(16, points)), type.code());
        putBox(record, geometry.getEnvelopeInternal());
        record.putInt(parts.size()).putInt(points);
        int first = 0;
        for (LineString part : parts) {
            record.putInt(first);
            first += part.getNumPoints();
        }
        parts.forEach(part -> putSequence(part.getCoordinateSequence()));
    }

    private static List<LineString> parts(Geometry geometry) {
        List<LineString> parts = new ArrayList<>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            Geometry member = geometry.getGeometryN(i);
            if (member instanceof Polygon polygon && !polygon.isEmpty()) {
                parts.add(wound(polygon.getExteriorRing(), false));
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    parts.add(wound(polygon.getInteriorRingN(hole), true));
                }
            } else if (member instanceof LineString line && !line.isEmpty()) {
                parts.add(line);
            }
        }
        return parts;
    }

    /** Shells run clockwise, holes counter-clockwise. */
    private static LinearRing wound(LinearRing ring, boolean counterClockwise) {
        return Orientation.isCCW(ring.getCoordinateSequence()) == counterClockwise ? ring : ring.reverse();
    }

    private void putSequence(CoordinateSequence sequence) {
        for (int i = 0; i < sequence.size(); i++) {
            putPosition(sequence.getX(i), sequence.getY(i));
        }
    }

    private void putPosition(double x, double y) {
        record.putDouble(x).putDouble(y);
    }

    private static void putBox(ByteBuffer to, Envelope box) {
        to.putDouble(box.getMinX())
                .putDouble(box.getMinY())
                .putDouble(box.getMaxX())
                .putDouble(box.getMaxY());
    }

    /** @param bytes of the whole record, its header of 8 included */
    private void start(int bytes, int code) {
        if (record.capacity() < bytes) {
            record = ByteBuffer.allocate(
                    Math.max(bytes, (int) Math.min(Integer.MAX_VALUE - 16L, 2L * record.capacity())));
        }
        record.clear();
        record.order(ByteOrder.BIG_ENDIAN).putInt(count + 1).putInt((bytes - 8) / 2);
        record.order(ByteOrder.LITTLE_ENDIAN).putInt(code);
    }

    private void finishRecord() throws IOException {
        byte[] index = ByteBuffer.allocate(8)
                .putInt((int) (shp.length() / 2))
                .putInt((record.position() - 8) / 2)
                .array();
        shp.write(record.array(), record.position());
        shx.write(index, index.length);
        count++;
    }

    /** Patches length and bounds into both headers. */
    void finish() throws IOException {
        shp.patch(0, header(shp.length()));
        shx.patch(0, header(shx.length()));
    }

    private ByteBuffer header(long bytes) {
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        header.putInt(0, 9994).putInt(24, (int) (bytes / 2));
        header.order(ByteOrder.LITTLE_ENDIAN).putInt(28, 1000).putInt(32, type.code());
        if (!bounds.isNull()) {
            putBox(header.position(36), bounds);
        }
        return header.position(0);
    }

    @Override
    public void close() throws IOException {
        shp.close();
        shx.close();
    }
}
