package org.vigie.hotspots;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vigie.hotspots.HotspotResult.MonthlyTrend;
import org.vigie.statistics.CompleteMonths;
import org.vigie.statistics.EmergingHotspots;
import org.vigie.statistics.SpaceTimeCube;
import org.vigie.statistics.Trend;

/** The trends of the covered areas over the complete months of the period. */
final class TrendTable {

    /** A longer series takes too long to test each area by each pair of months. */
    static final int MOST_MONTHS = 600;

    private final Members members;
    private final @Nullable MonthlyTrend[] trends;
    private final int months;

    TrendTable(Universe universe, Members members) {
        this.members = members;
        trends = new MonthlyTrend[members.size()];
        CompleteMonths complete = CompleteMonths.within(
                universe.period().from(), universe.period().to());
        months = complete.count();
        if (months >= Trend.MINIMUM_MONTHS && months <= MOST_MONTHS && members.size() > 0) {
            fill(universe, complete);
        }
    }

    private void fill(Universe universe, CompleteMonths complete) {
        SpaceTimeCube cube = cube(universe, complete);
        EmergingHotspots.Category[] emerging = EmergingHotspots.find(
                        cube,
                        universe.geometry().neighbours(universe.query().test().neighbours(), members.chosen()))
                .orElseThrow();
        IntStream.range(0, trends.length).parallel().forEach(i -> {
            Trend trend = Trend.find(cube.series(i)).orElseThrow();
            trends[i] = new MonthlyTrend(
                    trend.mannKendall().s(),
                    trend.mannKendall().z(),
                    trend.mannKendall().p(),
                    trend.senSlope(),
                    emerging[i]);
        });
    }

    private SpaceTimeCube cube(Universe universe, CompleteMonths complete) {
        Months all = Months.of(universe.period());
        int before = (int) all.first().until(complete.first(), ChronoUnit.MONTHS);
        Placed placed = universe.placed();
        int[] area = Arrays.stream(placed.areas()).map(members::number).toArray();
        int[] month = Arrays.stream(all.numbers(universe.columns(), placed.rows()))
                .map(number -> number >= before && number < before + complete.count() ? number - before : -1)
                .toArray();
        return SpaceTimeCube.of(members.size(), complete.count(), area, month);
    }

    /** The trend of a covered area; null where there are too few months, or too many. */
    @Nullable
    MonthlyTrend trend(int area) {
        return trends[members.number(area)];
    }

    /** Whether there are more months than are tested. */
    boolean isTooLong() {
        return months > MOST_MONTHS;
    }
}
