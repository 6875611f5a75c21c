package org.vigie.geocode;

import org.jspecify.annotations.Nullable;

/**
 * What is said about a file of places.
 *
 * @param country the country of all its rows, ISO 3166-1 alpha-3; null where each row names its own
 * @param source who made it, as it is to be credited; a later file of the same country and source replaces it
 * @param licence its licence
 * @param vintage its edition or date
 * @param exercise whether it belongs to the exercise
 */
public record GazetteerRequest(
        @Nullable String country, String source, String licence, String vintage, boolean exercise) {}
