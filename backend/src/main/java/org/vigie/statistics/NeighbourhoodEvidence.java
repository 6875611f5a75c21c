package org.vigie.statistics;

import java.util.Arrays;

/**
 * What a hot area rests on: the incidents in itself and its neighbours together, and on how many dates they fell.
 *
 * @param incidents incidents in the neighbourhood of each area
 * @param dates different days with an incident there
 */
public record NeighbourhoodEvidence(int[] incidents, int[] dates) {

    /**
     * Counts the evidence.
     *
     * @param neighbours of the areas
     * @param area the area of each incident, by its position; a negative one is no area and is left out
     * @param day the first day of each incident, as a day number (any epoch)
     */
    public static NeighbourhoodEvidence of(Neighbours neighbours, int[] area, int[] day) {
        int[] counts = new int[neighbours.size()];
        int[][] days = daysByArea(neighbours.size(), area, day, counts);
        int[] incidents = new int[neighbours.size()];
        int[] dates = new int[neighbours.size()];
        for (int i = 0; i < incidents.length; i++) {
            int[] reach = Arrays.copyOf(neighbours.of(i), neighbours.count(i) + 1);
            reach[reach.length - 1] = i;
            incidents[i] = Arrays.stream(reach).map(j -> counts[j]).sum();
            dates[i] = (int) Arrays.stream(reach)
                    .flatMap(j -> Arrays.stream(days[j]))
                    .distinct()
                    .count();
        }
        return new NeighbourhoodEvidence(incidents, dates);
    }

    private static int[][] daysByArea(int areas, int[] area, int[] day, int[] counts) {
        for (int a : area) {
            if (a >= 0) {
                counts[a]++;
            }
        }
        int[][] days = new int[areas][];
        Arrays.setAll(days, i -> new int[counts[i]]);
        int[] next = new int[areas];
        for (int k = 0; k < area.length; k++) {
            if (area[k] >= 0) {
                days[area[k]][next[area[k]]++] = day[k];
            }
        }
        for (int i = 0; i < areas; i++) {
            days[i] = Arrays.stream(days[i]).sorted().distinct().toArray();
        }
        return days;
    }
}
