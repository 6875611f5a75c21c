package org.vigie.formats;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;

/** Geometries as GeoPackage stores them (OGC 12-128r18, clause 2.1.3): a short header, then little-endian WKB. */
final class GeoPackageGeometry {

    private static final int SRS = 4326;
    private static final int HEADER = 8;
    private static final int ENVELOPE = 32;
    private static final int POINT = 21;
    private static final byte LITTLE_ENDIAN = 1;
    private static final byte WITH_ENVELOPE = 1 << 1;

    private final WKBWriter wkb = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN);

    byte[] bytes(Geometry geometry) {
        return geometry instanceof Point point ? point(point) : other(geometry);
    }

    private static byte[] point(Point point) {
        return header(HEADER + POINT, LITTLE_ENDIAN)
                .put((byte) 1)
                .putInt(1)
                .putDouble(point.getX())
                .putDouble(point.getY())
                .array();
    }

    private byte[] other(Geometry geometry) {
        byte[] body = wkb.write(geometry);
        Envelope envelope = geometry.getEnvelopeInternal();
        return header(HEADER + ENVELOPE + body.length, (byte) (LITTLE_ENDIAN | WITH_ENVELOPE))
                .putDouble(envelope.getMinX())
                .putDouble(envelope.getMaxX())
                .putDouble(envelope.getMinY())
                .putDouble(envelope.getMaxY())
                .put(body)
                .array();
    }

    private static ByteBuffer header(int size, byte flags) {
        return ByteBuffer.allocate(size)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 'G')
                .put((byte) 'P')
                .put((byte) 0)
                .put(flags)
                .putInt(SRS);
    }
}
