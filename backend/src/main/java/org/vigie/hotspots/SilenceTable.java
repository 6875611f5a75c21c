package org.vigie.hotspots;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.areas.Area;
import org.vigie.areas.AreaIndex;
import org.vigie.incidents.IncidentColumns;
import org.vigie.incidents.SituationReports.Heard;

/**
 * Since when nothing was heard of each area, whatever the filter: every report of an incident counts, of any kind and status,
 * and every situation report; one for a larger area speaks of all areas in it. A report counts by the last day it speaks of.
 */
final class SilenceTable {

    private static final int YEAR_DAYS = 365;
    private static final int SHORT_DAYS = 30;
    private static final int GAPS = 2;

    private final int referenceDay;
    private final int[] lastDay;
    private final BitSet[] yearOfDays;

    /** @param referenceDay in days since 1970-01-01; later reports are not looked at */
    SilenceTable(
            IncidentColumns columns,
            List<Heard> situationReports,
            AreaIndex index,
            List<Area> areas,
            int level,
            int referenceDay) {
        this.referenceDay = referenceDay;
        lastDay = new int[areas.size()];
        Arrays.fill(lastDay, Integer.MIN_VALUE);
        yearOfDays = Stream.generate(BitSet::new).limit(areas.size()).toArray(BitSet[]::new);
        int[] numbers = Tally.areaNumbers(columns, index, areas, level);
        for (int row = 0; row < columns.size(); row++) {
            int area = numbers[columns.area()[row]];
            if (area >= 0 && !columns.isHidden(row)) {
                hear(area, columns.dayEnd()[row]);
            }
        }
        var byPcode = new HashMap<String, Integer>();
        areas.forEach(area -> byPcode.put(area.pcode(), byPcode.size()));
        var within = new HashMap<String, int[]>();
        for (Heard heard : situationReports) {
            int[] spokenOf = within.computeIfAbsent(heard.pcode(), pcode -> Stream.concat(
                            index.ancestor(pcode, level).stream(), index.descendants(pcode, level).stream())
                    .mapToInt(area -> byPcode.get(area.pcode()))
                    .distinct()
                    .toArray());
            Arrays.stream(spokenOf).forEach(area -> hear(area, heard.day()));
        }
    }

    private void hear(int area, int day) {
        if (day > referenceDay) {
            return;
        }
        lastDay[area] = Math.max(lastDay[area], day);
        int age = referenceDay - day;
        if (age < YEAR_DAYS) {
            yearOfDays[area].set(age);
        }
    }

    /** Days from the last report to the reference day; null if there never was one. */
    @Nullable
    Long days(int area) {
        return lastDay[area] == Integer.MIN_VALUE ? null : (long) referenceDay - lastDay[area];
    }

    Silence silence(int area) {
        Long days = days(area);
        if (days == null || days >= YEAR_DAYS) {
            return Silence.UNMONITORED;
        }
        return days <= Math.max(SHORT_DAYS, GAPS * medianGapDays(area)) ? Silence.HEARD : Silence.SILENT;
    }

    /** The median of the days between one day with reports and the next; 0 with fewer than two of them. */
    private double medianGapDays(int area) {
        int[] days = yearOfDays[area].stream().toArray();
        if (days.length < 2) {
            return 0;
        }
        int[] gaps = new int[days.length - 1];
        Arrays.setAll(gaps, i -> days[i + 1] - days[i]);
        Arrays.sort(gaps);
        int middle = gaps.length / 2;
        return gaps.length % 2 == 1 ? gaps[middle] : (gaps[middle - 1] + gaps[middle]) / 2.0;
    }
}
