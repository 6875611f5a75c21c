package org.vigie.incidents;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.vigie.access.Marking;

/**
 * The incidents as the public sees them: not the incidents, but a table of counts, perturbed, and dressed as columns again, so that
 * whatever is computed from it (densities, rates, kernels, series, tests, ranks, totals) is computed from perturbed counts and from
 * nothing else.
 *
 * <p>A cell is an area (the finest that is known of an incident), a category, and a month. Its count is rounded at random to a
 * multiple of 3 without bias (Nargundkar &amp; Saveland 1972), and the draw is fixed by a secret key of the cell, so that the same cell
 * is always rounded the same way: the cell-key method (Fraser &amp; Wooton 2005). Cells of an area and category share one draw u of 0, 1
 * or 2 along time: with C the incidents up to the end of a month, the published sum up to it is P = 3·⌊(C + u)/3⌋, and the month's
 * count the difference of two P. So every answer is a sum of the same published cells: whatever maps somebody subtracts, adds up or
 * averages, months, categories, levels or versions, nothing comes out that is not a sum of them; sums over a period are off by 2 at
 * most for an area and category, and the true count of a period is never known closer than to within {@code ±2} of it.
 *
 * <p>Taken are incidents that are CLEAR and of no sensitive kind, believed, counted, and wholly in one month that is over since {@value
 * Visibility#PUBLIC_DELAY_DAYS} days. No position, number of people, source, or day remains.
 */
final class PublicTable {

    /** To multiples of this counts are rounded. */
    static final int BASE = 3;

    /** One stream of cells along time. */
    private record Stream(@Nullable String area, @Nullable String country, Precision precision, String category) {

        String name() {
            return area + "|" + country + "|" + precision + "|" + category;
        }
    }

    private final IncidentColumns base;
    private final Visibility visibility;
    private final CountedSources countedSources;
    private final SecretKeySpec key;
    private final boolean[] kinds;
    private final Map<Stream, TreeMap<YearMonth, Integer>> cells = new HashMap<>();
    private boolean exercise;

    /**
     * @param base all incidents
     * @param key of the draws
     */
    PublicTable(
            IncidentColumns base,
            Visibility visibility,
            Set<String> counted,
            Set<String> sensitive,
            CountedSources countedSources,
            SecretKeySpec key) {
        this.base = base;
        this.visibility = visibility;
        this.countedSources = countedSources;
        this.key = key;
        kinds = base.kinds().select(kind -> counted.contains(kind) && !sensitive.contains(kind));
    }

    IncidentColumns make() {
        int lastDay = (int) PublicQuestions.newestMonth(Objects.requireNonNull(visibility.today()))
                .atEndOfMonth()
                .toEpochDay();
        boolean[][] uncounted = IncidentSelection.uncounted(base, countedSources);
        for (int row = 0; row < base.size(); row++) {
            if (isTaken(row, lastDay)
                    && (uncounted.length == 0 || !uncounted[base.country()[row]][base.sources()[row]])) {
                take(row);
            }
        }
        return dressed();
    }

    private boolean isTaken(int row, int lastDay) {
        return base.marking()[row] == Marking.CLEAR.ordinal()
                && kinds[base.kind()[row]]
                && base.status()[row] != Status.DENIED.ordinal()
                && base.dayEnd()[row] <= lastDay;
    }

    private void take(int row) {
        YearMonth month = month(base.dayStart()[row]);
        if (!month.equals(month(base.dayEnd()[row]))) {
            return;
        }
        Precision precision = Precision.values()[base.precision()[row]];
        var stream = new Stream(
                base.areas().value(base.area()[row]),
                base.countries().value(base.country()[row]),
                precision.level() == Precision.COMMUNE.level() ? Precision.COMMUNE : precision,
                Category.categoryOf(String.valueOf(base.kinds().value(base.kind()[row]))));
        cells.computeIfAbsent(stream, unknown -> new TreeMap<>()).merge(month, 1, Integer::sum);
        exercise |= base.exercise()[row];
    }

    private static YearMonth month(int day) {
        return YearMonth.from(LocalDate.ofEpochDay(day));
    }

    private IncidentColumns dressed() {
        var table = new IncidentColumns(base.version(), 1024, visibility);
        // In an order of their own, so that it tells nothing of the order in which the incidents came.
        Map<String, Stream> byName = cells.keySet().stream()
                .collect(Collectors.toMap(Stream::name, stream -> stream, (one, other) -> one, TreeMap::new));
        byName.forEach((name, stream) -> add(stream, draw(name), cells.get(stream), table));
        return table;
    }

    private void add(Stream stream, int draw, TreeMap<YearMonth, Integer> months, IncidentColumns table) {
        int sum = 0;
        int told = 0;
        for (Map.Entry<YearMonth, Integer> month : months.entrySet()) {
            sum += month.getValue();
            for (int published = published(sum, draw); told < published; told++) {
                table.add(entry(stream, month.getKey(), table.size()));
            }
        }
    }

    /**
     * The published sum up to the end of a month.
     *
     * @param sum the true one
     * @param draw u: 0, 1 or 2
     */
    static int published(int sum, int draw) {
        return BASE * ((sum + draw) / BASE);
    }

    /** u of a stream: 0, 1 or 2, alike to 1 in 10^18. */
    private int draw(String name) {
        byte[] hash = ProtectionKeys.hash(key, name);
        return (int) Long.remainderUnsigned(java.nio.ByteBuffer.wrap(hash).getLong(), BASE);
    }

    private IncidentColumns.Entry entry(Stream stream, YearMonth month, int number) {
        return new IncidentColumns.Entry(
                new UUID(0, number),
                (int) month.atDay(1).toEpochDay(),
                (int) month.atEndOfMonth().toEpochDay(),
                stream.category(),
                0,
                -1,
                stream.precision(),
                stream.country(),
                stream.area(),
                0,
                0,
                "",
                Marking.CLEAR.ordinal(),
                Status.REPORTED,
                Double.NaN,
                Double.NaN,
                exercise,
                "");
    }
}
