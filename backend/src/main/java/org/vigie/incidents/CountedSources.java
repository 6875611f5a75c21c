package org.vigie.incidents;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which sources the statistics of each country count (METHODS.md "Sources"): where two sources tell of the same events, a
 * centre chooses one.
 *
 * @param byCountry the sources by ISO 3166-1 alpha-3 code; a country that is absent counts all
 */
public record CountedSources(Map<String, Set<String>> byCountry) {

    /** Every source of every country. */
    public static final CountedSources ALL = new CountedSources(Map.of());

    /** Whether a country counts a source; incidents whose country is unknown always count. */
    public boolean counts(@Nullable String country, String source) {
        Set<String> chosen = country == null ? null : byCountry.get(country);
        return chosen == null || chosen.contains(source);
    }
}
