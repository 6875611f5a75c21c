package org.vigie.exports;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.BoundarySet;

/** Telling file names: {@code vigie_hotspots_BFA-MLI_2025-01_2025-06}. */
final class FileNames {

    private static final int MOST_AREAS = 3;

    private FileNames() {}

    /**
     * A file name without ending.
     *
     * @param countries asked for; empty for all
     * @param areas P-codes asked for; they stand in place of the countries unless they are many
     * @param from first day; null for an open beginning
     * @param to last day; null for an open end
     */
    static String stem(
            Subject subject,
            List<String> countries,
            List<String> areas,
            AreaIndex index,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        String days = from == null && to == null ? "" : period(from, to);
        return "vigie_" + subject.word() + where(countries, areas, index) + days;
    }

    private static String where(List<String> countries, List<String> areas, AreaIndex index) {
        List<String> codes = !areas.isEmpty() && areas.size() <= MOST_AREAS ? areas : countries;
        if (codes.isEmpty()) {
            codes = index.sets().stream().map(BoundarySet::country).sorted().toList();
        }
        String joined = codes.stream()
                .map(code -> code.replaceAll("[^A-Za-z0-9]", ""))
                .filter(code -> !code.isEmpty())
                .collect(Collectors.joining("-"));
        return joined.isEmpty() ? "" : "_" + joined;
    }

    /** Months where the days are those of whole months, else days. */
    private static String period(@Nullable LocalDate from, @Nullable LocalDate to) {
        boolean months =
                (from == null || from.getDayOfMonth() == 1) && (to == null || to.getDayOfMonth() == to.lengthOfMonth());
        return (from == null ? "" : "_" + text(from, months)) + (to == null ? "" : "_" + text(to, months));
    }

    private static String text(LocalDate day, boolean month) {
        return month ? day.toString().substring(0, 7) : day.toString();
    }
}
