package org.vigie.ingest.message;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The day of a message: "12/03", "le 3 mars", "du 3 au 5 mars", "la nuit du 12 au 13", "hier soir", "avant-hier", "lundi
 * dernier", "il y a 3 jours", "la semaine dernière", "mi-mars" and their English sisters. The day stands before the month,
 * always. What lies after the day of receipt is not believed: without a year it was last year's.
 *
 * <p>A message that begins with its own date and then says "yesterday" means the day before that date.
 */
final class DayPhrases {

    private static final List<String> MONTHS = List.of(
            "jan(?:vier|uary|v)?\\.?",
            "fev(?:rier|r)?\\.?|feb(?:ruary)?\\.?",
            "mars|march|mar\\.?",
            "avr(?:il)?\\.?|apr(?:il)?\\.?",
            "mai|may",
            "juin|june?\\.?",
            "juil(?:let)?\\.?|july?\\.?",
            "aout|aug(?:ust)?\\.?",
            "sept(?:embre|ember)?\\.?",
            "oct(?:obre|ober)?\\.?",
            "nov(?:embre|ember)?\\.?",
            "dec(?:embre|ember)?\\.?");
    private static final List<String> WEEKDAYS = List.of(
            "lundi|monday",
            "mardi|tuesday",
            "mercredi|wednesday",
            "jeudi|thursday",
            "vendredi|friday",
            "samedi|saturday",
            "dimanche|sunday");
    private static final String MONTH = "((?:" + String.join("|", MONTHS) + ")(?![a-z]))";
    private static final String WEEKDAY = "(" + String.join("|", WEEKDAYS) + ")";
    private static final String DAY = "(0?[1-9]|[12]\\d|3[01])(?:er|st|nd|rd|th|e)?(?!\\d)";
    private static final String YEAR = "(?:,? (?:de )?(20\\d\\d))?";
    /** A header's date stands within so many letters from the beginning. */
    private static final int HEADER = 40;

    private record Rule(Pattern pattern, BiFunction<Matcher, LocalDate, @Nullable DaySpan> days) {}

    private static final List<Rule> ABSOLUTE = List.of(
            rule(
                    "\\b(20\\d\\d)-(\\d\\d)-(\\d\\d)\\b",
                    (m, on) -> one(day(number(m, 1), number(m, 2), number(m, 3)), on)),
            rule(
                    "(?<![\\d/.,-])" + DAY + " ?([/.-]) ?(0?[1-9]|1[0-2]) ?\\2 ?(20\\d\\d|\\d\\d)(?![\\d/])",
                    (m, on) -> one(day(year(m.group(4)), number(m, 3), number(m, 1)), on)),
            rule(
                    "(?:du |entre le |from |between )(?:the )?" + DAY + " (?:" + MONTH
                            + " )?(?:au|et le|to|and|-) (?:the )?" + DAY + " (?:of )?" + MONTH + YEAR,
                    DayPhrases::range),
            rule(
                    "\\bnuit (?:du |de )?(?:" + WEEKDAY + " )?(?:le )?" + DAY + " (?:" + MONTH + " )?(?:au|a) (?:"
                            + WEEKDAY + " )?(?:le )?" + DAY + "(?: " + MONTH + YEAR + ")?",
                    DayPhrases::night),
            rule("\\b" + DAY + "[ -](?:of )?" + MONTH + "[ -]?" + YEAR, (m, on) -> dated(m, 1, 2, 3, on)),
            rule("\\b" + MONTH + " " + DAY + YEAR, (m, on) -> dated(m, 2, 1, 3, on)),
            rule(
                    "(?<![\\d/.,:-])" + DAY + "/(0?[1-9]|1[0-2])(?![\\d/])",
                    (m, on) -> one(latest(number(m, 2), number(m, 1), on), on)));

    private static final List<Rule> RELATIVE = List.of(
            rule("\\b(?:avant[- ]hier|day before yesterday)\\b", (m, on) -> DaySpan.of(on.minusDays(2))),
            rule(
                    "\\b(?:(?:la |cette )?nuit (?:derniere|passee|d'hier)|last night|hier dans la nuit|yesterday night|nuit de (?:hier|la veille))\\b",
                    (m, on) -> new DaySpan(on.minusDays(1), on, "DAY")),
            rule("\\b(?:hier|yesterday|la veille)\\b", (m, on) -> DaySpan.of(on.minusDays(1))),
            rule(
                    "\\bil y a (?:environ |pres de |maintenant )?(" + Numbers.NUMBER + ") (jours?|semaines?|mois)\\b",
                    (m, on) -> ago(m, on)),
            rule("\\b(" + Numbers.NUMBER + ") (days?|weeks?|months?) ago\\b", (m, on) -> ago(m, on)),
            rule(
                    "\\b(?:(?:la |cette )?semaine (?:derniere|passee)|last week|past week)\\b",
                    (m, on) -> week(on.minusWeeks(1))),
            rule("\\b(?:cette semaine|this week)\\b", (m, on) -> week(on)),
            rule(
                    "\\b(?:(?:le )?mois (?:dernier|passe)|last month)\\b",
                    (m, on) -> month(YearMonth.from(on).minusMonths(1))),
            rule("\\b(?:ce mois(?:-ci)?|this month)\\b", (m, on) -> month(YearMonth.from(on))),
            rule("\\b(?:ce |cet |le |this |on |last )?" + WEEKDAY + "( dernier| passe| last)?\\b", DayPhrases::weekday),
            rule(
                    "\\b(?:ce (?:matin|soir|midi|jour)|cet(?:te)? (?:apres-?midi|nuit|journee)|aujourd'?hui|today|this (?:morning|afternoon|evening)|tonight|a l'instant|just now|en ce moment|actuellement)\\b",
                    (m, on) -> DaySpan.of(on)));

    private static final List<Rule> VAGUE = List.of(
            rule(
                    "\\b(?:debut|mi|mi-|fin|courant|en|au (?:cours du )?mois de|au mois d'|mois de|early|mid|late|in|during)[ -]?"
                            + MONTH + YEAR,
                    (m, on) -> named(m.group(1), m.group(2), on)),
            rule(
                    "\\b(?:le|du|on the|ce) " + DAY
                            + "(?: courant| de ce mois| of this month)?(?=[ ,.;:]|$)(?! ?(?:h|km|heures?|morts?|personnes?|%|e ))",
                    (m, on) -> one(ofThisMonth(number(m, 1), on), on)));

    private final MessageText text;
    private final LocalDate receivedOn;

    DayPhrases(MessageText text, LocalDate receivedOn) {
        this.text = text;
        this.receivedOn = receivedOn;
    }

    /** The days that the message speaks of; empty where it says nothing of them. */
    Optional<Found<DaySpan>> find() {
        Optional<Found<DaySpan>> absolute = first(ABSOLUTE, receivedOn);
        LocalDate from = absolute.filter(found -> found.end() <= HEADER)
                .map(found -> found.value().first())
                .orElse(receivedOn);
        Optional<Found<DaySpan>> relative = first(RELATIVE, from);
        if (absolute.isEmpty()) {
            return relative.or(() -> first(VAGUE, receivedOn));
        }
        // "lundi 12 mars" is one date; "SITREP 12/03 : hier …" is the day before it.
        boolean isHeader = absolute.get().end() <= HEADER
                && relative.filter(found -> found.start() >= absolute.get().end() && isNoWeekday(found))
                        .isPresent();
        return isHeader ? relative : absolute;
    }

    private static boolean isNoWeekday(Found<DaySpan> found) {
        return !found.words().toLowerCase(java.util.Locale.ROOT).matches(".*(?:" + String.join("|", WEEKDAYS) + ").*");
    }

    /** Of the rules that apply the first one's; of its matches the first. */
    private Optional<Found<DaySpan>> first(List<Rule> rules, LocalDate on) {
        return rules.stream()
                .flatMap(rule -> rule.pattern()
                        .matcher(text.folded())
                        .results()
                        .limit(5)
                        .map(match -> found(rule, match.start(), on))
                        .flatMap(Optional::stream))
                .min(Comparator.comparingInt(found -> rules == ABSOLUTE ? found.start() : 0));
    }

    private Optional<Found<DaySpan>> found(Rule rule, int start, LocalDate on) {
        Matcher matcher = rule.pattern().matcher(text.folded());
        if (!matcher.find(start)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(rule.days().apply(matcher, on))
                    .map(days -> text.found(days, matcher.start(), matcher.end()));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Rule rule(String pattern, BiFunction<Matcher, LocalDate, @Nullable DaySpan> days) {
        return new Rule(Pattern.compile(pattern), days);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static int year(String text) {
        return text.length() == 2 ? 2000 + Integer.parseInt(text) : Integer.parseInt(text);
    }

    private static LocalDate day(int year, int month, int day) {
        return LocalDate.of(year, month, day);
    }

    private static @Nullable DaySpan one(LocalDate day, LocalDate on) {
        return day.isAfter(on) ? null : DaySpan.of(day);
    }

    /** A day without a year: the last one that was. */
    private static LocalDate latest(int month, int day, LocalDate on) {
        LocalDate thisYear = LocalDate.of(on.getYear(), month, day);
        return thisYear.isAfter(on) ? thisYear.minusYears(1) : thisYear;
    }

    private static LocalDate ofThisMonth(int day, LocalDate on) {
        YearMonth month = YearMonth.from(on);
        return day <= on.getDayOfMonth()
                ? month.atDay(day)
                : month.minusMonths(1).atDay(day);
    }

    private static int month(String name) {
        for (int i = 0; i < MONTHS.size(); i++) {
            if (name.matches(MONTHS.get(i))) {
                return i + 1;
            }
        }
        throw new IllegalStateException(name);
    }

    private static @Nullable DaySpan dated(Matcher m, int day, int month, int year, LocalDate on) {
        int number = month(m.group(month));
        return one(
                m.group(year) == null
                        ? latest(number, number(m, day), on)
                        : day(number(m, year), number, number(m, day)),
                on);
    }

    private static @Nullable DaySpan range(Matcher m, LocalDate on) {
        DaySpan last = dated(m, 3, 4, 5, on);
        if (last == null) {
            return null;
        }
        int month = m.group(2) == null ? last.first().getMonthValue() : month(m.group(2));
        LocalDate first = latest(month, number(m, 1), last.first());
        return new DaySpan(first, last.first(), "DAY");
    }

    private static @Nullable DaySpan night(Matcher m, LocalDate on) {
        String month = m.group(6) == null ? m.group(3) : m.group(6);
        int day = number(m, 5);
        LocalDate last = month == null
                ? ofThisMonth(day, on)
                : m.group(7) == null ? latest(month(month), day, on) : day(number(m, 7), month(month), day);
        return last.isAfter(on) ? null : new DaySpan(last.minusDays(1), last, "DAY");
    }

    private static DaySpan ago(Matcher m, LocalDate on) {
        int number = Numbers.value(m.group(1));
        char unit = m.group(2).charAt(0);
        return switch (unit) {
            case 'j', 'd' -> DaySpan.of(on.minusDays(number));
            case 's', 'w' -> week(on.minusWeeks(number));
            default -> month(YearMonth.from(on).minusMonths(number));
        };
    }

    private static DaySpan weekday(Matcher m, LocalDate on) {
        DayOfWeek wanted = null;
        for (int i = 0; i < 7; i++) {
            if (m.group(1).matches(WEEKDAYS.get(i))) {
                wanted = DayOfWeek.of(i + 1);
            }
        }
        boolean isLast = m.group(2) != null || m.group().startsWith("last ");
        return DaySpan.of(
                on.with(isLast ? TemporalAdjusters.previous(wanted) : TemporalAdjusters.previousOrSame(wanted)));
    }

    private static DaySpan week(LocalDate day) {
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new DaySpan(monday, monday.plusDays(6), "WEEK");
    }

    private static DaySpan month(YearMonth month) {
        return new DaySpan(month.atDay(1), month.atEndOfMonth(), "MONTH");
    }

    private static @Nullable DaySpan named(String name, @Nullable String year, LocalDate on) {
        int number = month(name);
        YearMonth month =
                year == null ? YearMonth.from(latest(number, 1, on)) : YearMonth.of(Integer.parseInt(year), number);
        return month.atDay(1).isAfter(on) ? null : month(month);
    }
}
