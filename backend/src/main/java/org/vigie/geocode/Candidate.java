package org.vigie.geocode;

import org.jspecify.annotations.Nullable;

/**
 * One location that words may mean.
 *
 * @param name the name as the gazetteer writes it
 * @param matchedName the spelling in the gazetteer that was matched: the name, an alternate or a learnt one
 * @param pcode the finest area that is known: a commune, or the province, region or country where no more is; null outside
 *     every area
 * @param country ISO 3166-1 alpha-3, null outside every country
 * @param longitude WGS 84 degrees east; for an area its chief town or a point inside
 * @param latitude WGS 84 degrees north
 * @param precision what is really known
 * @param uncertaintyKm how far off the point may be, kilometres, as far as the words say
 * @param confidence 0..1: the share of such matches that are right
 * @param why the reasons, in words
 */
public record Candidate(
        String name,
        String matchedName,
        @Nullable String pcode,
        @Nullable String country,
        double longitude,
        double latitude,
        LocationPrecision precision,
        double uncertaintyKm,
        double confidence,
        String why) {}
