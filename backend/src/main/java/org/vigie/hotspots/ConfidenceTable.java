package org.vigie.hotspots;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.areas.Area;
import org.vigie.incidents.Dictionary;
import org.vigie.incidents.IncidentCache;
import org.vigie.incidents.IncidentColumns;
import org.vigie.incidents.IncidentSelection;
import org.vigie.incidents.Precision;

/** How well the incidents of each area are known. */
final class ConfidenceTable {

    private static final int WORST_RELIABILITY = 3;
    private static final int WORST_CREDIBILITY = 3;

    private final long[] count;
    private final long[] located;
    private final long[] graded;
    private final long[] unplaced;
    private final long[] inParent;

    ConfidenceTable(Universe universe, StatisticsSettings settings) {
        int n = universe.areas().size();
        count = universe.tally().count;
        located = new long[n];
        graded = new long[n];
        IncidentColumns columns = universe.columns();
        boolean[] defaults = columns.sourceSets().select(set -> isWellGraded(set, settings));
        Placed placed = universe.placed();
        for (int k = 0; k < placed.size(); k++) {
            int row = placed.rows()[k];
            int area = placed.areas()[k];
            located[area] += columns.precision()[row] <= Precision.SETTLEMENT.ordinal() ? 1 : 0;
            graded[area] += isWellGraded(columns, row, defaults) ? 1 : 0;
        }
        int[] parent = parents(universe);
        long[] unplacedByParent = unplacedByParent(universe, parent);
        long[] placedByParent = new long[n];
        for (int i = 0; i < n; i++) {
            placedByParent[parent[i]] += count[i];
        }
        unplaced = Arrays.stream(parent).mapToLong(p -> unplacedByParent[p]).toArray();
        inParent = Arrays.stream(parent)
                .mapToLong(p -> unplacedByParent[p] + placedByParent[p])
                .toArray();
    }

    private static boolean isWellGraded(@Nullable String sources, StatisticsSettings settings) {
        return sources != null
                && Arrays.stream(sources.split(String.valueOf(IncidentCache.SOURCE_SEPARATOR)))
                        .anyMatch(settings::isWellGraded);
    }

    private static boolean isWellGraded(IncidentColumns columns, int row, boolean[] defaults) {
        int reliability = columns.reliability()[row];
        int credibility = columns.credibility()[row];
        if (reliability == 0 && credibility == 0) {
            return defaults[columns.sources()[row]];
        }
        return reliability >= 1
                && reliability <= WORST_RELIABILITY
                && credibility >= 1
                && credibility <= WORST_CREDIBILITY;
    }

    /** For each area the number of its parent, numbered by first appearance. */
    private static int[] parents(Universe universe) {
        Map<String, Integer> numbers = new HashMap<>();
        return universe.areas().stream()
                .map(Area::parent)
                .mapToInt(parent -> numbers.computeIfAbsent(String.valueOf(parent), p -> numbers.size()))
                .toArray();
    }

    private static long[] unplacedByParent(Universe universe, int[] parent) {
        var numbers = new HashMap<String, Integer>();
        for (int i = 0; i < parent.length; i++) {
            numbers.put(String.valueOf(universe.areas().get(i).parent()), parent[i]);
        }
        IncidentColumns columns = universe.columns();
        Dictionary pcodes = columns.areas();
        int[] byPcode = new int[pcodes.size()];
        for (int i = 0; i < byPcode.length; i++) {
            byPcode[i] = numbers.getOrDefault(String.valueOf(pcodes.value(i)), -1);
        }
        long[] unplaced = new long[universe.areas().size()];
        IncidentSelection selection = universe.selection();
        for (int row = 0; row < columns.size(); row++) {
            int at = byPcode[columns.area()[row]];
            if (at >= 0 && selection.matches(row) && !selection.isUndated(row)) {
                unplaced[at]++;
            }
        }
        return unplaced;
    }

    /** The confidence in an area's incidents; null without any. */
    @Nullable
    Confidence confidence(int area) {
        return count[area] == 0
                ? null
                : Confidence.of(count[area], located[area], graded[area], unplaced[area], inParent[area]);
    }
}
