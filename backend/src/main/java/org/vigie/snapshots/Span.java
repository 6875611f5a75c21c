package org.vigie.snapshots;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/** Days from the first to the last, both inclusive, UTC. */
record Span(LocalDate from, LocalDate to) {

    Span {
        if (from.isAfter(to)) {
            throw new IllegalArgumentException(from + " is after " + to);
        }
    }

    static Span of(YearMonth month) {
        return new Span(month.atDay(1), month.atEndOfMonth());
    }

    /** How many days it has. */
    long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** Whether it begins and ends with a month. */
    boolean isWholeMonths() {
        return from.getDayOfMonth() == 1 && to.equals(YearMonth.from(to).atEndOfMonth());
    }

    /** As long a time right before: as many months where these are whole ones, else as many days. */
    Span previous() {
        if (isWholeMonths()) {
            long months = ChronoUnit.MONTHS.between(YearMonth.from(from), YearMonth.from(to)) + 1;
            return new Span(from.minusMonths(months), from.minusDays(1));
        }
        return new Span(from.minusDays(days()), from.minusDays(1));
    }

    /** So many months, the last one that of the last day, no further than that day. */
    List<Span> monthsUntilEnd(int count) {
        YearMonth last = YearMonth.from(to);
        return IntStream.range(0, count)
                .mapToObj(i -> of(last.minusMonths(count - 1L - i)))
                .map(month -> month.to().isAfter(to) ? new Span(month.from(), to) : month)
                .toList();
    }

    /** So many complete months, the last one ended by the last day. */
    Span completeMonthsUntilEnd(int count) {
        YearMonth last = to.equals(YearMonth.from(to).atEndOfMonth())
                ? YearMonth.from(to)
                : YearMonth.from(to).minusMonths(1);
        return new Span(last.minusMonths(count - 1L).atDay(1), last.atEndOfMonth());
    }
}
