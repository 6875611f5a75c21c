package org.vigie.hotspots;

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
        int[] byDay = all.byDay();
        int before = (int) all.first().until(complete.first(), java.time.temporal.ChronoUnit.MONTHS);
        int origin = (int) universe.period().from().toEpochDay();
        Placed placed = universe.placed();
        int[] area = new int[placed.size()];
        int[] month = new int[placed.size()];
        for (int k = 0; k < area.length; k++) {
            int row = placed.rows()[k];
            int start = byDay[universe.columns().dayStart()[row] - origin];
            int end = byDay[universe.columns().dayEnd()[row] - origin];
            area[k] = members.number(placed.areas()[k]);
            boolean counts = start == end && start >= before && start < before + complete.count();
            month[k] = counts ? start - before : -1;
        }
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
