package org.vigie.snapshots;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vigie.access.Reader;

/**
 * A bulletin that is made again and again.
 *
 * @param view filter and parameters, without days
 * @param owner who saved it: it is made with their eyes
 * @param schedule when it is made; null for on demand
 * @param nextRun when it is made next; null without a schedule
 * @param failure the code of the last run's trouble; null after one that went well
 */
record BulletinDefinition(
        UUID id,
        String title,
        Locale language,
        Audience audience,
        BulletinPeriod period,
        View view,
        Reader owner,
        @Nullable Schedule schedule,
        @Nullable Instant nextRun,
        int failures,
        @Nullable String failure,
        Instant createdAt,
        Instant changedAt) {

    /**
     * A weekday and an hour, UTC: the Sahel's centres live at UTC or an hour from it, and no clock there is ever put forward.
     *
     * @param hour 0..23
     */
    record Schedule(DayOfWeek weekday, int hour) {

        /** The first moment after another. */
        Instant next(Instant after) {
            ZonedDateTime start = after.atZone(ZoneOffset.UTC);
            ZonedDateTime slot = start.truncatedTo(ChronoUnit.DAYS)
                    .with(TemporalAdjusters.nextOrSame(weekday))
                    .withHour(hour);
            return (slot.isAfter(start) ? slot : slot.plusWeeks(1)).toInstant();
        }

        /** The last moment that is not after another. */
        Instant last(Instant until) {
            return next(until).minus(7, ChronoUnit.DAYS);
        }
    }

    /** When it is due first after a moment; null without a schedule. */
    @Nullable
    Instant nextRun(Instant after) {
        if (schedule == null) {
            return null;
        }
        Instant slot = schedule.next(after);
        while (!isDue(slot)) {
            slot = slot.plus(7, ChronoUnit.DAYS);
        }
        return slot;
    }

    /** The last moment, not after another, when it was due. */
    Instant lastRun(Instant until) {
        Instant slot = java.util.Objects.requireNonNull(schedule).last(until);
        while (!isDue(slot)) {
            slot = slot.minus(7, ChronoUnit.DAYS);
        }
        return slot;
    }

    /** A month's bulletin comes once a month: in the first week that it may be told in. */
    private boolean isDue(Instant slot) {
        if (period == BulletinPeriod.WEEK) {
            return true;
        }
        int day = slot.atZone(ZoneOffset.UTC).getDayOfMonth();
        int before = audience == Audience.PUBLIC ? BulletinPeriod.PUBLIC_DELAY_DAYS : 0;
        return day > before && day <= before + 7;
    }

    /** What it tells of when it is made at a moment. */
    Span span(Instant at) {
        return period.last(LocalDate.ofInstant(at, ZoneOffset.UTC), audience);
    }
}
