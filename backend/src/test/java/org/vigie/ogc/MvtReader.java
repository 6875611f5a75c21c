package org.vigie.ogc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Reads a vector tile of one layer, strictly: what the specification (Mapbox Vector Tile 2.1) does not allow fails. */
final class MvtReader {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    /** One feature, its geometry in units of the tile. */
    record Feature(Map<String, Object> properties, Geometry geometry) {}

    private final List<String> keys = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private final List<ByteBuffer> features = new ArrayList<>();
    private String name = "";
    private long extent;
    private long version;

    private MvtReader() {}

    static List<Feature> read(byte[] tile, String layer) {
        if (tile.length == 0) {
            return List.of();
        }
        var reader = new MvtReader();
        ByteBuffer bytes = ByteBuffer.wrap(tile).order(ByteOrder.LITTLE_ENDIAN);
        verify(varint(bytes) == (3 << 3 | 2), "a layer");
        reader.layer(message(bytes));
        verify(!bytes.hasRemaining(), "one layer");
        verify(reader.name.equals(layer) && reader.extent == 4096 && reader.version == 2, "name, extent, version");
        return reader.features.stream().map(reader::feature).toList();
    }

    private void layer(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            int tag = (int) varint(bytes);
            switch (tag >> 3) {
                case 1 -> name = text(message(bytes));
                case 2 -> features.add(message(bytes));
                case 3 -> keys.add(text(message(bytes)));
                case 4 -> values.add(value(message(bytes)));
                case 5 -> extent = varint(bytes);
                case 15 -> version = varint(bytes);
                default -> throw new AssertionError("field " + tag);
            }
        }
    }

    private static Object value(ByteBuffer bytes) {
        int tag = (int) varint(bytes);
        return switch (tag >> 3) {
            case 1 -> text(message(bytes));
            case 3 -> bytes.getDouble();
            case 5 -> varint(bytes);
            case 6 -> {
                long zigzag = varint(bytes);
                yield zigzag >>> 1 ^ -(zigzag & 1);
            }
            case 7 -> varint(bytes) == 1;
            default -> throw new AssertionError("value " + tag);
        };
    }

    private Feature feature(ByteBuffer bytes) {
        var properties = new LinkedHashMap<String, Object>();
        int type = 0;
        Geometry geometry = null;
        while (bytes.hasRemaining()) {
            int tag = (int) varint(bytes);
            switch (tag >> 3) {
                case 2 -> {
                    ByteBuffer tags = message(bytes);
                    while (tags.hasRemaining()) {
                        properties.put(keys.get((int) varint(tags)), values.get((int) varint(tags)));
                    }
                }
                case 3 -> type = (int) varint(bytes);
                case 4 -> geometry = type == 1 ? point(message(bytes)) : polygons(message(bytes));
                default -> throw new AssertionError("field " + tag);
            }
        }
        return new Feature(properties, geometry);
    }

    private static Geometry point(ByteBuffer commands) {
        verify(varint(commands) == (1 | 1 << 3), "one point");
        Geometry point = FACTORY.createPoint(new Coordinate(zigzag(commands), zigzag(commands)));
        verify(!commands.hasRemaining(), "one point only");
        return point;
    }

    private static Geometry polygons(ByteBuffer commands) {
        List<Polygon> polygons = new ArrayList<>();
        LinearRing outer = null;
        List<LinearRing> holes = new ArrayList<>();
        long x = 0;
        long y = 0;
        while (commands.hasRemaining()) {
            verify(varint(commands) == (1 | 1 << 3), "a ring begins with one move");
            List<Coordinate> corners = new ArrayList<>();
            corners.add(new Coordinate(x += zigzag(commands), y += zigzag(commands)));
            long line = varint(commands);
            verify((line & 7) == 2 && line >> 3 >= 2, "lines");
            for (long i = 0; i < line >> 3; i++) {
                corners.add(new Coordinate(x += zigzag(commands), y += zigzag(commands)));
            }
            verify(varint(commands) == (7 | 1 << 3), "closed");
            corners.add(corners.get(0));
            LinearRing ring = FACTORY.createLinearRing(corners.toArray(Coordinate[]::new));
            if (twiceArea(corners) > 0) {
                if (outer != null) {
                    polygons.add(FACTORY.createPolygon(outer, holes.toArray(LinearRing[]::new)));
                }
                outer = ring;
                holes = new ArrayList<>();
            } else {
                verify(outer != null && twiceArea(corners) < 0, "a hole follows its polygon");
                holes.add(ring);
            }
        }
        polygons.add(FACTORY.createPolygon(outer, holes.toArray(LinearRing[]::new)));
        return FACTORY.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    /** Positive for rings that turn clockwise with y downwards (4.3.3.3). */
    private static double twiceArea(List<Coordinate> ring) {
        double sum = 0;
        for (int i = 0; i + 1 < ring.size(); i++) {
            sum += ring.get(i).x * ring.get(i + 1).y - ring.get(i + 1).x * ring.get(i).y;
        }
        return sum;
    }

    private static long zigzag(ByteBuffer bytes) {
        long value = varint(bytes);
        return value >>> 1 ^ -(value & 1);
    }

    private static long varint(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private static ByteBuffer message(ByteBuffer bytes) {
        int length = (int) varint(bytes);
        ByteBuffer message = bytes.slice(bytes.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(bytes.position() + length);
        return message;
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }

    private static void verify(boolean right, String what) {
        if (!right) {
            throw new AssertionError("Not a vector tile: " + what);
        }
    }
}
