package org.vigie.areas;

import org.jspecify.annotations.Nullable;

/**
 * What is said about a file of boundaries.
 *
 * @param country ISO 3166-1 alpha-3
 * @param vintage which edition, unique within the country: {@code 2020-03-23}
 * @param source who made it, as it is to be credited
 * @param licence its licence
 * @param exercise whether its areas are stand-ins for exercises
 * @param columns which columns hold what, where they are not found by themselves: {@code pcode=CODE,name=NOM,
 *     parentPcode=CODE_PROV}; null leaves it to the service
 */
public record BoundaryRequest(
        String country,
        String vintage,
        String source,
        String licence,
        boolean exercise,
        @Nullable String columns) {}
