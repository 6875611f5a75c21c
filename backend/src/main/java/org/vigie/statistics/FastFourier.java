package org.vigie.statistics;

/** The fast Fourier transform of a length that is a power of two, in place, radix 2. Immutable and thread-safe. */
final class FastFourier {

    private final int length;
    private final double[] cos;
    private final double[] sin;
    private final int[] reversed;

    FastFourier(int length) {
        this.length = length;
        cos = new double[Math.max(1, length / 2)];
        sin = new double[cos.length];
        for (int i = 0; i < cos.length; i++) {
            cos[i] = Math.cos(2 * Math.PI * i / length);
            sin[i] = -Math.sin(2 * Math.PI * i / length);
        }
        reversed = new int[length];
        int bits = Integer.numberOfTrailingZeros(length);
        for (int i = 0; i < length; i++) {
            reversed[i] = bits == 0 ? 0 : Integer.reverse(i) >>> (32 - bits);
        }
    }

    /** Transforms the {@code length} complex numbers from place {@code start} on. */
    void transform(double[] re, double[] im, int start) {
        for (int i = 0; i < length; i++) {
            int j = reversed[i];
            if (j > i) {
                swap(re, start + i, start + j);
                swap(im, start + i, start + j);
            }
        }
        for (int half = 1; half < length; half *= 2) {
            int stride = length / (2 * half);
            for (int block = start; block < start + length; block += 2 * half) {
                butterflies(re, im, block, half, stride);
            }
        }
    }

    private void butterflies(double[] re, double[] im, int block, int half, int stride) {
        for (int k = 0; k < half; k++) {
            int a = block + k;
            int b = a + half;
            double wr = cos[k * stride];
            double wi = sin[k * stride];
            double tr = wr * re[b] - wi * im[b];
            double ti = wr * im[b] + wi * re[b];
            re[b] = re[a] - tr;
            im[b] = im[a] - ti;
            re[a] += tr;
            im[a] += ti;
        }
    }

    private static void swap(double[] values, int i, int j) {
        double value = values[i];
        values[i] = values[j];
        values[j] = value;
    }
}
