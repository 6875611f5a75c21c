package org.vigie.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BreaksTest {

    @Test
    void aValueOnAThresholdBelongsToTheClassThatItBegins() {
        Breaks breaks = new Breaks(new double[] {1, 3, 10});
        assertThat(new int[] {
                    breaks.classOf(0.5), breaks.classOf(1), breaks.classOf(2), breaks.classOf(3), breaks.classOf(99)
                })
                .containsExactly(0, 1, 1, 2, 3);
        assertThat(breaks.classCount()).isEqualTo(4);
    }

    @Test
    void obviousGroupsAreFound() {
        double[] values = {1, 2, 1.5, 40, 41, 42, 100, 101, Double.NaN, 99};
        assertThat(FisherJenks.breaks(values, 3).thresholds()).containsExactly(40, 99);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void fisherJenksIsTheBestOfAllCuts(long seed) {
        Random random = new Random(seed);
        double[] values = new double[14];
        Arrays.setAll(values, i -> Math.rint(Math.exp(random.nextGaussian()) * 10) + 1e6);
        for (int classes = 2; classes <= 5; classes++) {
            Breaks found = FisherJenks.breaks(values, classes);
            double[] distinct = Arrays.stream(values).sorted().distinct().toArray();
            double best = best(values, distinct, new double[Math.min(classes, distinct.length) - 1], 0, 1);
            assertThat(deviation(values, found)).isCloseTo(best, within(1e-6));
            assertThat(found.classCount()).isEqualTo(Math.min(classes, distinct.length));
        }
    }

    private static double best(double[] values, double[] distinct, double[] thresholds, int chosen, int next) {
        if (chosen == thresholds.length) {
            return deviation(values, new Breaks(thresholds));
        }
        double best = Double.POSITIVE_INFINITY;
        for (int i = next; i < distinct.length; i++) {
            thresholds[chosen] = distinct[i];
            best = Math.min(best, best(values, distinct, thresholds, chosen + 1, i + 1));
        }
        return best;
    }

    private static double deviation(double[] values, Breaks breaks) {
        double sum = 0;
        for (int k = 0; k < breaks.classCount(); k++) {
            int wanted = k;
            double[] members = Arrays.stream(values)
                    .filter(v -> breaks.classOf(v) == wanted)
                    .toArray();
            sum += members.length * Moments.of(members).variance();
        }
        return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum;
    }

    @Test
    void fortyThousandValuesAreNoTrouble() {
        Breaks breaks = FisherJenks.breaks(Examples.random(40_000, 1), 5);
        // Even values are best cut evenly.
        assertThat(breaks.thresholds()).containsExactly(new double[] {0.2, 0.4, 0.6, 0.8}, within(0.02));
    }

    @Test
    void quantilesAndEqualIntervals() {
        double[] values = {4, 1, 3, 2, 10};
        assertThat(Quantiles.breaks(values, 4).thresholds()).containsExactly(2, 3, 4);
        assertThat(Quantiles.breaks(values, 2).thresholds()).containsExactly(3);
        assertThat(Quantiles.breaks(new double[] {1, 1, 1, 1, 7}, 4).thresholds())
                .isEmpty();
        assertThat(EqualIntervals.breaks(values, 3).thresholds()).containsExactly(4, 7);
    }

    @Test
    void degenerateValues() {
        for (double[] values : new double[][] {{}, {5}, {5, 5, 5}, {Double.NaN}}) {
            assertThat(FisherJenks.breaks(values, 5).thresholds()).isEmpty();
            assertThat(Quantiles.breaks(values, 5).thresholds()).isEmpty();
            assertThat(EqualIntervals.breaks(values, 5).thresholds()).isEmpty();
        }
        assertThat(FisherJenks.breaks(new double[] {2, 1, 2}, 5).thresholds()).containsExactly(2);
        assertThat(FisherJenks.breaks(new double[] {2, 1, 3}, 1).thresholds()).isEmpty();
        assertThatThrownBy(() -> FisherJenks.breaks(new double[1], 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
