package org.vigie.incidents;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.vigie.access.Marking;
import org.vigie.access.Reader;
import org.vigie.api.Parameters;
import org.vigie.areas.AreaIndex;

/**
 * Which incidents are meant: the one filter of every path, so that map, table, export and snapshot agree.
 *
 * @param from first UTC day, inclusive; null for no bound
 * @param to last UTC day, inclusive; null for no bound
 * @param kinds the category codes asked for; empty for all that count. A kind that does not count in densities
 *     ({@code OTH.STRAT}) is meant only where it is named itself
 * @param countries ISO 3166-1 alpha-3; empty for all
 * @param areas P-codes of any level; empty for all
 * @param minSeverity 1..5; 0 for no bound
 * @param minReliability the worst grade of source still taken, A..F; null for no bound. Ungraded reports are left out
 *     by a bound
 * @param sources source names; empty for all
 * @param precisions empty for all
 * @param markings empty for all
 * @param statuses never empty; REPORTED and VERIFIED unless asked otherwise
 * @param asOf an earlier data version; null for the current one
 * @param visibility what of these the asker may see
 */
public record IncidentFilter(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Set<String> kinds,
        List<String> countries,
        List<String> areas,
        int minSeverity,
        @Nullable Character minReliability,
        List<String> sources,
        Set<Precision> precisions,
        Set<Marking> markings,
        Set<Status> statuses,
        @Nullable Long asOf,
        Visibility visibility) {

    /** The statuses that are meant unless asked otherwise. */
    public static final Set<Status> BELIEVED = Set.of(Status.REPORTED, Status.VERIFIED);

    /** Everything that counts, as the service itself sees it; for others see {@link #seenBy}. */
    public static final IncidentFilter ALL = new IncidentFilter(
            null,
            null,
            Set.of(),
            List.of(),
            List.of(),
            0,
            null,
            List.of(),
            Set.of(),
            Set.of(),
            BELIEVED,
            null,
            Visibility.EVERYTHING);

    /**
     * The filter of a request, with the eyes of the reader of this thread; its errors are left in {@code parameters} for {@link
     * Parameters#verify()}.
     */
    public static IncidentFilter read(Parameters parameters, Categories categories) {
        return read(parameters, categories, Visibility.current());
    }

    /** The filter of a request of somebody. */
    static IncidentFilter read(Parameters parameters, Categories categories, Visibility visibility) {
        LocalDate from = parameters.day("from").orElse(null);
        LocalDate to = parameters.day("to").orElse(null);
        if (from != null && to != null && from.isAfter(to)) {
            parameters.error("from", "FROM_AFTER_TO", from, to);
        }
        var filter = new IncidentFilter(
                from,
                to,
                kinds(parameters, categories),
                countries(parameters),
                parameters.list("area"),
                parameters.integer("minSeverity", 1, 5).orElse(0L).intValue(),
                reliability(parameters),
                parameters.repeated("source"),
                set(parameters.choices("precision", Precision.class), Precision.class),
                markings(parameters),
                statuses(parameters),
                parameters.integer("asOf", 0, Long.MAX_VALUE).orElse(null),
                visibility);
        if (visibility.isPublic()) {
            PublicQuestions.errors(filter)
                    .forEach(error -> parameters.error(
                            error.field(), error.code(), error.arguments().toArray()));
        } else if (!visibility.seesIncidents() && !filter.sources.isEmpty()) {
            parameters.error("source", "NOT_FOR_READER");
        }
        return filter;
    }

    /** The same with the eyes of somebody else: of the audience of a snapshot, of who asked for a file. */
    public IncidentFilter seenBy(Reader reader) {
        return seenBy(Visibility.of(reader));
    }

    /** The same with other eyes. */
    public IncidentFilter seenBy(Visibility other) {
        return copy(from, to, kinds, countries, areas, statuses, other);
    }

    /** The same of other days. */
    public IncidentFilter within(@Nullable LocalDate first, @Nullable LocalDate last) {
        return copy(first, last, kinds, countries, areas, statuses, visibility);
    }

    /** The same of other countries and areas. */
    public IncidentFilter within(List<String> otherCountries, List<String> otherAreas) {
        return copy(from, to, kinds, otherCountries, otherAreas, statuses, visibility);
    }

    /** The same of other kinds and statuses. */
    public IncidentFilter of(Set<String> otherKinds, Set<Status> otherStatuses) {
        return copy(from, to, otherKinds, countries, areas, otherStatuses, visibility);
    }

    private IncidentFilter copy(
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            Set<String> whatKinds,
            List<String> whatCountries,
            List<String> whatAreas,
            Set<Status> whatStatuses,
            Visibility whose) {
        return new IncidentFilter(
                first,
                last,
                whatKinds,
                whatCountries,
                whatAreas,
                minSeverity,
                minReliability,
                sources,
                precisions,
                markings,
                whatStatuses,
                asOf,
                whose);
    }

    /** Notes in {@code parameters} which of the filter's areas are none of an index. */
    public void verifyAreas(Parameters parameters, AreaIndex index) {
        areas.stream()
                .filter(area -> index.find(area).isEmpty())
                .forEach(area -> parameters.error("area", "UNKNOWN_AREA", area));
    }

    private static Set<String> kinds(Parameters parameters, Categories categories) {
        var kinds = new TreeSet<String>();
        for (String value : parameters.list("category")) {
            String code = value.toUpperCase(Locale.ROOT);
            if (categories.find(code).isEmpty()) {
                parameters.error("category", "UNKNOWN_CATEGORY", value);
            }
            categories.codesWithin(code).stream()
                    .filter(kind -> kind.equals(code)
                            || categories.find(kind).map(Category::counted).orElse(false))
                    .forEach(kinds::add);
        }
        return kinds;
    }

    private static List<String> countries(Parameters parameters) {
        List<String> countries = parameters.list("country").stream()
                .map(country -> country.toUpperCase(Locale.ROOT))
                .toList();
        countries.stream()
                .filter(country -> !country.matches("[A-Z]{3}"))
                .forEach(country -> parameters.error("country", "NOT_A_COUNTRY", country));
        return countries;
    }

    private static @Nullable Character reliability(Parameters parameters) {
        String grade = parameters.text("minReliability").orElse("").toUpperCase(Locale.ROOT);
        if (!grade.isEmpty() && !grade.matches("[A-F]")) {
            parameters.error("minReliability", "UNKNOWN_VALUE", grade, "A, B, C, D, E, F");
        }
        return grade.isEmpty() ? null : grade.charAt(0);
    }

    private static Set<Marking> markings(Parameters parameters) {
        var markings = EnumSet.noneOf(Marking.class);
        for (String value : parameters.list("marking")) {
            Marking.find(value)
                    .ifPresentOrElse(
                            markings::add,
                            () -> parameters.error(
                                    "marking", "UNKNOWN_VALUE", value, "CLEAR, GREEN, AMBER, AMBER+STRICT, RED"));
        }
        return markings;
    }

    private static Set<Status> statuses(Parameters parameters) {
        Set<Status> statuses = set(parameters.choices("status", Status.class), Status.class);
        return statuses.isEmpty() ? BELIEVED : statuses;
    }

    private static <E extends Enum<E>> Set<E> set(List<E> values, Class<E> type) {
        return values.isEmpty() ? EnumSet.noneOf(type) : EnumSet.copyOf(values);
    }
}
