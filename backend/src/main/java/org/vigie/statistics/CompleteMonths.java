package org.vigie.statistics;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * The calendar months that lie wholly within a period.
 *
 * @param first the first of them
 * @param count how many; 0 if none does
 */
public record CompleteMonths(YearMonth first, int count) {

    /** The complete months of a period, both days included. */
    public static CompleteMonths within(LocalDate from, LocalDate to) {
        YearMonth first = YearMonth.from(from);
        if (from.getDayOfMonth() > 1) {
            first = first.plusMonths(1);
        }
        // The month of the day after the last one is the first that is not complete.
        long count = first.until(YearMonth.from(to.plusDays(1)), ChronoUnit.MONTHS);
        return new CompleteMonths(first, (int) Math.max(0, count));
    }

    /** Which month (0 is the first) holds an incident's whole interval; -1 if it spans two, or lies in none of these. */
    public int indexOf(LocalDate start, LocalDate end) {
        long index = first.until(YearMonth.from(start), ChronoUnit.MONTHS);
        boolean oneMonth = YearMonth.from(start).equals(YearMonth.from(end));
        return oneMonth && index >= 0 && index < count ? (int) index : -1;
    }
}
