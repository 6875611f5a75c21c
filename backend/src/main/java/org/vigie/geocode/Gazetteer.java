package org.vigie.geocode;

import java.time.Instant;

/**
 * A loaded list of places.
 *
 * @param country ISO 3166-1 alpha-3
 * @param places how many it holds
 */
public record Gazetteer(
        int id,
        String country,
        String source,
        String licence,
        String vintage,
        boolean exercise,
        Instant loadedAt,
        long places) {}
