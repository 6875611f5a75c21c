package org.vigie.hotspots;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vigie.incidents.IncidentColumns;

/** Incidents by month or week over all time that a filter leaves, placed or not: the histogram behind the choice of a period. */
@Component
class CountsOverTime {

    /** 1 January 1970 was a Thursday, three days after Monday. */
    private static final int MONDAY = 3;

    private final HotspotService hotspots;

    CountsOverTime(HotspotService hotspots) {
        this.hotspots = hotspots;
    }

    /**
     * The months from the first to the last with an incident.
     *
     * @param first the first month, {@code 2025-11}; null where there is no incident
     * @param counts incidents that lie wholly in one month, from the first on
     * @param unmonthed how many lie in no single month
     * @param fillingFrom the day from which reports are still expected
     */
    record Answer(long dataVersion, @Nullable String first, long[] counts, long unmonthed, LocalDate fillingFrom) {}

    /**
     * The weeks from the first to the last with an incident.
     *
     * @param first the Monday of the first week; null where there is no incident
     * @param counts incidents that lie wholly in one week, from the first on
     * @param unweeked how many lie in no single week
     * @param fillingFrom the day from which reports are still expected
     */
    record Weeks(long dataVersion, @Nullable LocalDate first, long[] counts, long unweeked, LocalDate fillingFrom) {}

    Weeks weeks(HotspotQuery asked) {
        Universe universe = universe(asked);
        IncidentColumns columns = universe.columns();
        long from = universe.period().from().toEpochDay();
        long to = universe.period().to().toEpochDay();
        var counts = new TreeMap<Integer, Long>();
        int[] rows = universe.dated(hotspots.counting(asked.filter()));
        long whole = 0;
        for (int row : rows) {
            int week = week(columns.dayStart()[row]);
            boolean isWithin = columns.dayStart()[row] >= from && columns.dayEnd()[row] <= to;
            if (isWithin && week == week(columns.dayEnd()[row])) {
                counts.merge(week, 1L, Long::sum);
                whole++;
            }
        }
        int first = counts.isEmpty() ? 0 : counts.firstKey();
        long[] all = new long[counts.isEmpty() ? 0 : counts.lastKey() - first + 1];
        counts.forEach((week, count) -> all[week - first] = count);
        return new Weeks(
                columns.version(),
                counts.isEmpty() ? null : LocalDate.ofEpochDay(first * 7L - MONDAY),
                all,
                rows.length - whole,
                fillingFrom());
    }

    /** The number of a day's week, from Monday to Sunday; 0 is that of 1 January 1970. */
    private static int week(int epochDay) {
        return Math.floorDiv(epochDay + MONDAY, 7);
    }

    private Universe universe(HotspotQuery asked) {
        return hotspots.computation(asked.withFields(EnumSet.noneOf(CommuneField.class))).universe;
    }

    private LocalDate fillingFrom() {
        return hotspots.today().minusDays(hotspots.fillingDays() - 1L);
    }

    Answer of(HotspotQuery asked) {
        Universe universe = universe(asked);
        Months months = Months.of(universe.period());
        int[] numbers = months.numbers(universe.columns(), universe.dated(hotspots.counting(asked.filter())));
        long[] counts = new long[months.count()];
        Arrays.stream(numbers).filter(number -> number >= 0).forEach(number -> counts[number]++);
        int from = IntStream.range(0, counts.length)
                .filter(i -> counts[i] > 0)
                .findFirst()
                .orElse(counts.length);
        return new Answer(
                universe.columns().version(),
                from == counts.length ? null : months.month(from).toString(),
                Arrays.copyOfRange(counts, from, counts.length),
                Arrays.stream(numbers).filter(number -> number < 0).count(),
                fillingFrom());
    }
}
