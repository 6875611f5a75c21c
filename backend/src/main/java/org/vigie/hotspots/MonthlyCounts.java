package org.vigie.hotspots;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Incidents by month over all time that a filter leaves, placed or not: the histogram behind the choice of a period. */
@Component
class MonthlyCounts {

    private final HotspotService hotspots;

    MonthlyCounts(HotspotService hotspots) {
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

    Answer of(HotspotQuery asked) {
        HotspotQuery query = asked.withFields(EnumSet.noneOf(CommuneField.class));
        Universe universe = hotspots.computation(query).universe;
        Months months = Months.of(universe.period());
        int[] numbers = months.numbers(universe.columns(), universe.dated(hotspots.counting(query.filter())));
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
                hotspots.today().minusDays(hotspots.fillingDays() - 1L));
    }
}
