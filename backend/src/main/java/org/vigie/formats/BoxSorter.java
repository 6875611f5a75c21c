package org.vigie.formats;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.locationtech.jts.geom.Envelope;

/**
 * Sorts boxes along a Hilbert curve over the whole world, so that neighbours in the order are neighbours on the map: what a
 * packed R-tree is filled with (Kamel & Faloutsos 1993). Sorted runs lie in a temporary file and are merged, so that memory
 * does not grow with the number of boxes.
 */
final class BoxSorter implements Closeable {

    /** Bits of a run's slots; the others of a sort key are the curve's. */
    private static final int SLOT_BITS = 16;

    private static final int RUN = 1 << SLOT_BITS;
    private static final int ORDER = 23;
    private static final int BYTES = 8 + 8 + 4 + 4 * 8;
    private static final long LAST = 1L << 2 * ORDER;

    /**
     * A box on its way.
     *
     * @param key place on the curve; the last for an empty box
     * @param id of whoever added it
     * @param size of whoever added it
     */
    record Box(long key, long id, int size, double minX, double minY, double maxX, double maxY) {}

    /** Takes boxes in order. */
    interface Taker {
        void take(Box box) throws IOException;
    }

    private final Path file;
    private final List<Box> run = new ArrayList<>();
    private final List<long[]> runs = new ArrayList<>();
    private long written;

    /** @param file where runs may lie while this is open; must not exist */
    BoxSorter(Path file) {
        this.file = file;
    }

    /** @param box in degrees; an empty one comes behind all others */
    void add(long id, int size, Envelope box) throws IOException {
        if (box.isNull()) {
            double none = Double.POSITIVE_INFINITY;
            run.add(new Box(LAST, id, size, none, none, -none, -none));
        } else {
            long key = hilbert(cell(box.getMinX() + box.getMaxX(), 360), cell(box.getMinY() + box.getMaxY(), 180));
            run.add(new Box(key, id, size, box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()));
        }
        if (run.size() == RUN) {
            writeRun();
        }
    }

    private static int cell(double twiceTheMiddle, double width) {
        double share = (twiceTheMiddle / 2 + width / 2) / width;
        return (int) Math.max(0, Math.min((1 << ORDER) - 1, share * (1 << ORDER)));
    }

    /** The place of a cell on the curve, from the top bit down: each quarter is turned so that the curve goes on in the next. */
    private static long hilbert(int column, int row) {
        long place = 0;
        int x = column;
        int y = row;
        for (int side = 1 << ORDER - 1; side > 0; side >>= 1) {
            int right = (x & side) > 0 ? 1 : 0;
            int upper = (y & side) > 0 ? 1 : 0;
            place = place << 2 | (3 * right ^ upper);
            if (upper == 0) {
                int next = right == 1 ? ~y : y;
                y = right == 1 ? ~x : x;
                x = next;
            }
        }
        return place;
    }

    private void writeRun() throws IOException {
        List<Box> sorted = sorted();
        try (var out = new DataOutputStream(new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND), 1 << 16))) {
            for (Box box : sorted) {
                out.writeLong(box.key);
                out.writeLong(box.id);
                out.writeInt(box.size);
                out.writeDouble(box.minX);
                out.writeDouble(box.minY);
                out.writeDouble(box.maxX);
                out.writeDouble(box.maxY);
            }
        }
        long end = written + (long) BYTES * sorted.size();
        runs.add(new long[] {written, end});
        written = end;
        run.clear();
    }

    private List<Box> sorted() {
        long[] keys = new long[run.size()];
        for (int slot = 0; slot < keys.length; slot++) {
            keys[slot] = run.get(slot).key << SLOT_BITS | slot;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys)
                .mapToObj(key -> run.get((int) (key & RUN - 1)))
                .toList();
    }

    /** Hands over all boxes in order; may be called again. Those of one place come in the order they were added. */
    void forEach(Taker taker) throws IOException {
        if (runs.isEmpty()) {
            for (Box box : sorted()) {
                taker.take(box);
            }
            return;
        }
        if (!run.isEmpty()) {
            writeRun();
        }
        merge(taker);
    }

    private void merge(Taker taker) throws IOException {
        var heads = new PriorityQueue<Head>(
                Comparator.comparingLong((Head head) -> head.box.key).thenComparingInt(head -> head.number));
        var open = new ArrayList<Head>();
        try {
            for (int number = 0; number < runs.size(); number++) {
                var head = new Head(number, runs.get(number));
                open.add(head);
                if (head.advance()) {
                    heads.add(head);
                }
            }
            while (!heads.isEmpty()) {
                Head head = heads.poll();
                taker.take(head.box);
                if (head.advance()) {
                    heads.add(head);
                }
            }
        } finally {
            for (Head head : open) {
                head.close();
            }
        }
    }

    /** Where the reading of a run stands. */
    private final class Head implements Closeable {

        private final int number;
        private final DataInputStream in;
        private long left;
        private Box box = new Box(0, 0, 0, 0, 0, 0, 0);

        Head(int number, long[] bounds) throws IOException {
            this.number = number;
            FileChannel channel = FileChannel.open(file);
            channel.position(bounds[0]);
            left = (bounds[1] - bounds[0]) / BYTES;
            in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), BYTES * 512));
        }

        boolean advance() throws IOException {
            if (left-- == 0) {
                return false;
            }
            try {
                box = new Box(
                        in.readLong(),
                        in.readLong(),
                        in.readInt(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble());
            } catch (EOFException e) {
                throw new IOException("The file of sorted boxes has been cut", e);
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
