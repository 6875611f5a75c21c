package org.vigie.snapshots;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.vigie.access.Marking;
import org.vigie.access.Reader;
import org.vigie.access.Role;
import org.vigie.areas.Areas;
import org.vigie.hotspots.HotspotResult;
import org.vigie.hotspots.HotspotService;
import org.vigie.incidents.Categories;
import org.vigie.incidents.Category;
import org.vigie.incidents.IncidentCache;
import org.vigie.incidents.IncidentColumns;
import org.vigie.incidents.IncidentFilter;
import org.vigie.incidents.IncidentSelection;

/**
 * What stands behind the numbers of a result. Incidents of all countries are looked at, since those beyond the border decide
 * kernels and tests too; and those of the period that changes are measured against.
 *
 * @param marking the closest of the incidents
 * @param sensitive whether incidents of sensitive kinds are among them
 * @param sources sorted
 */
record Contents(Marking marking, boolean sensitive, List<String> sources) {

    /** Who may read an internal picture of them, made with somebody's eyes. */
    Role leastRole(Reader eyes) {
        // Editors see sensitive kinds by commune and at once, those below them by province and late.
        return sensitive && eyes.is(Role.EDITOR) ? Role.EDITOR : Role.VIEWER;
    }

    /** Finds them. */
    @Component
    static class Finder {

        /** Sees of what is free which sources it is from: the public's own table names none. */
        private static final Reader NAMING = new Reader("credits", Role.ANALYST, Marking.CLEAR, "");

        private final IncidentCache incidents;
        private final Categories categories;
        private final Areas areas;
        private final HotspotService hotspots;
        private final Questions questions;

        Finder(
                IncidentCache incidents,
                Categories categories,
                Areas areas,
                HotspotService hotspots,
                Questions questions) {
            this.incidents = incidents;
            this.categories = categories;
            this.areas = areas;
            this.hotspots = hotspots;
            this.questions = questions;
        }

        /** What is behind a result of a view, seen with the same eyes. */
        Contents of(View view, Eyes eyes, HotspotResult result) {
            LocalDate from = result.compared() == null
                    ? result.period().from()
                    : earlier(result.compared().before().from(), result.period().from());
            return since(from, view, eyes, result);
        }

        /** The same with all that happened from a day on, where other numbers told beside reach back that far. */
        Contents since(LocalDate from, View view, Eyes eyes, HotspotResult result) {
            View all =
                    view.without("country", "area").during(from, result.period().to());
            Eyes named = eyes.reader().equals(Reader.PUBLIC) ? new Eyes(NAMING, eyes.day()) : eyes;
            IncidentFilter everywhere =
                    questions.query(all, named, result.dataVersion()).filter();
            IncidentColumns columns = incidents.asOf(result.dataVersion(), everywhere.visibility());
            var selection = new IncidentSelection(
                    columns,
                    everywhere,
                    categories.counted(),
                    areas.find(result.areas()).orElseThrow(),
                    hotspots.countedSources());
            Set<String> kinds = categories.list().stream()
                    .filter(Category::sensitive)
                    .map(Category::code)
                    .collect(Collectors.toSet());
            boolean[] isSensitive = columns.kinds().select(kinds::contains);
            boolean[] sets = new boolean[columns.sourceSets().size()];
            int closest = 0;
            boolean sensitive = false;
            for (int row = 0; row < columns.size(); row++) {
                if (selection.matches(row)) {
                    closest = Math.max(closest, columns.marking()[row]);
                    sensitive |= isSensitive[columns.kind()[row]];
                    sets[columns.sources()[row]] = true;
                }
            }
            return new Contents(Marking.values()[closest], sensitive, sources(columns, sets));
        }

        private static LocalDate earlier(LocalDate one, LocalDate other) {
            return one.isBefore(other) ? one : other;
        }

        private static List<String> sources(IncidentColumns columns, boolean[] sets) {
            var sources = new TreeSet<String>();
            for (int set = 0; set < sets.length; set++) {
                String names = sets[set] ? columns.sourceSets().value(set) : null;
                if (names != null && !names.isEmpty()) {
                    sources.addAll(Arrays.asList(names.split(String.valueOf(IncidentCache.SOURCE_SEPARATOR))));
                }
            }
            return List.copyOf(sources);
        }
    }
}
