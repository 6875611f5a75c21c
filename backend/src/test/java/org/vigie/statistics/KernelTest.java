package org.vigie.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;

class KernelTest {

    @ParameterizedTest
    @EnumSource
    void integratesToOneAndSmoothsAsMuchAsItsSigma(Kernel kernel) {
        double bandwidth = kernel.bandwidthFor(10);
        assertThat(kernel.sigmaOf(bandwidth)).isCloseTo(10, within(1e-13));
        double mass = 0;
        double secondMoment = 0;
        double step = 0.005;
        for (double r = step / 2; r < 120; r += step) {
            double ring = kernel.at(r * r, bandwidth) * 2 * Math.PI * r * step;
            mass += ring;
            secondMoment += ring * r * r;
        }
        assertThat(mass).isCloseTo(1, within(1e-6));
        // Half of the mean squared distance is the variance along an axis.
        assertThat(secondMoment / 2).isCloseTo(100, within(1e-3));
    }

    @Test
    void formulasAtAKnownDistance() {
        assertThat(Kernel.GAUSSIAN.at(4, 2)).isCloseTo(Math.exp(-0.5) / (8 * Math.PI), within(1e-16));
        assertThat(Kernel.EPANECHNIKOV.at(1, 2)).isCloseTo(2 / (4 * Math.PI) * 0.75, within(1e-16));
        assertThat(Kernel.QUARTIC.at(1, 2)).isCloseTo(3 / (4 * Math.PI) * 0.5625, within(1e-16));
        assertThat(Kernel.QUARTIC.at(4, 2)).isZero();
        assertThat(Kernel.QUARTIC.bandwidthFor(1)).isEqualTo(Math.sqrt(8));
        assertThat(Kernel.EPANECHNIKOV.bandwidthFor(1)).isEqualTo(Math.sqrt(6));
    }

    @Test
    void scottsRuleCountsPositionsOnce() {
        double[] x = {0, 4e5, 0, 4e5, 0, 0, 0};
        double[] y = {0, 0, 1e5, 1e5, 0, 0, 0};
        // Four corners: s = √(4/3) times half the side; n = 4.
        double expected = Math.sqrt(4.0 / 3) * Math.sqrt(2e5 * 5e4) * Math.pow(4, -1.0 / 6);
        assertThat(Bandwidth.scottSigma(x, y)).isCloseTo(expected, within(1e-7));
        assertThat(Bandwidth.scottMetres(x, y, Kernel.GAUSSIAN)).isCloseTo(expected, within(1e-7));
        assertThat(Bandwidth.scottMetres(x, y, Kernel.QUARTIC)).isEqualTo(100_000);
    }

    @Test
    void scottsRuleStaysBetween15And100Km() {
        assertThat(Bandwidth.scottMetres(new double[0], new double[0], Kernel.QUARTIC))
                .isEqualTo(15_000);
        assertThat(Bandwidth.scottMetres(new double[] {5, 5}, new double[] {7, 7}, Kernel.QUARTIC))
                .isEqualTo(15_000);
        assertThat(Bandwidth.scottMetres(new double[] {0, 9e6}, new double[2], Kernel.QUARTIC))
                .isEqualTo(15_000);
        assertThat(Bandwidth.scottMetres(new double[] {0, 9e6}, new double[] {0, 9e6}, Kernel.QUARTIC))
                .isEqualTo(100_000);
    }

    @Test
    void bandwidthsMustBePositive() {
        assertThatThrownBy(() -> new KernelSettings(Kernel.QUARTIC, 0, EdgeCorrection.NONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KernelSettings(Kernel.QUARTIC, Double.NaN, EdgeCorrection.NONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new KernelSettings(Kernel.QUARTIC, 14_999, EdgeCorrection.NONE).isFinerThanLocations())
                .isTrue();
        assertThat(new KernelSettings(Kernel.QUARTIC, 15_000, EdgeCorrection.NONE).isFinerThanLocations())
                .isFalse();
    }

    @Test
    void cellsAreAFifteenthOfTheBandwidthUnlessTheyWouldBeTooMany() {
        Envelope extent = new Envelope(0, 3_000_000, 0, 1_500_000);
        Grid.Choice fine = Grid.forBandwidth(extent, 50_000);
        assertThat(fine.grown()).isFalse();
        assertThat(fine.grid().cellMetres()).isCloseTo(50_000 / 15.0, within(1e-9));
        Grid.Choice grown = Grid.forBandwidth(extent, 15_000);
        assertThat(grown.grown()).isTrue();
        assertThat(grown.grid().size()).isBetween(3_950_000, Grid.MOST_CELLS);
        assertThatThrownBy(() -> Grid.around(extent, 1000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Grid.around(extent, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Grid.forBandwidth(new Envelope(5, 5, 5, 5), 15_000).grid().size())
                .isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.4, 1, 3.7, 12, 30})
    void allWaysOfConvolvingAgreeWithSummingEveryPair(double bandwidth) {
        Random random = new Random(5);
        int columns = 37;
        int rows = 23;
        for (Kernel kernel : Kernel.values()) {
            double size = kernel.isCompact() ? bandwidth : bandwidth / 4;
            Convolution convolution = Convolution.of(kernel, size, 1);
            int r = convolution.radius();
            double[] padded = new double[(columns + 2 * r) * (rows + 2 * r)];
            for (int i = 0; i < 60; i++) {
                padded[random.nextInt(padded.length)] += random.nextDouble();
            }
            double[] expected = naive(padded, columns, rows, r, kernel, size);
            assertThat(convolution.apply(padded, columns, rows)).containsExactly(expected, within(1e-13));
            if (kernel.isCompact()) {
                double[][] taps = quadrant(r, kernel, size);
                assertThat(FourierConvolution.apply(padded, columns, rows, r, taps))
                        .containsExactly(expected, within(1e-13));
            }
        }
    }

    private static double[][] quadrant(int r, Kernel kernel, double size) {
        double[][] taps = new double[r + 1][r + 1];
        double sum = 0;
        for (int dy = -r; dy <= r; dy++) {
            for (int dx = -r; dx <= r; dx++) {
                double tap = kernel.isCompact()
                        ? kernel.at(dx * dx + dy * dy, size)
                        : Math.exp(-(dx * dx + dy * dy) / (2 * size * size));
                taps[Math.abs(dy)][Math.abs(dx)] = tap;
                sum += tap;
            }
        }
        for (double[] row : taps) {
            for (int i = 0; i < row.length; i++) {
                row[i] /= sum;
            }
        }
        return taps;
    }

    private static double[] naive(double[] padded, int columns, int rows, int r, Kernel kernel, double size) {
        double[][] taps = quadrant(r, kernel, size);
        double[] out = new double[columns * rows];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                for (int dy = -r; dy <= r; dy++) {
                    for (int dx = -r; dx <= r; dx++) {
                        out[y * columns + x] += taps[Math.abs(dy)][Math.abs(dx)]
                                * padded[(y + r + dy) * (columns + 2 * r) + x + r + dx];
                    }
                }
            }
        }
        return out;
    }
}
