package org.vigie.statistics;

import java.util.Arrays;

/**
 * Monthly counts of every area, complete months only, in their order.
 *
 * @param areas how many areas
 * @param months how many months
 * @param counts area by area: the count of area i in month t stands at i · months + t
 */
public record SpaceTimeCube(int areas, int months, double[] counts) {

    /**
     * Counts incidents.
     *
     * @param area the position of each incident's area; a negative one is left out
     * @param month the position of each incident's month (see {@link CompleteMonths#indexOf}); a negative one is left out
     */
    public static SpaceTimeCube of(int areas, int months, int[] area, int[] month) {
        double[] counts = new double[areas * months];
        for (int k = 0; k < area.length; k++) {
            if (area[k] >= 0 && month[k] >= 0) {
                counts[area[k] * months + month[k]]++;
            }
        }
        return new SpaceTimeCube(areas, months, counts);
    }

    /** The monthly series of one area. */
    public double[] series(int area) {
        return Arrays.copyOfRange(counts, area * months, (area + 1) * months);
    }
}
