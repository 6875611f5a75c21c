package org.vigie.ingest.message;

import java.time.LocalDate;

/**
 * The days that words mean.
 *
 * @param first first UTC day
 * @param last last UTC day; the same for one day
 * @param precision how exactly it is said: {@code DAY}, {@code WEEK} or {@code MONTH}
 */
public record DaySpan(LocalDate first, LocalDate last, String precision) {

    static DaySpan of(LocalDate day) {
        return new DaySpan(day, day, "DAY");
    }
}
