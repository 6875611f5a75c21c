package org.vigie.statistics;

import java.util.stream.IntStream;

/**
 * Convolution with a large symmetric kernel through the fast Fourier transform (Cooley &amp; Tukey 1965). The upper half of the grid is
 * transformed as the real, the lower half as the imaginary part of one array: the kernel is real and symmetric, so its spectrum is
 * real, and the two do not mix. Exact but for rounding, about 1e-15 of the largest value. Stateless and thread-safe.
 */
final class FourierConvolution {

    private static final int COLUMNS_PER_TASK = 8;

    private final int width;
    private final int height;
    private final double[] re;
    private final double[] im;

    private FourierConvolution(int width, int height) {
        this.width = width;
        this.height = height;
        re = new double[width * height];
        im = new double[width * height];
    }

    /** See {@link Convolution#apply}; {@code taps[dy][dx]} for distances from 0. Rounding below 0 is cut. */
    static double[] apply(double[] padded, int columns, int rows, int radius, double[][] taps) {
        int half = (rows + 1) / 2;
        int width = powerOfTwo(columns + 2 * radius);
        int height = powerOfTwo(half + 2 * radius);
        FourierConvolution kernel = new FourierConvolution(width, height);
        kernel.setKernel(taps);
        kernel.transform(false);
        FourierConvolution grid = new FourierConvolution(width, height);
        int paddedWidth = columns + 2 * radius;
        for (int r = 0; r < half + 2 * radius; r++) {
            System.arraycopy(padded, r * paddedWidth, grid.re, r * width, paddedWidth);
            if (r + half < rows + 2 * radius) {
                System.arraycopy(padded, (r + half) * paddedWidth, grid.im, r * width, paddedWidth);
            }
        }
        grid.transform(false);
        grid.multiply(kernel.re);
        grid.transform(true);
        double[] out = new double[columns * rows];
        for (int r = 0; r < rows; r++) {
            double[] from = r < half ? grid.re : grid.im;
            int start = ((r < half ? r : r - half) + radius) * width + radius;
            for (int c = 0; c < columns; c++) {
                out[r * columns + c] = Math.max(0, from[start + c]);
            }
        }
        return out;
    }

    private static int powerOfTwo(int atLeast) {
        return atLeast <= 1 ? 1 : Integer.highestOneBit(atLeast - 1) << 1;
    }

    private void setKernel(double[][] taps) {
        for (int dy = 0; dy < taps.length; dy++) {
            for (int dx = 0; dx < taps[dy].length; dx++) {
                int down = (height - dy) % height * width;
                re[dy * width + dx] = taps[dy][dx];
                re[dy * width + (width - dx) % width] = taps[dy][dx];
                re[down + dx] = taps[dy][dx];
                re[down + (width - dx) % width] = taps[dy][dx];
            }
        }
    }

    private void multiply(double[] factors) {
        double scale = 1.0 / ((double) width * height);
        for (int i = 0; i < factors.length; i++) {
            re[i] *= factors[i] * scale;
            im[i] *= factors[i] * scale;
        }
    }

    /** Rows, then columns; the inverse is the transform with both parts exchanged, and is not scaled. */
    private void transform(boolean inverse) {
        double[] a = inverse ? im : re;
        double[] b = inverse ? re : im;
        FastFourier byRow = new FastFourier(width);
        IntStream.range(0, height).parallel().forEach(r -> byRow.transform(a, b, r * width));
        FastFourier byColumn = new FastFourier(height);
        int step = Math.min(COLUMNS_PER_TASK, width);
        IntStream.range(0, width / step).parallel().forEach(block -> {
            double[] columnRe = new double[step * height];
            double[] columnIm = new double[step * height];
            for (int r = 0; r < height; r++) {
                for (int c = 0; c < step; c++) {
                    columnRe[c * height + r] = a[r * width + block * step + c];
                    columnIm[c * height + r] = b[r * width + block * step + c];
                }
            }
            for (int c = 0; c < step; c++) {
                byColumn.transform(columnRe, columnIm, c * height);
            }
            for (int r = 0; r < height; r++) {
                for (int c = 0; c < step; c++) {
                    a[r * width + block * step + c] = columnRe[c * height + r];
                    b[r * width + block * step + c] = columnIm[c * height + r];
                }
            }
        });
    }
}
