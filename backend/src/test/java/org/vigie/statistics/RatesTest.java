package org.vigie.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Excess, empirical Bayes, Garwood and the change test against R 4.2, spdep 1.2-7 and arbitrary-precision arithmetic. */
class RatesTest {

    @ParameterizedTest
    @CsvSource({
        "10, 10.00000095367431640625, -3.01578288997868098841188634030787e-7",
        "10, 10.5, -0.155552938292273793655661923527392",
        "3, 2.9, 0.0583892974275944630481758553463",
        "0, 1.7, -1.84390889145857746200045485635256",
        "100, 3.25, 22.1766327004189039971613107337327",
        "1000, 1000.0625, -0.00197638236361599483251016843200"
    })
    void devianceResidualsAreAccurateEvenNearTheExpectation(double observed, double expected, double exact) {
        // Exact values: 60-digit decimal arithmetic.
        assertThat(Excess.residual(observed, expected)).isCloseTo(exact, within(1e-10 * Math.abs(exact)));
    }

    @Test
    void excessComparesWithTheCommonRate() {
        double[] residuals = Excess.residuals(new double[] {2, 4, 0}, new double[] {10, 10, 10});
        assertThat(residuals[0]).isZero();
        assertThat(residuals[1]).isCloseTo(Math.sqrt(2 * (4 * Math.log(2) - 2)), within(1e-14));
        assertThat(residuals[2]).isCloseTo(-2, within(1e-14));
    }

    @Test
    void excessWithoutIncidentsOrExposure() {
        assertThat(Excess.residuals(new double[3], new double[] {1, 2, 3})).containsOnly(0);
        assertThat(Excess.residuals(new double[0], new double[0])).isEmpty();
        double[] residuals = Excess.residuals(new double[] {5, 1, 1}, new double[] {Double.NaN, 4, 4});
        assertThat(residuals[0]).isNaN();
        assertThat(residuals[1]).isZero();
    }

    @Test
    void oneMissingPopulationTurnsToArea() {
        double[] area = {1, 2};
        assertThat(Excess.Exposure.of(new double[] {5, 6}, area).basis()).isEqualTo(Excess.Basis.POPULATION);
        assertThat(Excess.Exposure.of(new double[] {5, Double.NaN}, area).values())
                .containsExactly(1, 2);
        assertThat(Excess.Exposure.of(new double[] {5, 0}, area).basis()).isEqualTo(Excess.Basis.AREA);
    }

    private static double[] columbusCounts() {
        return Arrays.stream(Examples.columbusCrime()).map(Math::rint).toArray();
    }

    private static double[] columbusPopulation() {
        double[] crime = Examples.columbusCrime();
        double[] population = new double[crime.length];
        Arrays.setAll(population, i -> Math.rint(1000 + (i + 1) * 137.0 + crime[i] * 11));
        return population;
    }

    @ParameterizedTest
    @CsvSource({"1, 0.01123874395730055", "4, 0.01542129430178217", "7, 0.00104045088906132", "49, 0.00306273849647073"
    })
    void globalEmpiricalBayesMatchesSpdep(int area, double expected) {
        double[] estimates = EmpiricalBayes.global(columbusCounts(), columbusPopulation());
        assertThat(estimates[area - 1]).isCloseTo(expected, within(1e-12 * expected));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.01454064771976206",
        "4, 0.017185824363065687",
        "7, 0.002926968023352593",
        "20, 0.000848113780925445",
        "49, 0.003428235601410474"
    })
    void localEmpiricalBayesMatchesSpdep(int area, double expected) {
        // With geoda = TRUE, which takes the spread around the area's own mean.
        double[] estimates =
                EmpiricalBayes.local(columbusCounts(), columbusPopulation(), Examples.columbusNeighbours());
        assertThat(estimates[area - 1]).isCloseTo(expected, within(1e-12 * expected));
    }

    @Test
    void areasWithoutPopulationCountNowhere() {
        Neighbours chain = Neighbours.of(new int[][] {{1}, {0, 2}, {1, 3}, {2}});
        double[] counts = {9, 3, 1, 4};
        double[] population = {Double.NaN, 100, 200, 300};
        double[] rest = {3, 1, 4};
        double[] restPopulation = {100, 200, 300};
        double[] global = EmpiricalBayes.global(counts, population);
        double[] local = EmpiricalBayes.local(counts, population, chain);
        assertThat(global[0]).isNaN();
        assertThat(local[0]).isNaN();
        assertThat(Arrays.copyOfRange(global, 1, 4)).containsExactly(EmpiricalBayes.global(rest, restPopulation));
        assertThat(Arrays.copyOfRange(local, 1, 4))
                .containsExactly(EmpiricalBayes.local(
                        rest, restPopulation, chain.keep(new boolean[] {false, true, true, true})));
    }

    @Test
    void degenerateRates() {
        Neighbours islands = Neighbours.of(new int[3][0]);
        double[] population = {100, 200, 300};
        assertThat(EmpiricalBayes.global(new double[3], population)).containsOnly(0);
        assertThat(EmpiricalBayes.local(new double[] {1, 0, 3}, population, islands))
                .containsExactly(0.01, 0, 0.01);
        assertThat(EmpiricalBayes.global(new double[] {1, 2, 3}, new double[3])).containsOnly(Double.NaN);
        assertThat(EmpiricalBayes.global(new double[0], new double[0])).isEmpty();
        // Rates that differ less than chance makes them are drawn wholly to the mean.
        assertThat(EmpiricalBayes.global(new double[] {1, 2, 3}, population)).containsOnly(0.01);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 3.688879454113935",
        "1, 0.02531780798428988, 5.571643390938899",
        "2, 0.2422092785439649, 7.224687667723958",
        "5, 1.623486390118421, 11.66833207932267",
        "10, 4.795388696132433, 18.39035604201778",
        "100, 81.36399125092315, 121.6267937924264",
        "1000, 938.9730184076952, 1063.952136016302",
        "250000, 249020.9655043212, 250981.9307609771"
    })
    void garwoodMatchesTheGammaQuantilesOfR(long incidents, double low, double high) {
        Garwood.Interval interval = Garwood.interval(incidents);
        assertThat(interval.low()).isCloseTo(low, within(1e-12 * low));
        assertThat(interval.high()).isCloseTo(high, within(1e-12 * high));
        assertThat(interval.times(2).high()).isEqualTo(2 * interval.high());
    }

    @ParameterizedTest
    @CsvSource({
        "7, 2, 30, 30, 0.1796875",
        "0, 5, 30, 31, 0.06779369259870817",
        "5, 0, 365, 366, 0.06207367144232358",
        "120, 80, 28, 31, 0.0004936796840419291",
        "1, 1, 1, 1, 1",
        "40, 3, 30, 90, 8.82663752140024e-21",
        "1000, 1200, 365, 365, 2.181702640791462e-05"
    })
    void changeMatchesTheBinomialOfR(long now, long before, double daysNow, double daysBefore, double p) {
        assertThat(ChangeTest.of(now, before, daysNow, daysBefore).p()).isCloseTo(p, within(1e-11 * p));
    }

    @Test
    void changeFromOrToNothing() {
        assertThat(ChangeTest.of(0, 0, 30, 30).p()).isNaN();
        assertThat(ChangeTest.of(0, 0, 30, 30).ratio()).isNaN();
        assertThat(ChangeTest.of(3, 0, 30, 30).ratio()).isNaN();
        assertThat(ChangeTest.of(0, 3, 30, 30).ratio()).isZero();
        assertThat(ChangeTest.of(6, 3, 30, 60).ratio()).isCloseTo(4, within(1e-15));
        assertThatThrownBy(() -> ChangeTest.of(-1, 3, 30, 60)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Garwood.interval(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ratesAsTheyAreShown() {
        assertThat(Rates.per1000SquareKm(3, 500)).isEqualTo(6);
        assertThat(Rates.per1000SquareKm(3, 0)).isNaN();
        assertThat(Rates.per100000People(3, 60_000)).isEqualTo(5);
        assertThat(Rates.per100000People(3, Double.NaN)).isNaN();
        assertThat(Rates.per100000People(0, 0)).isNaN();
        assertThat(Rates.decay(0, 30)).isEqualTo(1);
        assertThat(Rates.decay(60, 30)).isEqualTo(0.25);
        assertThat(Rates.decay(-5, 30)).isEqualTo(1);
    }
}
