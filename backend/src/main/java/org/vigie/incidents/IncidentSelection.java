package org.vigie.incidents;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.areas.AreaIndex;

/**
 * Which rows of the columns a filter means. Conditions on texts are worked out once for each distinct value, so a row
 * costs a few array look-ups. Immutable and thread safe.
 */
public final class IncidentSelection {

    private final IncidentColumns columns;
    private final int from;
    private final int to;
    private final boolean[] kinds;
    private final boolean[] countries;
    private final boolean[] areas;
    private final boolean[] sources;
    private final boolean[] precisions;
    private final boolean[] markings;
    private final boolean[] statuses;
    private final boolean[][] uncounted;
    private final int minSeverity;
    private final int worstReliability;

    /**
     * The rows of {@code columns} that {@code filter} means.
     *
     * @param counted the category codes that count, meant where the filter names none
     * @param index the areas that serve at the version of the columns
     */
    public IncidentSelection(IncidentColumns columns, IncidentFilter filter, Set<String> counted, AreaIndex index) {
        this(columns, filter, counted, index, CountedSources.ALL);
    }

    /** Of these rows those with at least one source that their country counts. */
    public IncidentSelection(
            IncidentColumns columns,
            IncidentFilter filter,
            Set<String> counted,
            AreaIndex index,
            CountedSources countedSources) {
        if (!columns.visibility().equals(filter.visibility())) {
            throw new IllegalArgumentException("The filter sees with other eyes than the columns");
        }
        this.columns = columns;
        // The public's table was made of what counts, and names no source.
        uncounted = columns.visibility().isPublic() ? new boolean[0][] : uncounted(columns, countedSources);
        from = filter.from() == null ? Integer.MIN_VALUE : (int) filter.from().toEpochDay();
        to = filter.to() == null ? Integer.MAX_VALUE : (int) filter.to().toEpochDay();
        Set<String> wantedKinds = filter.kinds().isEmpty() ? counted : filter.kinds();
        kinds = columns.kinds().select(wantedKinds::contains);
        countries = columns.countries()
                .select(country ->
                        filter.countries().isEmpty() || filter.countries().contains(country));
        areas = columns.areas().select(area -> filter.areas().isEmpty() || isWithin(area, filter.areas(), index));
        sources = columns.sourceSets().select(set -> filter.sources().isEmpty() || hasAny(set, filter.sources()));
        precisions = chosen(Precision.values(), filter.precisions());
        markings = chosen(org.vigie.access.Marking.values(), filter.markings());
        statuses = chosen(Status.values(), filter.statuses());
        minSeverity = filter.minSeverity();
        worstReliability = filter.minReliability() == null ? 0 : filter.minReliability() - 'A' + 1;
    }

    /** Whether the filter means a row: its days may reach out of the period, see {@link #isUndated}. */
    public boolean matches(int row) {
        return columns.dayStart()[row] <= to
                && columns.dayEnd()[row] >= from
                && kinds[columns.kind()[row]]
                && statuses[columns.status()[row]]
                && countries[columns.country()[row]]
                && areas[columns.area()[row]]
                && sources[columns.sources()[row]]
                && precisions[columns.precision()[row]]
                && markings[columns.marking()[row]]
                && !columns.isHidden(row)
                && columns.severity()[row] >= minSeverity
                && (worstReliability == 0 || isReliable(columns.reliability()[row]))
                && (uncounted.length == 0 || !uncounted[columns.country()[row]][columns.sources()[row]]);
    }

    /** Whether the days of a matching row reach out of the period, so that nobody knows whether it happened in it. */
    public boolean isUndated(int row) {
        return columns.dayStart()[row] < from || columns.dayEnd()[row] > to;
    }

    /** How many rows match. */
    public long count() {
        long count = 0;
        for (int row = 0; row < columns.size(); row++) {
            if (matches(row)) {
                count++;
            }
        }
        return count;
    }

    private boolean isReliable(int grade) {
        return grade != 0 && grade <= worstReliability;
    }

    /** By the numbers of country and set of sources; empty where all count. */
    static boolean[][] uncounted(IncidentColumns columns, CountedSources countedSources) {
        if (countedSources.byCountry().isEmpty()) {
            return new boolean[0][];
        }
        boolean[][] uncounted = new boolean[columns.countries().size()][];
        for (int i = 0; i < uncounted.length; i++) {
            String country = columns.countries().value(i);
            uncounted[i] = columns.sourceSets()
                    .select(set -> sources(set).noneMatch(name -> countedSources.counts(country, name)));
        }
        return uncounted;
    }

    private static Stream<String> sources(@Nullable String set) {
        return set == null ? Stream.of() : Arrays.stream(set.split(String.valueOf(IncidentCache.SOURCE_SEPARATOR)));
    }

    private static boolean isWithin(@Nullable String area, List<String> wanted, AreaIndex index) {
        if (area == null) {
            return false;
        }
        for (int level = 0; level <= 3; level++) {
            if (index.ancestor(area, level)
                    .filter(ancestor -> wanted.contains(ancestor.pcode()))
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasAny(@Nullable String set, List<String> wanted) {
        return sources(set).anyMatch(wanted::contains);
    }

    private static <E extends Enum<E>> boolean[] chosen(E[] all, Set<E> wanted) {
        boolean[] chosen = new boolean[all.length];
        for (E value : all) {
            chosen[value.ordinal()] = wanted.isEmpty() || wanted.contains(value);
        }
        return chosen;
    }
}
