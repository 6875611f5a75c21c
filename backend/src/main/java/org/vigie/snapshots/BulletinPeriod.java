package org.vigie.snapshots;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;

/** What a bulletin tells of. */
enum BulletinPeriod {
    /** Monday to Sunday (ISO 8601). */
    WEEK,
    /** A calendar month. */
    MONTH;

    /** How long after its end a month may be told to the public. */
    static final int PUBLIC_DELAY_DAYS = 7;

    /** The last one that has ended before a UTC day. */
    Span last(LocalDate day) {
        if (this == MONTH) {
            return Span.of(YearMonth.from(day).minusMonths(1));
        }
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new Span(monday.minusDays(7), monday.minusDays(1));
    }

    /** The last one that an audience may be told of. */
    Span last(LocalDate day, Audience audience) {
        return last(audience == Audience.PUBLIC ? day.minusDays(PUBLIC_DELAY_DAYS) : day);
    }
}
