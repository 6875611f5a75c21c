package org.vigie.exports;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.areas.Area;
import org.vigie.areas.AreaIndex;
import org.vigie.incidents.Categories;
import org.vigie.incidents.CountedSources;
import org.vigie.incidents.IncidentCache;
import org.vigie.incidents.IncidentColumns;
import org.vigie.incidents.IncidentFilter;
import org.vigie.incidents.IncidentRow;
import org.vigie.incidents.Precision;
import org.vigie.incidents.Status;

/** What becomes of an incident on the map of communes: every one is in exactly one of these (METHODS.md "Which incidents"). */
enum MapState {
    /** Counted in a commune. */
    PLACED,
    /** Known to no commune. */
    UNPLACED,
    /** Its days reach out of the period. */
    UNDATED,
    /** Never counted: denied, of a kind that is no event, or of sources that its country does not count. */
    UNCOUNTED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** As it stands in files. */
    String word() {
        return word;
    }

    /** Finds the state of incidents of a filter. For one thread. */
    static final class Finder {

        private final int from;
        private final int to;
        private final Set<String> counted;
        private final CountedSources countedSources;
        private final AreaIndex index;
        private @Nullable IncidentColumns columns;
        private boolean[] countedKinds = {};
        private boolean[] inCommune = {};

        Finder(IncidentFilter filter, Categories categories, CountedSources countedSources, AreaIndex index) {
            this.countedSources = countedSources;
            from = filter.from() == null
                    ? Integer.MIN_VALUE
                    : (int) filter.from().toEpochDay();
            to = filter.to() == null ? Integer.MAX_VALUE : (int) filter.to().toEpochDay();
            counted = categories.counted();
            this.index = index;
        }

        MapState of(IncidentRow row) {
            boolean counts = row.status() != Status.DENIED
                    && counted.contains(row.kind())
                    && (countedSources.byCountry().isEmpty()
                            || isCounted(row.country(), row.sources().split("; ")));
            return state(counts, day(row.dateStart()), day(row.dateEnd()), row.precision(), isInCommune(row.area()));
        }

        MapState of(IncidentColumns incidents, int row) {
            if (columns != incidents) {
                columns = incidents;
                countedKinds = incidents.kinds().select(counted::contains);
                inCommune = incidents.areas().select(this::isInCommune);
            }
            boolean counts = incidents.status()[row] != Status.DENIED.ordinal()
                    && countedKinds[incidents.kind()[row]];
            return state(
                    counts,
                    incidents.dayStart()[row],
                    incidents.dayEnd()[row],
                    Precision.values()[incidents.precision()[row]],
                    inCommune[incidents.area()[row]]);
        }

        private MapState state(boolean counts, int dayStart, int dayEnd, Precision precision, boolean known) {
            if (!counts) {
                return UNCOUNTED;
            }
            if (dayStart < from || dayEnd > to) {
                return UNDATED;
            }
            return precision.level() >= Area.COMMUNE && known ? PLACED : UNPLACED;
        }

        /** The set of sources is looked at only where a country counts some of them. */
        private boolean isCounted(IncidentColumns incidents, int row) {
            if (countedSources.byCountry().isEmpty()) {
                return true;
            }
            String sources = incidents.sourceSets().value(incidents.sources()[row]);
            String separator = String.valueOf(IncidentCache.SOURCE_SEPARATOR);
            return isCounted(
                    incidents.countries().value(incidents.country()[row]),
                    sources == null ? new String[0] : sources.split(separator));
        }

        private boolean isCounted(@Nullable String country, String[] sources) {
            return Arrays.stream(sources).anyMatch(source -> countedSources.counts(country, source));
        }

        private boolean isInCommune(@Nullable String pcode) {
            return pcode != null && index.findCommune(pcode).isPresent();
        }

        private static int day(LocalDate date) {
            return (int) date.toEpochDay();
        }
    }
}
