package org.vigie.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Convolution of a grid with a symmetric kernel, the sum of whose taps is 1. What is convolved is <em>padded</em>: it has a margin of
 * {@code radius} cells on each side, so that masses just outside the grid count. Three ways lead to the same result: small compact
 * kernels are summed tap by tap (four symmetric taps at once, rows in the cache), Gaussians along rows and then along columns, large
 * compact kernels by {@linkplain FourierConvolution Fourier transform}.
 *
 * <p>Immutable and thread-safe. Every row of the result is computed by one processor in one order, so the result does not depend on
 * their number.
 */
final class Convolution {

    /** Beyond this radius the Fourier transform is faster, by measurement. */
    private static final int LARGEST_DIRECT_RADIUS = 25;

    private static final int ROWS_PER_TASK = 16;
    private static final double GAUSSIAN_CUT_SIGMAS = 5;

    private final int radius;
    /** taps[dy][dx] for 0 &lt;= dx, dy, zeros cut off; for a Gaussian the one row of factors. */
    private final double[][] taps;

    private final boolean separable;

    private Convolution(int radius, double[][] taps, boolean separable) {
        this.radius = radius;
        this.taps = taps;
        this.separable = separable;
    }

    /** The kernel sampled at cell distances, scaled so that its taps sum to 1; the Gaussian is cut at 5σ along each axis. */
    static Convolution of(Kernel kernel, double bandwidthMetres, double cellMetres) {
        double bandwidth = bandwidthMetres / cellMetres;
        if (!kernel.isCompact()) {
            return gaussian(bandwidth);
        }
        int radius = Math.max(0, (int) Math.ceil(bandwidth) - 1);
        double[][] taps = new double[radius + 1][];
        double sum = 0;
        for (int dy = 0; dy <= radius; dy++) {
            int width = Math.max(0, (int) Math.ceil(Math.sqrt(Math.max(0, bandwidth * bandwidth - dy * dy))));
            taps[dy] = new double[width];
            for (int dx = 0; dx < width; dx++) {
                taps[dy][dx] = kernel.at(dx * dx + dy * dy, bandwidth);
                sum += taps[dy][dx] * (dx == 0 ? 1 : 2) * (dy == 0 ? 1 : 2);
            }
        }
        scale(taps, sum);
        return new Convolution(radius, taps, false);
    }

    private static Convolution gaussian(double sigma) {
        int radius = (int) Math.floor(GAUSSIAN_CUT_SIGMAS * sigma);
        double[] factors = new double[radius + 1];
        double sum = 0;
        for (int d = 0; d <= radius; d++) {
            factors[d] = Math.exp(-d * d / (2 * sigma * sigma));
            sum += factors[d] * (d == 0 ? 1 : 2);
        }
        double[][] taps = {factors};
        scale(taps, sum);
        return new Convolution(radius, taps, true);
    }

    private static void scale(double[][] taps, double sum) {
        for (double[] row : taps) {
            for (int i = 0; i < row.length; i++) {
                row[i] /= sum;
            }
        }
    }

    /** The margin, in cells, that {@link #apply} needs on each side. */
    int radius() {
        return radius;
    }

    /**
     * The convolution at the cells of the grid.
     *
     * @param padded (columns + 2 radius) x (rows + 2 radius) values, row by row
     * @return columns x rows values
     */
    double[] apply(double[] padded, int columns, int rows) {
        if (separable) {
            return separable(padded, columns, rows);
        }
        return radius > LARGEST_DIRECT_RADIUS
                ? FourierConvolution.apply(padded, columns, rows, radius, taps)
                : direct(padded, columns, rows);
    }

    /** Tap by tap; for tests and small kernels. */
    double[] direct(double[] padded, int columns, int rows) {
        int width = columns + 2 * radius;
        double[] out = new double[columns * rows];
        boolean[] filled = filledRows(padded, width, rows + 2 * radius);
        byBlocks(rows, (first, last) -> {
            double[] pair = new double[width];
            double[] sum = new double[columns];
            for (int row = first; row < last; row++) {
                Arrays.fill(sum, 0);
                for (int dy = 0; dy <= radius; dy++) {
                    int above = row + radius - dy;
                    int below = row + radius + dy;
                    if (!filled[above] && !filled[below]) {
                        continue;
                    }
                    addRows(padded, above * width, below * width, dy > 0, pair);
                    addTaps(pair, taps[dy], sum);
                }
                System.arraycopy(sum, 0, out, row * columns, columns);
            }
        });
        return out;
    }

    private static boolean[] filledRows(double[] padded, int width, int rows) {
        boolean[] filled = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            for (int k = row * width; k < (row + 1) * width && !filled[row]; k++) {
                filled[row] = padded[k] != 0;
            }
        }
        return filled;
    }

    private static void addRows(double[] padded, int above, int below, boolean both, double[] pair) {
        if (!both) {
            System.arraycopy(padded, above, pair, 0, pair.length);
            return;
        }
        for (int i = 0; i < pair.length; i++) {
            pair[i] = padded[above + i] + padded[below + i];
        }
    }

    /** Adds the taps of one distance between rows; columns at the same distance left and right share a tap. */
    private void addTaps(double[] pair, double[] row, double[] sum) {
        if (row.length == 0) {
            return;
        }
        double centre = row[0];
        for (int i = 0; i < sum.length; i++) {
            sum[i] += centre * pair[i + radius];
        }
        int dx = 1;
        for (; dx + 3 < row.length; dx += 4) {
            addFour(pair, sum, radius - dx, radius + dx, row[dx], row[dx + 1], row[dx + 2], row[dx + 3]);
        }
        for (; dx < row.length; dx++) {
            addOne(pair, sum, radius - dx, radius + dx, row[dx]);
        }
    }

    private static void addOne(double[] in, double[] sum, int left, int right, double tap) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += tap * (in[i + left] + in[i + right]);
        }
    }

    private static void addFour(
            double[] in, double[] sum, int left, int right, double tap0, double tap1, double tap2, double tap3) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += tap0 * (in[i + left] + in[i + right])
                    + tap1 * (in[i + left - 1] + in[i + right + 1])
                    + tap2 * (in[i + left - 2] + in[i + right + 2])
                    + tap3 * (in[i + left - 3] + in[i + right + 3]);
        }
    }

    private double[] separable(double[] padded, int columns, int rows) {
        int width = columns + 2 * radius;
        double[] factors = taps[0];
        double[] along = new double[columns * (rows + 2 * radius)];
        boolean[] filled = filledRows(padded, width, rows + 2 * radius);
        byBlocks(rows + 2 * radius, (first, last) -> {
            double[] in = new double[width];
            double[] sum = new double[columns];
            for (int row = first; row < last; row++) {
                if (filled[row]) {
                    System.arraycopy(padded, row * width, in, 0, width);
                    Arrays.fill(sum, 0);
                    addTaps(in, factors, sum);
                    System.arraycopy(sum, 0, along, row * columns, columns);
                }
            }
        });
        double[] out = new double[columns * rows];
        byBlocks(rows, (first, last) -> {
            double[] pair = new double[columns];
            double[] sum = new double[columns];
            for (int row = first; row < last; row++) {
                Arrays.fill(sum, 0);
                for (int dy = 0; dy <= radius; dy++) {
                    addRows(along, (row + radius - dy) * columns, (row + radius + dy) * columns, dy > 0, pair);
                    addScaled(pair, factors[dy], sum);
                }
                System.arraycopy(sum, 0, out, row * columns, columns);
            }
        });
        return out;
    }

    private static void addScaled(double[] in, double factor, double[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * in[i];
        }
    }

    private interface Block {
        void rows(int first, int last);
    }

    private static void byBlocks(int rows, Block block) {
        int blocks = (rows + ROWS_PER_TASK - 1) / ROWS_PER_TASK;
        IntStream.range(0, blocks)
                .parallel()
                .forEach(b -> block.rows(b * ROWS_PER_TASK, Math.min(rows, (b + 1) * ROWS_PER_TASK)));
    }
}
