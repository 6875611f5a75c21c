package org.vigie.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrendTest {

    private static final double[] PUBLISHED = {
        12.9, 14.8, 13.2, 15.7, 13.8, 15.6, 12.9, 11.0, 17.3, 15.9, 19.0, 18.3, 20.1, 21.7
    };

    @Test
    void matchesThePublishedSeries() {
        MannKendall test = MannKendall.of(PUBLISHED);
        assertThat(test.s()).isEqualTo(54);
        assertThat(test.z()).isCloseTo(2.9058, within(5e-5));
        // One pair of equal values: (14 * 13 * 33 - 2 * 1 * 9) / 18.
        assertThat(test.variance()).isCloseTo(5988 / 18.0, within(1e-12));
        // Sen's slope: scipy 1.17, theilslopes.
        assertThat(SenSlope.of(PUBLISHED)).isCloseTo(0.566666666666667, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void reversingTheSeriesTurnsTheSign(long seed) {
        double[] series = Examples.doubles(Examples.randomCounts(25, seed));
        double[] reversed = new double[25];
        for (int i = 0; i < 25; i++) {
            reversed[i] = series[24 - i];
        }
        assertThat(MannKendall.of(reversed).s())
                .isEqualTo(-MannKendall.of(series).s());
        assertThat(MannKendall.of(reversed).p())
                .isEqualTo(MannKendall.of(series).p());
        assertThat(SenSlope.of(reversed)).isEqualTo(-SenSlope.of(series));
    }

    @Test
    void constantAndShortSeries() {
        assertThat(MannKendall.of(new double[20])).isEqualTo(new MannKendall(0, 0, 0, 1));
        assertThat(MannKendall.of(new double[] {4})).isEqualTo(new MannKendall(0, 0, 0, 1));
        assertThat(MannKendall.of(new double[0])).isEqualTo(new MannKendall(0, 0, 0, 1));
        assertThat(SenSlope.of(new double[20])).isZero();
        assertThat(SenSlope.of(new double[1])).isNaN();
        assertThat(SenSlope.of(new double[0])).isNaN();
    }

    @Test
    void underTwelveMonthsNoTrendIsTold() {
        assertThat(Trend.find(new double[11])).isEmpty();
        assertThat(Trend.find(new double[12])).isPresent();
        assertThat(Trend.find(PUBLISHED).orElseThrow().mannKendall().s()).isEqualTo(54);
    }
}
