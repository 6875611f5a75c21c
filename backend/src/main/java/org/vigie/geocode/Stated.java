package org.vigie.geocode;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report says about the areas its place lies in, as areas of the boundaries.
 *
 * @param country ISO 3166-1 alpha-3 where one is said
 * @param rings where the place may be, with how likely: the finest areas said, the surroundings, the areas that hold them,
 *     at last the country or everything (a ring without areas). The shares add up to 1
 * @param finest the finest areas said, empty where none is
 * @param finestText the name of the first of them; where there is none, the words that said the country
 * @param unknown words for areas that mean no area
 * @param contradictory whether the areas said do not lie in each other
 */
record Stated(
        @Nullable String country,
        List<Ring> rings,
        List<Integer> finest,
        @Nullable String finestText,
        List<String> unknown,
        boolean contradictory) {

    /**
     * Areas, or the land around them.
     *
     * @param reachKm 0 for the areas themselves; else how far from their middle a place may lie
     */
    record Ring(List<Integer> areas, double reachKm, double share) {

        boolean isEverything() {
            return areas.isEmpty();
        }
    }
}
