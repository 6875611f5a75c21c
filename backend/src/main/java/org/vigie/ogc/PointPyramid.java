package org.vigie.ogc;

import java.util.Arrays;

/**
 * Positions in the order of a Z curve (Morton 1966), so that those of a tile, and those of a cell of its grid, lie side by side
 * and are found by halving: a tile costs no more than the positions in it, at any zoom. Eight bytes a position. Immutable and
 * thread safe.
 */
final class PointPyramid {

    /** The deepest zoom of tiles. */
    static final int MOST_ZOOM = 14;

    /** A tile has 2^5 by 2^5 cells: 16 pixels each where it is drawn on 512. */
    static final int CELL_BITS = 5;

    private static final int AXIS_BITS = MOST_ZOOM + CELL_BITS + 1;
    private static final int ROW_BITS = 64 - 2 * AXIS_BITS;
    private static final long ROW_MASK = (1L << ROW_BITS) - 1;

    private final long[] sorted;
    private final double[] longitude;
    private final double[] latitude;

    /** How a cell is handed over. */
    @FunctionalInterface
    interface CellUser {

        /**
         * One cell of a tile.
         *
         * @param rows those in it are {@code rows[from..to-1]}
         * @param x of their middle, units of the tile
         * @param y of their middle
         */
        void use(int[] rows, int from, int to, int x, int y);
    }

    /**
     * @param rows which positions; at most 16 million
     * @param longitude by row, degrees east; no NaN among the rows
     * @param latitude by row, degrees north
     */
    PointPyramid(int[] rows, double[] longitude, double[] latitude) {
        this.longitude = longitude;
        this.latitude = latitude;
        sorted = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int row = rows[i];
            if (row > ROW_MASK) {
                throw new IllegalArgumentException("More rows than fit: " + row);
            }
            sorted[i] = morton(cell(Mercator.x(longitude[row])), cell(Mercator.y(latitude[row]))) << ROW_BITS | row;
        }
        // Keys may have their highest bit set: unsigned order.
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] ^= Long.MIN_VALUE;
        }
        Arrays.sort(sorted);
    }

    /** How many positions there are. */
    int size() {
        return sorted.length;
    }

    /** Hands over the cells of a tile that hold positions; each position is in one tile of a zoom, and in one cell of it. */
    void forEachCell(TileCoord tile, CellUser user) {
        int shift = 2 * (AXIS_BITS - tile.z()) + ROW_BITS;
        long first = morton(tile.x(), tile.y());
        int from = tile.z() == 0 ? 0 : firstAtLeast(first, shift);
        int to = tile.z() == 0 ? sorted.length : firstAtLeast(first + 1, shift);
        int cellShift = shift - 2 * CELL_BITS;
        int[] rows = new int[to - from];
        for (int i = from; i < to; i++) {
            rows[i - from] = (int) ((sorted[i] ^ Long.MIN_VALUE) & ROW_MASK);
        }
        int start = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || cell(i, cellShift) != cell(start, cellShift)) {
                use(tile, rows, start - from, i - from, user);
                start = i;
            }
        }
    }

    private long cell(int i, int shift) {
        return (sorted[i] ^ Long.MIN_VALUE) >>> shift;
    }

    private void use(TileCoord tile, int[] rows, int from, int to, CellUser user) {
        double x = 0;
        double y = 0;
        for (int i = from; i < to; i++) {
            x += Mercator.x(longitude[rows[i]]);
            y += Mercator.y(latitude[rows[i]]);
        }
        int count = to - from;
        user.use(rows, from, to, units(x / count, tile.x(), tile.z()), units(y / count, tile.y(), tile.z()));
    }

    private static int units(double place, int tile, int zoom) {
        int units = (int) Math.floor((place * (1 << zoom) - tile) * TileCoord.EXTENT);
        return Math.max(0, Math.min(TileCoord.EXTENT - 1, units));
    }

    /** The first position whose key, cut by a shift, is at least so much. */
    private int firstAtLeast(long key, int shift) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cell(middle, shift) < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int cell(double place) {
        int cells = 1 << AXIS_BITS;
        return (int) Math.max(0, Math.min(cells - 1L, (long) Math.floor(place * cells)));
    }

    /** Bits of x and y by turns, those of x lower. */
    private static long morton(long x, long y) {
        return spread(x) | spread(y) << 1;
    }

    private static long spread(long bits) {
        long spread = bits & 0xffffffffL;
        spread = (spread | spread << 16) & 0x0000ffff0000ffffL;
        spread = (spread | spread << 8) & 0x00ff00ff00ff00ffL;
        spread = (spread | spread << 4) & 0x0f0f0f0f0f0f0f0fL;
        spread = (spread | spread << 2) & 0x3333333333333333L;
        return (spread | spread << 1) & 0x5555555555555555L;
    }
}
