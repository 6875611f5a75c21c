package org.vigie.hotspots;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.vigie.incidents.IncidentColumns;

/**
 * The calendar months that a period touches, from the first. Immutable.
 *
 * @param first the month of the period's first day
 * @param count how many
 */
record Months(Period period, YearMonth first, int count) {

    static Months of(Period period) {
        YearMonth first = YearMonth.from(period.from());
        return new Months(period, first, (int) first.until(YearMonth.from(period.to()), ChronoUnit.MONTHS) + 1);
    }

    YearMonth month(int number) {
        return first.plusMonths(number);
    }

    /** Whether the period holds only a part of a month. */
    boolean isPartial(int number) {
        return month(number).atDay(1).isBefore(period.from())
                || month(number).atEndOfMonth().isAfter(period.to());
    }

    /** Whether a month has days from which reports are still expected: those after {@code lastFull}. */
    boolean isFilling(int number, LocalDate lastFull) {
        return month(number).atEndOfMonth().isAfter(lastFull);
    }

    /**
     * For each incident the number of the month that holds it whole; -1 where it spans two, or lies outside the period, as one
     * of the days to come does.
     *
     * @param rows of the incidents in the columns
     */
    int[] numbers(IncidentColumns columns, int[] rows) {
        int[] byDay = byDay();
        int origin = (int) period.from().toEpochDay();
        int[] numbers = new int[rows.length];
        for (int k = 0; k < rows.length; k++) {
            int start = columns.dayStart()[rows[k]] - origin;
            int end = columns.dayEnd()[rows[k]] - origin;
            boolean whole = start >= 0 && end < byDay.length && byDay[start] == byDay[end];
            numbers[k] = whole ? byDay[start] : -1;
        }
        return numbers;
    }

    /** For each day of the period, from its first on, the number of its month. */
    private int[] byDay() {
        int[] months = new int[(int) period.days()];
        for (int number = 0; number < count; number++) {
            int from = Math.max(0, dayNumber(month(number).atDay(1)));
            int to = Math.min(months.length, dayNumber(month(number).atEndOfMonth()) + 1);
            Arrays.fill(months, from, to, number);
        }
        return months;
    }

    private int dayNumber(LocalDate day) {
        return (int) ChronoUnit.DAYS.between(period.from(), day);
    }
}
