package org.vigie.exports;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.vigie.access.Marking;
import org.vigie.areas.AreaIndex;
import org.vigie.incidents.Categories;
import org.vigie.incidents.CountedSources;
import org.vigie.incidents.IncidentCache;
import org.vigie.incidents.IncidentColumns;
import org.vigie.incidents.IncidentFilter;
import org.vigie.incidents.IncidentSelection;

/**
 * What is inside a filter, found in one pass over the incidents in memory.
 *
 * @param byState how many there are of each {@link MapState}, by its ordinal
 * @param marking the highest; null without incidents
 * @param sources sorted
 * @param exercise whether exercise data are among them
 */
record Selection(long count, long[] byState, @Nullable Marking marking, List<String> sources, boolean exercise) {

    static Selection of(
            IncidentColumns columns,
            IncidentFilter filter,
            Categories categories,
            CountedSources countedSources,
            AreaIndex index) {
        var selection = new IncidentSelection(columns, filter, categories.counted(), index);
        var states = new MapState.Finder(filter, categories, countedSources, index);
        long[] byState = new long[MapState.values().length];
        boolean[] sourceSets = new boolean[columns.sourceSets().size()];
        int highest = -1;
        boolean exercise = false;
        long count = 0;
        for (int row = 0; row < columns.size(); row++) {
            if (selection.matches(row)) {
                count++;
                byState[states.of(columns, row).ordinal()]++;
                sourceSets[columns.sources()[row]] = true;
                highest = Math.max(highest, columns.marking()[row]);
                exercise |= columns.exercise()[row];
            }
        }
        Marking marking = highest < 0 ? null : Marking.values()[highest];
        return new Selection(count, byState, marking, sources(columns, sourceSets), exercise);
    }

    long count(MapState state) {
        return byState[state.ordinal()];
    }

    /** What the map says of them: {@code matched = placed + unplaced + undated}, beside those that it never counts. */
    List<Passport.Total> totals() {
        var totals = new ArrayList<Passport.Total>();
        totals.add(new Passport.Total("matched", count - count(MapState.UNCOUNTED)));
        totals.add(new Passport.Total("placed", count(MapState.PLACED)));
        totals.add(new Passport.Total("unplaced", count(MapState.UNPLACED)));
        totals.add(new Passport.Total("undated", count(MapState.UNDATED)));
        if (count(MapState.UNCOUNTED) > 0) {
            totals.add(new Passport.Total("uncounted", count(MapState.UNCOUNTED)));
        }
        return totals;
    }

    private static List<String> sources(IncidentColumns columns, boolean[] sets) {
        var sources = new TreeSet<String>();
        for (int set = 0; set < sets.length; set++) {
            String names = sets[set] ? columns.sourceSets().value(set) : null;
            if (names != null && !names.isEmpty()) {
                sources.addAll(List.of(names.split(String.valueOf(IncidentCache.SOURCE_SEPARATOR))));
            }
        }
        return List.copyOf(sources);
    }
}
