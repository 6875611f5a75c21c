package org.vigie.hotspots;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.vigie.incidents.CountedSources;

/**
 * Settings {@code vigie.statistics.*}.
 *
 * @param countedSources by country (ISO 3166-1 alpha-3) the sources that its statistics count, for example {@code
 *     vigie.statistics.counted-sources.BFA=ucdp-ged,vigie}; all where a country is absent
 */
@ConfigurationProperties("vigie.statistics")
record StatisticsSettings(@Nullable Map<String, List<String>> countedSources) {

    StatisticsSettings {
        if (countedSources != null) {
            countedSources.forEach(StatisticsSettings::verify);
        }
    }

    private static void verify(String country, List<String> sources) {
        if (!country.matches("[A-Za-z]{3}") || sources.isEmpty()) {
            throw new IllegalArgumentException("vigie.statistics.counted-sources." + country + "=" + sources
                    + ": a country code of three letters and at least one source are expected");
        }
    }

    CountedSources counted() {
        var byCountry = new HashMap<String, Set<String>>();
        if (countedSources != null) {
            // Environment variables come in small letters.
            countedSources.forEach(
                    (country, sources) -> byCountry.put(country.toUpperCase(Locale.ROOT), Set.copyOf(sources)));
        }
        return new CountedSources(Map.copyOf(byCountry));
    }
}
