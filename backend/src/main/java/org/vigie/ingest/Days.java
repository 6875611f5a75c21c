package org.vigie.ingest;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Days as files write them: {@code 2026-01-31} (a time behind it is left out), {@code 2026/01/31}, {@code 31/01/2026} with
 * slash, point or hyphen (the day first, always), {@code 31 January 2026}, {@code 31 janvier 2026}.
 */
final class Days {

    private static final List<DateTimeFormatter> IN_WORDS = List.of(inWords(Locale.ENGLISH), inWords(Locale.FRENCH));

    private static final Pattern TIME_OF_DAY = Pattern.compile("\\d{1,2}:\\d{2}(:\\d{2}([.,]\\d+)?)?");

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:mm", "Z")
            .optionalEnd()
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    private Days() {}

    /** How exactly a day is known, and the days it then may have been. */
    enum DatePrecision {
        DAY("day", "jour", "j", "d", "1"),
        WEEK("week", "semaine", "s", "w", "2"),
        MONTH("month", "mois", "m", "3"),
        YEAR("year", "annee", "an", "a", "y", "4");

        private final List<String> words;

        DatePrecision(String... words) {
            this.words = List.of(words);
        }

        static Optional<DatePrecision> find(String text) {
            String word = Header.plain(text);
            return Arrays.stream(values())
                    .filter(precision -> precision.words.contains(word))
                    .findFirst();
        }

        /** The first day of the period that holds a day; weeks begin on Monday (ISO 8601). */
        LocalDate first(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> day.withDayOfMonth(1);
                case YEAR -> day.withDayOfYear(1);
            };
        }

        /** The last day of the period that holds a day. */
        LocalDate last(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case WEEK -> day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
                case MONTH -> day.with(TemporalAdjusters.lastDayOfMonth());
                case YEAR -> day.with(TemporalAdjusters.lastDayOfYear());
            };
        }
    }

    /** The day that a text names, or null. */
    static @Nullable LocalDate find(String text) {
        try {
            if (text.length() >= 10 && text.charAt(4) == '-' && text.charAt(7) == '-' && timeOrNothing(text)) {
                return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
            }
            String[] parts = withoutTime(text).split("[/.-]");
            if (parts.length == 3) {
                return parts[0].length() == 4 ? day(parts[0], parts[1], parts[2]) : day(parts[2], parts[1], parts[0]);
            }
        } catch (DateTimeException | NumberFormatException notADay) {
            return null;
        }
        return inWords(text);
    }

    /** The moment in a field, ISO 8601; without an offset it is UTC; null, with a warning, where it is none. */
    static @Nullable Instant findTime(Row row, String field) {
        String text = row.text(field);
        if (text == null) {
            return null;
        }
        try {
            var parsed =
                    TIME.parseBest(text.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (parsed instanceof OffsetDateTime offset) {
                return offset.toInstant();
            }
            LocalDateTime local = parsed instanceof LocalDateTime time ? time : ((LocalDate) parsed).atStartOfDay();
            return local.toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            row.warning(field, "NOT_A_TIME", text);
            return null;
        }
    }

    private static @Nullable LocalDate day(String year, String month, String day) {
        if (year.length() != 4) {
            return null; // "31/01/26": which century, and which of the three is the year?
        }
        return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month.strip()), Integer.parseInt(day.strip()));
    }

    /** Spreadsheets write {@code 31/01/2026 00:00}. */
    private static String withoutTime(String text) {
        int space = text.indexOf(' ');
        return space > 0 && TIME_OF_DAY.matcher(text.substring(space + 1)).matches() ? text.substring(0, space) : text;
    }

    private static boolean timeOrNothing(String text) {
        return text.length() == 10 || text.charAt(10) == 'T' || text.charAt(10) == ' ';
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static @Nullable LocalDate inWords(String text) {
        for (DateTimeFormatter format : IN_WORDS) {
            try {
                return LocalDate.parse(text, format);
            } catch (DateTimeException notInThisLanguage) {
                // the next one
            }
        }
        return null;
    }

    private static DateTimeFormatter inWords(Locale language) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern("d MMMM uuuu")
                .toFormatter(language)
                .withResolverStyle(ResolverStyle.STRICT); // else 31 February would become the 28th
    }
}
