package org.vigie.incidents;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.api.Problem;
import org.vigie.api.Problem.FieldError;

/**
 * What the public may ask: whole months that are over since {@value Visibility#PUBLIC_DELAY_DAYS} days, categories, and areas. What
 * else chooses incidents would narrow a count down to single ones.
 */
public final class PublicQuestions {

    private PublicQuestions() {}

    /** The newest month that is offered on a UTC day. */
    public static YearMonth newestMonth(LocalDate today) {
        return YearMonth.from(today.minusDays(Visibility.PUBLIC_DELAY_DAYS).plusDays(1))
                .minusMonths(1);
    }

    /**
     * Refuses a filter with the eyes of the public that asks for more.
     *
     * @throws Problem a 400 that says of each field what may be asked
     */
    public static void verify(IncidentFilter filter) {
        List<FieldError> errors = filter.visibility().isPublic() ? errors(filter) : List.of();
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    /** What of a filter is not offered to the public. */
    static List<FieldError> errors(IncidentFilter filter) {
        var errors = new ArrayList<FieldError>();
        refuse("minSeverity", filter.minSeverity() > 0, errors);
        refuse("minReliability", filter.minReliability() != null, errors);
        refuse("source", !filter.sources().isEmpty(), errors);
        refuse("precision", !filter.precisions().isEmpty(), errors);
        refuse("marking", !filter.markings().isEmpty(), errors);
        refuse("status", !filter.statuses().equals(IncidentFilter.BELIEVED), errors);
        refuse("asOf", filter.asOf() != null, errors);
        filter.kinds().stream()
                .filter(kind -> !filter.kinds().contains(Category.categoryOf(kind)))
                .forEach(kind -> errors.add(FieldError.of("category", "PUBLIC_KIND", kind, Category.categoryOf(kind))));
        addMonths(filter, errors);
        return errors;
    }

    private static void refuse(String parameter, boolean asked, List<FieldError> errors) {
        if (asked) {
            errors.add(FieldError.of(parameter, "NOT_PUBLIC"));
        }
    }

    private static void addMonths(IncidentFilter filter, List<FieldError> errors) {
        LocalDate today = filter.visibility().today();
        YearMonth newest = newestMonth(today == null ? LocalDate.now(ZoneOffset.UTC) : today);
        LocalDate from = filter.from();
        LocalDate to = filter.to();
        if (from == null || from.getDayOfMonth() != 1) {
            errors.add(FieldError.of("from", "PUBLIC_FIRST_DAY", text(from), newest.atDay(1)));
        }
        if (to == null || !to.equals(YearMonth.from(to).atEndOfMonth())) {
            errors.add(FieldError.of("to", "PUBLIC_LAST_DAY", text(to), newest.atEndOfMonth()));
        } else if (YearMonth.from(to).isAfter(newest)) {
            errors.add(
                    FieldError.of("to", "PUBLIC_TOO_EARLY", to, newest.atEndOfMonth(), Visibility.PUBLIC_DELAY_DAYS));
        }
    }

    private static String text(@Nullable LocalDate day) {
        return day == null ? "–" : day.toString();
    }
}
