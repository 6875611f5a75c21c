package org.vigie.ogc;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.api.Parameters;

/**
 * The {@code datetime} of a request (OGC 17-069r4, 7.15.4) in UTC days, both inclusive: what is told here is known to the day,
 * so an instant means its day. Forms: an instant, {@code start/end}, {@code start/..}, {@code ../end}, {@code start/P1M} and
 * {@code P1M/end}; instants as RFC 3339 date-times or days.
 *
 * @param from first day; null for open
 * @param to last day; null for open
 */
record Interval(@Nullable LocalDate from, @Nullable LocalDate to) {

    /** The interval of a request; an error is left in {@code parameters}. */
    static Optional<Interval> read(Parameters parameters) {
        return parameters.text("datetime").flatMap(text -> {
            Optional<Interval> interval = find(text);
            if (interval.isEmpty()) {
                parameters.error("datetime", "NOT_A_DATETIME", text);
            }
            return interval;
        });
    }

    /** The interval that a text means; empty where it means none. */
    static Optional<Interval> find(String text) {
        String[] parts = text.strip().split("/", -1);
        try {
            return switch (parts.length) {
                case 1 -> {
                    LocalDate day = day(instant(parts[0]));
                    yield Optional.of(new Interval(day, day));
                }
                case 2 -> between(parts[0], parts[1]);
                default -> Optional.empty();
            };
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Optional<Interval> between(String start, String end) {
        boolean endless = isOpen(end);
        if (isOpen(start) && endless) {
            return Optional.of(new Interval(null, null));
        }
        LocalDateTime from = isOpen(start) || isLength(start) ? null : instant(start);
        LocalDateTime to = endless || isLength(end) ? null : instant(end);
        if (isLength(start) && to != null) {
            from = moved(to, start, -1);
        } else if (isLength(end) && from != null) {
            to = moved(from, end, 1);
        } else if (isLength(start) || isLength(end)) {
            return Optional.empty();
        }
        return from != null && to != null && from.isAfter(to)
                ? Optional.empty()
                : Optional.of(new Interval(from == null ? null : day(from), to == null ? null : day(to)));
    }

    private static boolean isOpen(String end) {
        return end.isEmpty() || end.equals("..");
    }

    private static boolean isLength(String end) {
        return end.startsWith("P");
    }

    private static LocalDateTime moved(LocalDateTime from, String length, int direction) {
        int time = length.indexOf('T');
        Period days = time == 1 ? Period.ZERO : Period.parse(time < 0 ? length : length.substring(0, time));
        Duration rest = time < 0 ? Duration.ZERO : Duration.parse("P" + length.substring(time));
        return direction > 0 ? from.plus(days).plus(rest) : from.minus(days).minus(rest);
    }

    /** A date-time in UTC; a day is its first instant. */
    private static LocalDateTime instant(String text) {
        return text.length() == 10
                ? LocalDate.parse(text).atStartOfDay()
                : OffsetDateTime.parse(text.replace(' ', '+'))
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toLocalDateTime();
    }

    private static LocalDate day(LocalDateTime instant) {
        int year = instant.getYear();
        if (year < 1 || year > 9999) {
            throw new DateTimeException("Years are 1 to 9999");
        }
        return instant.toLocalDate();
    }

    /** Whether days (counted from 1970-01-01, both inclusive) touch the interval. */
    boolean touches(int firstDay, int lastDay) {
        return (to == null || firstDay <= to.toEpochDay()) && (from == null || lastDay >= from.toEpochDay());
    }

    /** The first instant of the interval's first day, the last of its last. */
    static String instant(LocalDate day, boolean end) {
        Instant instant = day.atStartOfDay().toInstant(ZoneOffset.UTC);
        return (end ? instant.plusSeconds(86_399) : instant).toString();
    }
}
