package org.vigie.formats;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/**
 * Writes FlatGeobuf 3 (flatgeobuf.org, header.fbs and feature.fbs) with its packed Hilbert R-tree, so that a reader finds what
 * lies in a window without the whole file. The index stands before the features: they wait in a temporary file until
 * {@link #finish} puts all in order, and memory hardly grows with their number. Points and MultiPolygons, WGS 84.
 */
public final class FlatGeobufWriter implements FeatureWriter, Closeable {

    private static final byte[] MAGIC = {'f', 'g', 'b', 3, 'f', 'g', 'b', 0};

    // GeometryType of the schema
    private static final byte POINT = 1;
    private static final byte POLYGON = 3;
    private static final byte MULTI_POLYGON = 6;

    private static final int NODE_SIZE = 16;

    private final Path features;
    private final BoxSorter boxes;
    private final OutputStream out;
    private final String name;
    private final String title;
    private final String description;
    private final List<Column> columns;
    private final boolean polygons;
    private final FlatBufferBuilder builder = new FlatBufferBuilder(1 << 12);
    private final Properties properties = new Properties();
    private final Envelope extent = new Envelope();
    private long count;
    private long length;

    /**
     * Begins a file.
     *
     * @param directory where features wait; what is there of them goes away when this is closed
     * @param name of the layer
     * @param title of the layer
     * @param description of the layer
     * @param polygons whether geometries are polygons (kept as MultiPolygon); else points
     */
    public FlatGeobufWriter(
            Path directory, String name, String title, String description, boolean polygons, List<Column> columns)
            throws IOException {
        this.features = Files.createTempFile(directory, "features", ".part");
        this.boxes = new BoxSorter(features.resolveSibling(features.getFileName() + ".boxes"));
        this.out = new BufferedOutputStream(Files.newOutputStream(features), 1 << 16);
        this.name = name;
        this.title = title;
        this.description = description;
        this.columns = List.copyOf(columns);
        this.polygons = polygons;
    }

    /** Writes the whole file into a stream, which stays the caller's. Nothing can be added after that. */
    public void finish(OutputStream whole) throws IOException {
        out.close();
        whole.write(MAGIC);
        builder.finishSizePrefixed(header());
        ByteBuffer bytes = built();
        whole.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
        if (count > 0) {
            new PackedHilbertRtree(count, NODE_SIZE).write(boxes, whole);
            copyFeatures(whole);
        }
    }

    private void copyFeatures(OutputStream whole) throws IOException {
        try (FileChannel channel = FileChannel.open(features)) {
            var buffer = new ByteBuffer[] {ByteBuffer.allocate(1 << 12)};
            boxes.forEach(box -> {
                if (buffer[0].capacity() < box.size()) {
                    buffer[0] = ByteBuffer.allocate(2 * box.size());
                }
                buffer[0].clear().limit(box.size());
                for (long at = box.id(); buffer[0].hasRemaining(); ) {
                    int read = channel.read(buffer[0], at);
                    if (read < 0) {
                        throw new EOFException("The file of waiting features has been cut");
                    }
                    at += read;
                }
                whole.write(buffer[0].array(), 0, box.size());
            });
        }
    }

    @Override
    public void close() throws IOException {
        try (boxes) {
            out.close();
        } finally {
            Files.deleteIfExists(features);
        }
    }

    /** Table Header; the numbers are the places of its fields in header.fbs. */
    private int header() {
        int[] each = columns.stream().mapToInt(this::column).toArray();
        int columnsAt = offsets(each);
        int crs = crs();
        int nameAt = builder.createString(name);
        int titleAt = builder.createString(title);
        int descriptionAt = builder.createString(description);
        int envelope = extent.isNull()
                ? 0
                : doubles(new double[] {extent.getMinX(), extent.getMinY(), extent.getMaxX(), extent.getMaxY()});
        builder.startTable(14);
        builder.addOffset(0, nameAt, 0);
        builder.addOffset(1, envelope, 0);
        builder.addByte(2, polygons ? MULTI_POLYGON : POINT, 0);
        builder.addOffset(7, columnsAt, 0);
        builder.addLong(8, count, 0);
        builder.addShort(9, (short) (count == 0 ? 0 : NODE_SIZE), 16);
        builder.addOffset(10, crs, 0);
        builder.addOffset(11, titleAt, 0);
        builder.addOffset(12, descriptionAt, 0);
        return builder.endTable();
    }

    private int column(Column column) {
        int name = builder.createString(column.name());
        int title = builder.createString(column.title());
        int description = builder.createString(column.description());
        builder.startTable(11);
        builder.addOffset(0, name, 0);
        builder.addByte(1, columnType(column.type()), 0);
        builder.addOffset(2, title, 0);
        builder.addOffset(3, description, 0);
        return builder.endTable();
    }

    private static byte columnType(Column.Type type) {
        return switch (type) {
            case TRUTH -> 2;
            case WHOLE -> 7;
            case DECIMAL -> 10;
            case TEXT -> 11;
            case DATE -> 13;
        };
    }

    private int crs() {
        int organisation = builder.createString("EPSG");
        builder.startTable(6);
        builder.addOffset(0, organisation, 0);
        builder.addInt(1, 4326, 0);
        return builder.endTable();
    }

    @Override
    public void write(@Nullable Geometry geometry, @Nullable Object... values) throws IOException {
        boolean placed = geometry != null && !geometry.isEmpty();
        int geometryAt = placed ? geometry(geometry) : 0;
        int propertiesAt = builder.createByteVector(properties.of(columns, values));
        builder.startTable(3);
        if (placed) {
            builder.addOffset(0, geometryAt, 0);
        }
        builder.addOffset(1, propertiesAt, 0);
        builder.finishSizePrefixed(builder.endTable());
        ByteBuffer bytes = built();
        int size = bytes.remaining();
        out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), size);
        Envelope box = placed ? geometry.getEnvelopeInternal() : new Envelope();
        extent.expandToInclude(box);
        boxes.add(length, size, box);
        length += size;
        count++;
    }

    /** What was built, until the next is begun. */
    private ByteBuffer built() {
        ByteBuffer bytes = builder.dataBuffer().duplicate();
        builder.clear();
        return bytes;
    }

    private int geometry(Geometry geometry) {
        if (!polygons) {
            var position = geometry.getCoordinate();
            return table(doubles(new double[] {position.x, position.y}), 0, POINT, 0);
        }
        int[] parts = IntStream.range(0, geometry.getNumGeometries())
                .map(i -> polygon((Polygon) geometry.getGeometryN(i)))
                .toArray();
        return table(0, 0, MULTI_POLYGON, offsets(parts));
    }

    private int polygon(Polygon polygon) {
        int rings = 1 + polygon.getNumInteriorRing();
        int[] ends = new int[rings];
        double[] xy = new double[2 * polygon.getNumPoints()];
        int at = 0;
        for (int ring = 0; ring < rings; ring++) {
            CoordinateSequence positions = (ring == 0 ? polygon.getExteriorRing() : polygon.getInteriorRingN(ring - 1))
                    .getCoordinateSequence();
            for (int i = 0; i < positions.size(); i++) {
                xy[2 * at] = positions.getX(i);
                xy[2 * at++ + 1] = positions.getY(i);
            }
            ends[ring] = at;
        }
        return table(doubles(xy), integers(ends), POLYGON, 0);
    }

    /** Table Geometry; 0 for a part that is not there. */
    private int table(int xy, int ends, byte type, int parts) {
        builder.startTable(8);
        builder.addOffset(0, ends, 0);
        builder.addOffset(1, xy, 0);
        builder.addByte(6, type, 0);
        builder.addOffset(7, parts, 0);
        return builder.endTable();
    }

    private int doubles(double[] values) {
        builder.startVector(8, values.length, 8);
        for (int i = values.length - 1; i >= 0; i--) {
            builder.addDouble(values[i]);
        }
        return builder.endVector();
    }

    private int integers(int[] values) {
        builder.startVector(4, values.length, 4);
        for (int i = values.length - 1; i >= 0; i--) {
            builder.addInt(values[i]);
        }
        return builder.endVector();
    }

    private int offsets(int[] values) {
        builder.startVector(4, values.length, 4);
        for (int i = values.length - 1; i >= 0; i--) {
            builder.addOffset(values[i]);
        }
        return builder.endVector();
    }

    /** The values of a row: for each that is known the column's number and the value, little-endian. */
    private static final class Properties {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        private final ByteBuffer number = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);

        byte[] of(List<Column> columns, @Nullable Object[] values) {
            bytes.reset();
            for (int i = 0; i < values.length; i++) {
                Object value = values[i];
                if (value != null) {
                    put(2, number.putShort(0, (short) i));
                    put(columns.get(i).type(), value);
                }
            }
            return bytes.toByteArray();
        }

        private void put(Column.Type type, Object value) {
            switch (type) {
                case TRUTH -> bytes.write((Boolean) value ? 1 : 0);
                case WHOLE -> put(8, number.putLong(0, ((Number) value).longValue()));
                case DECIMAL -> put(8, number.putDouble(0, ((Number) value).doubleValue()));
                case TEXT, DATE -> {
                    byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
                    put(4, number.putInt(0, text.length));
                    bytes.writeBytes(text);
                }
            }
        }

        private void put(int length, ByteBuffer buffer) {
            bytes.write(buffer.array(), 0, length);
        }
    }
}
