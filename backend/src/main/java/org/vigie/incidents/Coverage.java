package org.vigie.incidents;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A source watches an area over some days.
 *
 * @param country ISO 3166-1 alpha-3
 * @param area P-code of any level; null for the whole country
 * @param from first day, inclusive
 * @param to last day, inclusive; null while it goes on
 */
public record Coverage(
        long id,
        String source,
        String country,
        @Nullable String area,
        LocalDate from,
        @Nullable LocalDate to) {

    /** Whether it reaches into a period; null bounds are open. */
    public boolean overlaps(@Nullable LocalDate periodFrom, @Nullable LocalDate periodTo) {
        return (periodTo == null || !from.isAfter(periodTo))
                && (periodFrom == null || to == null || !to.isBefore(periodFrom));
    }
}
