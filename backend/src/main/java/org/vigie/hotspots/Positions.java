package org.vigie.hotspots;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.vigie.geo.WorkingProjection;
import org.vigie.incidents.IncidentColumns;

/**
 * Where the incidents of a data version lie in the working projection: 20 bytes an incident (20 MB a million). NaN without a
 * position. Immutable.
 *
 * @param x metres east, by row of the columns
 * @param y metres north
 * @param order the rows in an order that follows from what the incidents are, not from how they came into memory: sums over it
 *     are the same to the last digit on every instance
 */
record Positions(double[] x, double[] y, int[] order) {

    private static final int BLOCK = 8192;
    private static final int ROW_BITS = 27;

    static Positions of(IncidentColumns columns, WorkingProjection projection) {
        int n = columns.size();
        double[] x = new double[n];
        double[] y = new double[n];
        IntStream.range(0, (n + BLOCK - 1) / BLOCK)
                .parallel()
                .forEach(block -> project(columns, projection, block * BLOCK, Math.min(n, (block + 1) * BLOCK), x, y));
        return new Positions(x, y, order(columns, x, y));
    }

    /** Sorts numbers of a hash above and the row below: equal hashes of different incidents are rare, and cost the last digit. */
    private static int[] order(IncidentColumns columns, double[] x, double[] y) {
        long[] keys = new long[x.length];
        for (int row = 0; row < keys.length; row++) {
            long hash = Double.doubleToLongBits(x[row]);
            hash = 31 * scrambled(hash) + Double.doubleToLongBits(y[row]);
            hash = 31 * scrambled(hash) + columns.dayEnd()[row];
            hash = 31 * scrambled(hash) + 64L * columns.fatalities()[row] + columns.severity()[row];
            keys[row] = scrambled(hash) << ROW_BITS | row;
        }
        Arrays.parallelSort(keys);
        return Arrays.stream(keys)
                .mapToInt(key -> (int) (key & (1L << ROW_BITS) - 1))
                .toArray();
    }

    /** Mixes all bits (Stafford 2011, variant 13). */
    private static long scrambled(long value) {
        long mixed = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }

    private static void project(
            IncidentColumns columns, WorkingProjection projection, int from, int to, double[] x, double[] y) {
        double[] pairs = new double[2 * (to - from)];
        int known = 0;
        for (int row = from; row < to; row++) {
            if (!Double.isNaN(columns.longitude()[row])) {
                pairs[2 * known] = columns.longitude()[row];
                pairs[2 * known++ + 1] = columns.latitude()[row];
            }
        }
        project(pairs, known, projection);
        known = 0;
        for (int row = from; row < to; row++) {
            boolean nowhere = Double.isNaN(columns.longitude()[row]);
            x[row] = nowhere ? Double.NaN : pairs[2 * known];
            y[row] = nowhere ? Double.NaN : pairs[2 * known++ + 1];
        }
    }

    /** A point that the projection cannot show, on the other side of the earth, is nowhere. */
    private static void project(double[] pairs, int points, WorkingProjection projection) {
        double[] degrees = pairs.clone();
        try {
            projection.project(pairs, points);
        } catch (IllegalArgumentException somewhereElse) {
            for (int i = 0; i < points; i++) {
                double[] point = {degrees[2 * i], degrees[2 * i + 1]};
                try {
                    projection.project(point, 1);
                } catch (IllegalArgumentException here) {
                    point[0] = Double.NaN;
                    point[1] = Double.NaN;
                }
                System.arraycopy(point, 0, pairs, 2 * i, 2);
            }
        }
    }
}
