package org.vigie.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Reads a .shp record by record (ESRI Shapefile Technical Description, 1998), without its .shx. */
final class ShpReader {

    private static final int HEADER = 100;
    private static final int MAX_RECORD_BYTES = 128 << 20;

    private final InputStream in;
    private final long length;
    private long position = HEADER;
    private long count;
    private byte[] content = new byte[0];

    /** @throws FormatException {@code SHP_UNREADABLE} */
    ShpReader(InputStream in) throws IOException {
        this.in = in;
        byte[] header = in.readNBytes(HEADER);
        if (header.length < HEADER || ByteBuffer.wrap(header).getInt(0) != 9994) {
            throw FormatTrouble.SHP_UNREADABLE.with(0, header.length < HEADER ? "header cut off" : "no shapefile");
        }
        long announced = 2 * (ByteBuffer.wrap(header).getInt(24) & 0xFFFFFFFFL);
        length = announced <= HEADER ? Long.MAX_VALUE : announced; // never patched by its writer: read what is there
    }

    /** How many records were read. */
    long count() {
        return count;
    }

    /** Reads another record, without judging it. */
    boolean next() throws IOException {
        if (position >= length) {
            return false;
        }
        byte[] head = in.readNBytes(8);
        if (head.length == 0 && length == Long.MAX_VALUE) {
            return false;
        }
        if (head.length < 8) {
            throw FormatTrouble.SHP_TRUNCATED.with(count);
        }
        long bytes = 2 * (ByteBuffer.wrap(head).getInt(4) & 0xFFFFFFFFL);
        if (bytes < 4 || bytes > MAX_RECORD_BYTES) {
            throw FormatTrouble.SHP_UNREADABLE.with(count + 1, "record of " + bytes + " bytes");
        }
        content = in.readNBytes((int) bytes);
        if (content.length < bytes) {
            throw FormatTrouble.SHP_TRUNCATED.with(count);
        }
        position += 8 + bytes;
        count++;
        return true;
    }

    /**
     * The shape of the current record; null for a null shape.
     *
     * @throws FormatException {@code SHP_BAD_SHAPE}, {@code SHP_TYPE_UNSUPPORTED}
     */
    @Nullable
    Geometry shape() {
        try {
            return ShpShape.of(ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN));
        } catch (BufferUnderflowException e) {
            throw FormatTrouble.SHP_BAD_SHAPE.with(count, "shorter than its number of points");
        } catch (IllegalArgumentException e) {
            throw FormatTrouble.SHP_BAD_SHAPE.with(count, String.valueOf(e.getMessage()));
        }
    }
}
