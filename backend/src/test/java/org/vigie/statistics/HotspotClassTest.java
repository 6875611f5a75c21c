package org.vigie.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HotspotClassTest {

    @ParameterizedTest
    @CsvSource({
        "0.0099, 0.001, 0.999, true, HOT_99",
        "0.01, 0.001, 0.999, true, HOT_95",
        "0.05, 0.001, 0.999, true, HOT_90",
        "0.0999, 0.001, 0.999, true, HOT_90",
        "0.10, 0.001, 0.999, true, NOT_SIGNIFICANT",
        "0.001, 0.001, 0.999, false, NOT_SIGNIFICANT",
        "0.001, 0.999, 0.001, false, COLD_99",
        "0.01, 0.999, 0.001, true, COLD_95",
        "0.05, 0.999, 0.001, true, COLD_90",
        "0.001, 0.5, 0.5, true, NOT_SIGNIFICANT",
        "NaN, NaN, NaN, true, NOT_SIGNIFICANT"
    })
    void thresholdsAreStrict(double q, double high, double low, boolean founded, HotspotClass expected) {
        assertThat(HotspotClass.decide(q, high, low, founded)).isEqualTo(expected);
    }

    @Test
    void aHotAreaNeedsFiveIncidentsOnThreeDates() {
        assertThat(hotCentre(5, 3, 36, 20)).isEqualTo(HotspotClass.HOT_99);
        assertThat(hotCentre(4, 3, 36, 20)).isEqualTo(HotspotClass.NOT_SIGNIFICANT);
        assertThat(hotCentre(5, 2, 36, 20)).isEqualTo(HotspotClass.NOT_SIGNIFICANT);
    }

    @Test
    void fewAreasOrFewIncidentsAreInsufficient() {
        assertThat(hotCentre(5, 3, 30, 20)).isEqualTo(HotspotClass.HOT_99);
        assertThat(hotCentre(5, 3, 29, 20)).isEqualTo(HotspotClass.INSUFFICIENT_DATA);
        assertThat(hotCentre(5, 3, 36, 19)).isEqualTo(HotspotClass.INSUFFICIENT_DATA);
    }

    private static HotspotClass hotCentre(int incidents, int dates, int areas, int placed) {
        double[] q = new double[areas];
        double[] high = new double[areas];
        double[] low = new double[areas];
        Arrays.fill(low, 1);
        int[] incidentCounts = new int[areas];
        int[] dateCounts = new int[areas];
        Arrays.fill(incidentCounts, incidents);
        Arrays.fill(dateCounts, dates);
        GetisOrd.Result test = new GetisOrd.Result(q, q, new Tails(high, low), q, q);
        return HotspotClass.decide(test, incidentCounts, dateCounts, placed)[0];
    }

    @Test
    void hotAndColdAreTold() {
        assertThat(Arrays.stream(HotspotClass.values()).filter(HotspotClass::isHot))
                .hasSize(3);
        assertThat(Arrays.stream(HotspotClass.values()).filter(HotspotClass::isCold))
                .containsExactly(HotspotClass.COLD_99, HotspotClass.COLD_95, HotspotClass.COLD_90);
    }

    @Test
    void evidenceCountsTheWholeNeighbourhoodAndDifferentDays() {
        Neighbours chain = Neighbours.of(new int[][] {{1}, {0, 2}, {1}, {}});
        NeighbourhoodEvidence evidence = NeighbourhoodEvidence.of(
                chain, new int[] {0, 0, 1, 2, 2, -1, 3}, new int[] {100, 100, 100, 101, 102, 103, 7});
        assertThat(evidence.incidents()).containsExactly(3, 5, 3, 1);
        assertThat(evidence.dates()).containsExactly(1, 3, 3, 1);
    }

    @Test
    void falseDiscoveryRatesOfThePaper() {
        // Benjamini & Hochberg (1995), section 3.2: of 15 p-values the four smallest are rejected at 0.05.
        double[] p = {
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.000
        };
        double[] q = BenjaminiHochberg.q(p);
        assertThat(Arrays.stream(q).filter(v -> v <= 0.05)).hasSize(4);
        assertThat(q[0]).isEqualTo(0.0015);
        assertThat(q[14]).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void falseDiscoveryRatesAreTheDefinition(long seed) {
        Random random = new Random(seed);
        double[] p = new double[60];
        Arrays.setAll(p, i -> random.nextInt(6) == 0 ? Double.NaN : random.nextInt(1, 40) / 400.0);
        double[] defined =
                Arrays.stream(p).filter(v -> !Double.isNaN(v)).sorted().toArray();
        double[] q = BenjaminiHochberg.q(p);
        for (int i = 0; i < p.length; i++) {
            double expected = 1;
            for (int j = 0; j < defined.length; j++) {
                if (defined[j] >= p[i]) {
                    expected = Math.min(expected, defined[j] * defined.length / (j + 1));
                }
            }
            assertThat(Double.compare(q[i], Double.isNaN(p[i]) ? Double.NaN : expected))
                    .isZero();
        }
        assertThat(BenjaminiHochberg.q(new double[0])).isEmpty();
    }
}
