package org.vigie.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The index of FlatGeobuf (flatgeobuf.org, "packedrtree"): a static R-tree of full nodes, its root first and its leaves last,
 * each node a box and an offset, 40 bytes little-endian. A leaf's offset is where its feature begins among the features; that
 * of an inner node is the number of its first child.
 */
final class PackedHilbertRtree {

    private static final int BYTES = 40;

    private final int nodeSize;
    /** The number of the first node of each level, leaves first. */
    private final List<Long> levels = new ArrayList<>();

    /**
     * @param count of features, at least 1
     * @param nodeSize children of a node, 2..65535
     */
    PackedHilbertRtree(long count, int nodeSize) {
        this.nodeSize = nodeSize;
        var sizes = new ArrayList<Long>(List.of(count));
        long nodes = count;
        for (long size = count; size > 1 || sizes.size() == 1; ) {
            size = (size + nodeSize - 1) / nodeSize;
            sizes.add(size);
            nodes += size;
        }
        for (long size : sizes) {
            nodes -= size;
            levels.add(nodes);
        }
    }

    /** Writes the index of boxes that are added in any order and whose features will follow in theirs. */
    void write(BoxSorter boxes, OutputStream out) throws IOException {
        List<List<double[]>> inner = innerLevels(boxes);
        ByteBuffer node = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int level = inner.size(); level > 0; level--) {
            long child = levels.get(level - 1);
            for (double[] box : inner.get(level - 1)) {
                put(node, box[0], box[1], box[2], box[3], child);
                out.write(node.array());
                child += nodeSize;
            }
        }
        long[] offset = {0};
        boxes.forEach(box -> {
            put(node, box.minX(), box.minY(), box.maxX(), box.maxY(), offset[0]);
            out.write(node.array());
            offset[0] += box.size();
        });
    }

    private static void put(ByteBuffer node, double minX, double minY, double maxX, double maxY, long offset) {
        node.clear()
                .putDouble(minX)
                .putDouble(minY)
                .putDouble(maxX)
                .putDouble(maxY)
                .putLong(offset);
    }

    /** The boxes of the levels above the leaves, the lowest of them first. */
    private List<List<double[]>> innerLevels(BoxSorter boxes) throws IOException {
        var lowest = new Level();
        boxes.forEach(box -> lowest.add(box.minX(), box.minY(), box.maxX(), box.maxY()));
        var inner = new ArrayList<List<double[]>>(List.of(lowest.boxes));
        while (inner.size() < levels.size() - 1) {
            var upper = new Level();
            inner.get(inner.size() - 1).forEach(box -> upper.add(box[0], box[1], box[2], box[3]));
            inner.add(upper.boxes);
        }
        return inner;
    }

    /** The nodes above boxes that are added one by one. */
    private final class Level {

        private final List<double[]> boxes = new ArrayList<>();
        private int inLast = nodeSize;

        void add(double minX, double minY, double maxX, double maxY) {
            if (inLast == nodeSize) {
                boxes.add(new double[] {minX, minY, maxX, maxY});
                inLast = 1;
                return;
            }
            double[] last = boxes.get(boxes.size() - 1);
            last[0] = Math.min(last[0], minX);
            last[1] = Math.min(last[1], minY);
            last[2] = Math.max(last[2], maxX);
            last[3] = Math.max(last[3], maxY);
            inLast++;
        }
    }
}
