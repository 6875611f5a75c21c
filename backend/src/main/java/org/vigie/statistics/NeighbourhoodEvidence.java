package org.vigie.statistics;

import java.util.Arrays;
import java.util.BitSet;

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
        int n = neighbours.size();
        int[] counts = new int[n];
        BitSet[] days = new BitSet[n];
        Arrays.setAll(days, i -> new BitSet());
        int earliest = Arrays.stream(day).min().orElse(0);
        for (int k = 0; k < area.length; k++) {
            if (area[k] >= 0) {
                counts[area[k]]++;
                days[area[k]].set(day[k] - earliest);
            }
        }
        int[] incidents = new int[n];
        int[] dates = new int[n];
        for (int i = 0; i < n; i++) {
            BitSet together = (BitSet) days[i].clone();
            incidents[i] = counts[i];
            for (int j : neighbours.of(i)) {
                together.or(days[j]);
                incidents[i] += counts[j];
            }
            dates[i] = together.cardinality();
        }
        return new NeighbourhoodEvidence(incidents, dates);
    }
}
