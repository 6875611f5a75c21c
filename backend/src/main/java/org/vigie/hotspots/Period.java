package org.vigie.hotspots;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;
import org.vigie.incidents.IncidentColumns;
import org.vigie.incidents.IncidentFilter;

/**
 * The days that a result speaks of, both inclusive, UTC.
 *
 * @param from the filter's first day, or the first day of any incident where it has none
 * @param to the filter's last day, or the reference day where it has none
 */
public record Period(LocalDate from, LocalDate to) {

    static Period of(IncidentFilter filter, IncidentColumns columns, LocalDate today) {
        LocalDate to = filter.to() == null ? today : filter.to();
        LocalDate from = filter.from() == null ? firstDay(columns, to) : filter.from();
        return new Period(from.isAfter(to) ? to : from, to);
    }

    /** How many days it has. */
    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    private static LocalDate firstDay(IncidentColumns columns, LocalDate otherwise) {
        return IntStream.range(0, columns.size())
                .filter(row -> !columns.isHidden(row))
                .map(row -> columns.dayStart()[row])
                .min()
                .stream()
                .mapToObj(LocalDate::ofEpochDay)
                .findFirst()
                .orElse(otherwise);
    }
}
