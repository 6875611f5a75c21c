package org.vigie.areas;

import org.jspecify.annotations.Nullable;

/**
 * The commune a position was given to.
 *
 * @param commune its place in {@link AreaIndex#communes()}
 * @param pcode its P-code
 * @param country its country, ISO 3166-1 alpha-3
 * @param flag what is doubtful about it, null where nothing is
 */
public record Placement(
        int commune, String pcode, String country, @Nullable Flag flag) {

    /** Why a placement is doubtful. */
    public enum Flag {
        /** In no commune; this one is the nearest and within {@link AreaIndex#NEAREST_LIMIT_METERS}. */
        NEAREST,
        /** Communes of two countries hold it, and the report's country is neither: the lowest P-code got it. */
        BORDER_AMBIGUOUS
    }
}
