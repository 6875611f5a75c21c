package org.vigie.styles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published breaks of METHODS.md "Classes and legend". */
class ScaleTest {

    @ParameterizedTest
    @CsvSource({
        "DENSITY, 45, 0.3 1.0 3.0 10.0, false", "DENSITY, 46, 0.5 1.5 5.0 15.0, false",
        "DENSITY, 135, 0.5 1.5 5.0 15.0, false", "DENSITY, 136, 1.0 3.0 10.0 30.0, true",
        "DENSITY, 365, 1.0 3.0 10.0 30.0, true", "KERNEL, 30, 0.3 1.0 3.0 10.0, false",
        "COUNT, 365, 1.0 3.0 10.0 30.0, false", "FATALITIES, 30, 1.0 10.0 50.0 200.0, false",
        "RATE, 365, 1.5 5.0 20.0 50.0, true", "EXCESS, 30, -2.58 -1.96 -1.65 1.65 1.96 2.58, false"
    })
    void breaksByMeasureAndPeriod(Measure measure, long days, String breaks, boolean yearly) {
        Scale scale = Scale.of(measure, days);
        assertThat(scale.breaks())
                .containsExactly(java.util.Arrays.stream(breaks.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray());
        assertThat(scale.yearly()).isEqualTo(yearly);
        assertThat(scale.factor()).isEqualTo(yearly ? 365.0 / days : 1);
        assertThat(scale.colours())
                .hasSize(scale.breaks().length + 1)
                .allMatch(colour -> colour.matches("#[0-9a-f]{6}"));
    }

    @ParameterizedTest
    @CsvSource({
        "COUNT, 365, 0, 0, 0",
        "COUNT, 365, 2, 2, 2",
        "COUNT, 365, 3, 3, 3",
        "COUNT, 365, 30, 30, 5",
        "DENSITY, 365, 50, 2, 2",
        "DENSITY, 365, 50, 3, 5",
        "DENSITY, 730, 1.9, 5, 1",
        "DENSITY, 730, 2, 5, 2",
        "FATALITIES, 365, 0, 4, 1",
        "FATALITIES, 365, 0, 0, 0",
        "FATALITIES, 365, 500, 1, 2",
        "EXCESS, 365, 0, 0, 4",
        "EXCESS, 365, 2.58, 1, 7",
        "EXCESS, 365, -3, 0, 1"
    })
    void aBreakBelongsToTheClassAboveAndFewIncidentsStayLow(
            Measure measure, long days, double value, long incidents, int expected) {
        assertThat(Scale.of(measure, days).classOf(value, incidents)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "CHANGE, 0.49, 9, 1",
        "CHANGE, 1, 9, 3",
        "CHANGE, 2, 9, 5",
        "CHANGE, 2, 2, 4",
        "CHANGE, 0.2, 2, 2",
        "CHANGE, 1, 0, 0",
        "TREND, 0, 12, 4",
        "TREND, 0, 0, 0",
        "TREND, -2.6, 12, 1",
        "TREND, 2.58, 12, 7"
    })
    void aChangeOfFewIsNeverFarFromTheMiddle(Measure measure, double value, long incidents, int expected) {
        assertThat(Scale.of(measure, 365).classOf(value, incidents)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "GI, INSUFFICIENT_DATA, 1",
        "GI, COLD_99, 2",
        "GI, HOT_99, 8",
        "MORAN, ISLAND, 1",
        "MORAN, HH, 6",
        "CHANGE, NEW, 6"
    })
    void namedClassesStandBehindTheRanges(Measure measure, String code, int expected) {
        Scale scale = Scale.of(measure, 365);
        assertThat(scale.classOf(code)).isEqualTo(expected);
        assertThat(scale.colours()).hasSize(scale.ranges() + scale.codes().size());
    }
}
