package org.vigie.hotspots;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.vigie.access.Marking;
import org.vigie.incidents.IncidentCache;
import org.vigie.incidents.IncidentColumns;
import org.vigie.incidents.IncidentSelection;

/**
 * What stands behind the numbers of a query: classes and ranks follow from the incidents of all covered areas, whichever of
 * them are told of, so these are what a map must be marked and credited by.
 *
 * @param marking the closest one; null without incidents
 * @param sources names, sorted
 */
public record Behind(@Nullable Marking marking, List<String> sources) {

    public Behind {
        sources = List.copyOf(sources);
    }

    static Behind of(IncidentColumns columns, IncidentSelection selection) {
        boolean[] sets = new boolean[columns.sourceSets().size()];
        int closest = -1;
        for (int row = 0; row < columns.size(); row++) {
            if (selection.matches(row)) {
                sets[columns.sources()[row]] = true;
                closest = Math.max(closest, columns.marking()[row]);
            }
        }
        return new Behind(closest < 0 ? null : Marking.values()[closest], names(columns, sets));
    }

    private static List<String> names(IncidentColumns columns, boolean[] sets) {
        var names = new TreeSet<String>();
        for (int set = 0; set < sets.length; set++) {
            String joined = sets[set] ? columns.sourceSets().value(set) : null;
            if (joined != null && !joined.isEmpty()) {
                names.addAll(List.of(joined.split(String.valueOf(IncidentCache.SOURCE_SEPARATOR))));
            }
        }
        return List.copyOf(names);
    }
}
