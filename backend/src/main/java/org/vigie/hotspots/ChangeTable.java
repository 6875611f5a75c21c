package org.vigie.hotspots;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.hotspots.HotspotResult.Change;
import org.vigie.hotspots.HotspotResult.Compared;
import org.vigie.statistics.BenjaminiHochberg;
import org.vigie.statistics.ChangeTest;

/**
 * The areas against an earlier period, the days that are still filling left out of the later one. An area that was not covered
 * then is not compared.
 */
final class ChangeTable {

    private final @Nullable Change[] changes;

    ChangeTable(Universe universe, Compared compared) {
        long[] now = universe.countIn(compared.now());
        long[] before = universe.countIn(compared.before());
        boolean[] then = universe.coveredIn(compared.before(), before);
        changes = new Change[now.length];
        var tests = new ChangeTest[now.length];
        double[] p = new double[now.length];
        Arrays.fill(p, Double.NaN);
        for (int i = 0; i < now.length; i++) {
            if (then[i] && universe.isCovered(i)) {
                tests[i] = ChangeTest.of(
                        now[i],
                        before[i],
                        compared.now().days(),
                        compared.before().days());
                p[i] = tests[i].p();
            }
        }
        double[] q = BenjaminiHochberg.q(p);
        for (int i = 0; i < now.length; i++) {
            if (tests[i] != null) {
                changes[i] = new Change(
                        now[i],
                        before[i],
                        Numbers.orNull(tests[i].ratio()),
                        Numbers.orNull(p[i]),
                        Numbers.orNull(q[i]));
            }
        }
    }

    /** The change of an area; null where it is not compared. */
    @Nullable
    Change change(int area) {
        return changes[area];
    }

    /**
     * The periods to compare; empty where the query has no first day, or all its days are still filling.
     *
     * @param fillingDays how many of the last days before the reference day are still filling
     */
    static Optional<Compared> periods(HotspotQuery query, Period period, int fillingDays) {
        LocalDate lastFull = period.to().minusDays(fillingDays);
        if (query.filter().from() == null || lastFull.isBefore(period.from())) {
            return Optional.empty();
        }
        if (query.filter().visibility().isPublic()) {
            return months(
                    query, period.from(), YearMonth.from(lastFull.plusDays(1)).minusMonths(1));
        }
        var now = new Period(period.from(), lastFull);
        Period before =
                switch (query.compare()) {
                    case PREVIOUS ->
                        new Period(
                                period.from().minusDays(period.days()),
                                period.from().minusDays(1));
                    case LAST_YEAR ->
                        new Period(now.from().minusYears(1), now.to().minusYears(1));
                };
        return Optional.of(new Compared(now, before));
    }

    /** The public compares whole months: those that are no longer filling, with as many before or with those of a year before. */
    private static Optional<Compared> months(HotspotQuery query, LocalDate from, YearMonth last) {
        YearMonth first = YearMonth.from(from);
        if (last.isBefore(first)) {
            return Optional.empty();
        }
        long count = query.compare() == Comparison.LAST_YEAR ? 12 : first.until(last, ChronoUnit.MONTHS) + 1;
        return Optional.of(new Compared(
                new Period(from, last.atEndOfMonth()),
                new Period(
                        first.minusMonths(count).atDay(1),
                        last.minusMonths(count).atEndOfMonth())));
    }
}
