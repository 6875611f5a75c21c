package org.vigie.hotspots;

import java.util.Arrays;
import org.vigie.incidents.IncidentColumns;
import org.vigie.incidents.IncidentSelection;
import org.vigie.incidents.Precision;

/**
 * The incidents of a selection that are placed: their rows in the columns, and the positions of their areas among the areas of
 * a level. Eight bytes an incident.
 */
record Placed(int[] rows, int[] areas) {

    /**
     * Finds them in one pass.
     *
     * @param areaNumbers for each distinct P-code of the columns the position of its area, -1 for none
     */
    static Placed of(IncidentColumns columns, IncidentSelection selection, int[] areaNumbers, int level) {
        boolean[] fine = fineEnough(level);
        int[] rows = new int[1024];
        int[] areas = new int[1024];
        int size = 0;
        for (int row = 0; row < columns.size(); row++) {
            int area = areaNumbers[columns.area()[row]];
            if (area < 0 || !fine[columns.precision()[row]] || !selection.matches(row) || selection.isUndated(row)) {
                continue;
            }
            if (size == rows.length) {
                rows = Arrays.copyOf(rows, 2 * size);
                areas = Arrays.copyOf(areas, 2 * size);
            }
            rows[size] = row;
            areas[size++] = area;
        }
        return new Placed(Arrays.copyOf(rows, size), Arrays.copyOf(areas, size));
    }

    /** By ordinal of {@link Precision}: whether it counts as placed at a level. */
    static boolean[] fineEnough(int level) {
        Precision[] all = Precision.values();
        boolean[] fine = new boolean[all.length];
        for (Precision precision : all) {
            fine[precision.ordinal()] = precision.level() >= level;
        }
        return fine;
    }

    int size() {
        return rows.length;
    }
}
