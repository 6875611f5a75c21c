package org.vigie.hotspots;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigie.areas.Area;
import org.vigie.areas.AreaIndex;
import org.vigie.incidents.IncidentColumns;
import org.vigie.incidents.IncidentSelection;
import org.vigie.incidents.Precision;

/**
 * The incidents of a selection counted by area: one pass over the columns. Every matching incident is in exactly one of
 * placed, unplaced and undated (METHODS.md "Which incidents"): nothing is dropped in silence.
 */
final class Tally {

    /** Known finely enough, and in no area. */
    static final String OUTSIDE = "OUTSIDE";

    final long[] count;
    final double[] weighted;
    final long[] fatalities;
    final boolean exercise;
    final long matched;
    final long placed;
    final long undated;
    private final long[] unplaced = new long[Precision.values().length];
    private final long outside;

    /**
     * @param areas the areas counted in, all of one level
     * @param level that level
     * @param referenceDay of the weights that decay, in days since 1970-01-01
     */
    Tally(
            IncidentColumns columns,
            IncidentSelection selection,
            AreaIndex index,
            List<Area> areas,
            int level,
            Weights weights,
            double halfLifeDays,
            long referenceDay) {
        count = new long[areas.size()];
        weighted = new double[areas.size()];
        fatalities = new long[areas.size()];
        int[] areaNumber = areaNumbers(columns, index, areas, level);
        int[] area = columns.area();
        byte[] precision = columns.precision();
        boolean[] fine = Placed.fineEnough(level);
        long matchedRows = 0;
        long placedRows = 0;
        long undatedRows = 0;
        long outsideRows = 0;
        boolean anyExercise = false;
        for (int row = 0; row < columns.size(); row++) {
            if (!selection.matches(row)) {
                continue;
            }
            matchedRows++;
            anyExercise |= columns.exercise()[row];
            int number = areaNumber[area[row]];
            if (selection.isUndated(row)) {
                undatedRows++;
            } else if (!fine[precision[row]]) {
                unplaced[precision[row]]++;
            } else if (number < 0) {
                outsideRows++;
            } else {
                placedRows++;
                count[number]++;
                weighted[number] += weight(columns, row, weights, halfLifeDays, referenceDay);
                fatalities[number] += Math.max(0, columns.fatalities()[row]);
            }
        }
        matched = matchedRows;
        placed = placedRows;
        undated = undatedRows;
        outside = outsideRows;
        exercise = anyExercise;
    }

    /** How many are not placed, by what is known of them; {@link #OUTSIDE} for those in no area. Only non-zero ones. */
    Map<String, Long> unplacedByLevel() {
        var byLevel = new LinkedHashMap<String, Long>();
        for (Precision precision : Precision.values()) {
            if (unplaced[precision.ordinal()] > 0) {
                byLevel.put(precision.name(), unplaced[precision.ordinal()]);
            }
        }
        if (outside > 0) {
            byLevel.put(OUTSIDE, outside);
        }
        return byLevel;
    }

    long unplaced() {
        return Arrays.stream(unplaced).sum() + outside;
    }

    /** For each distinct P-code of the columns the number of the area of the level that holds it; -1 for none. */
    static int[] areaNumbers(IncidentColumns columns, AreaIndex index, List<Area> areas, int level) {
        var numbers = new HashMap<String, Integer>();
        areas.forEach(area -> numbers.put(area.pcode(), numbers.size()));
        int[] byPcode = new int[columns.areas().size()];
        for (int i = 0; i < byPcode.length; i++) {
            String pcode = columns.areas().value(i);
            byPcode[i] = Optional.ofNullable(pcode)
                    .flatMap(known -> index.ancestor(known, level))
                    .map(found -> numbers.getOrDefault(found.pcode(), -1))
                    .orElse(-1);
        }
        return byPcode;
    }

    static double weight(IncidentColumns columns, int row, Weights weights, double halfLifeDays, long referenceDay) {
        return switch (weights) {
            case NONE -> 1;
            case SEVERITY -> Math.max(1, columns.severity()[row]);
            case FATALITIES -> 1.0 + Math.max(0, columns.fatalities()[row]);
            case DECAY -> Math.pow(2, -Math.max(0, referenceDay - columns.dayEnd()[row]) / halfLifeDays);
        };
    }
}
