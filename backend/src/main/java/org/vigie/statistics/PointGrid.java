package org.vigie.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Points sorted into square buckets, so that those within a distance, and the nearest ones, are found without looking at all.
 * Distances are compared by their squares. Immutable and thread-safe.
 */
final class PointGrid {

    private static final int POINTS_PER_BUCKET = 2;

    private final double[] x;
    private final double[] y;
    private final double minX;
    private final double minY;
    private final double bucketMetres;
    private final int columns;
    private final int rows;
    private final int[] bucketStart;
    private final int[] byBucket;

    /** Buckets of at least {@code leastMetres}, about two points each where the points lie evenly. */
    PointGrid(double[] x, double[] y, double leastMetres) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("As many eastings as northings are needed");
        }
        this.x = x;
        this.y = y;
        minX = Arrays.stream(x).min().orElse(0);
        minY = Arrays.stream(y).min().orElse(0);
        double width = Arrays.stream(x).max().orElse(0) - minX;
        double height = Arrays.stream(y).max().orElse(0) - minY;
        double even = Math.sqrt(
                Math.max(width, height) * Math.max(width, height) * POINTS_PER_BUCKET / Math.max(1, x.length));
        bucketMetres = Math.max(Math.max(leastMetres, even), Double.MIN_NORMAL);
        columns = 1 + (int) (width / bucketMetres);
        rows = 1 + (int) (height / bucketMetres);
        bucketStart = new int[columns * rows + 1];
        byBucket = new int[x.length];
        fill();
    }

    private void fill() {
        for (int i = 0; i < x.length; i++) {
            bucketStart[bucketOf(i) + 1]++;
        }
        Arrays.parallelPrefix(bucketStart, Integer::sum);
        int[] next = bucketStart.clone();
        for (int i = 0; i < x.length; i++) {
            byBucket[next[bucketOf(i)]++] = i;
        }
    }

    private int bucketOf(int i) {
        return row(y[i]) * columns + column(x[i]);
    }

    private int column(double easting) {
        return (int) Math.max(0, Math.min(columns - 1.0, (easting - minX) / bucketMetres));
    }

    private int row(double northing) {
        return (int) Math.max(0, Math.min(rows - 1.0, (northing - minY) / bucketMetres));
    }

    /** For every point the other points at most {@code metres} away. */
    Neighbours band(double metres) {
        if (!(metres >= 0)) {
            throw new IllegalArgumentException("A band cannot be " + metres + " m");
        }
        int[][] found = IntStream.range(0, x.length)
                .parallel()
                .mapToObj(i -> within(i, metres))
                .toArray(int[][]::new);
        return Neighbours.of(found);
    }

    private int[] within(int i, double metres) {
        int lastColumn = column(x[i] + metres);
        int lastRow = row(y[i] + metres);
        IntStream.Builder found = IntStream.builder();
        for (int r = row(y[i] - metres); r <= lastRow; r++) {
            int end = bucketStart[r * columns + lastColumn + 1];
            for (int k = bucketStart[r * columns + column(x[i] - metres)]; k < end; k++) {
                int j = byBucket[k];
                if (j != i && squaredDistance(i, j) <= metres * metres) {
                    found.add(j);
                }
            }
        }
        return found.build().toArray();
    }

    /** For every point its k nearest others, ties by the order of the P-codes. */
    Neighbours nearest(List<String> pcodes, int k) {
        int wanted = Math.min(k, x.length - 1);
        int[][] found = IntStream.range(0, x.length)
                .parallel()
                .mapToObj(i -> nearest(i, pcodes, wanted))
                .toArray(int[][]::new);
        return Neighbours.of(found);
    }

    private int[] nearest(int i, List<String> pcodes, int wanted) {
        int reach = 1;
        int[] candidates = around(i, reach);
        while (!settled(i, candidates, reach, wanted)) {
            reach *= 2;
            candidates = around(i, reach);
        }
        return Arrays.stream(candidates)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(j -> squaredDistance(i, j))
                        .thenComparing(pcodes::get))
                .limit(wanted)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** True if no point outside the buckets looked at can be among the nearest: the k-th lies strictly within their reach. */
    private boolean settled(int i, int[] candidates, int reach, int wanted) {
        if (reach >= columns && reach >= rows) {
            return true;
        }
        double certain = reach * bucketMetres;
        // A hair less, because the bucket of a point is found by a rounded division.
        double certainSquared = certain * certain * (1 - 1e-9);
        return Arrays.stream(candidates)
                        .filter(j -> squaredDistance(i, j) < certainSquared)
                        .count()
                >= wanted;
    }

    private int[] around(int i, int reach) {
        int firstColumn = Math.max(0, column(x[i]) - reach);
        int lastColumn = Math.min(columns - 1, column(x[i]) + reach);
        int lastRow = Math.min(rows - 1, row(y[i]) + reach);
        IntStream.Builder found = IntStream.builder();
        for (int r = Math.max(0, row(y[i]) - reach); r <= lastRow; r++) {
            for (int k = bucketStart[r * columns + firstColumn]; k < bucketStart[r * columns + lastColumn + 1]; k++) {
                if (byBucket[k] != i) {
                    found.add(byBucket[k]);
                }
            }
        }
        return found.build().toArray();
    }

    /** What a point adds to a sum. */
    interface Term {
        double of(int point, double squaredDistance);
    }

    /** The sum of a term over the points of all buckets that reach within {@code metres} of a place. */
    double sumWithin(double px, double py, double metres, Term term) {
        int firstColumn = column(px - metres);
        int lastColumn = column(px + metres);
        int lastRow = row(py + metres);
        double sum = 0;
        for (int r = row(py - metres); r <= lastRow; r++) {
            for (int k = bucketStart[r * columns + firstColumn]; k < bucketStart[r * columns + lastColumn + 1]; k++) {
                int i = byBucket[k];
                double dx = x[i] - px;
                double dy = y[i] - py;
                sum += term.of(i, dx * dx + dy * dy);
            }
        }
        return sum;
    }

    private double squaredDistance(int i, int j) {
        double dx = x[i] - x[j];
        double dy = y[i] - y[j];
        return dx * dx + dy * dy;
    }
}
