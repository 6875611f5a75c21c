package org.vigie.hotspots;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.vigie.incidents.CountedSources;

/**
 * Settings {@code vigie.statistics.*}.
 *
 * @param countedSources by country (ISO 3166-1 alpha-3) the sources that its statistics count, for example {@code
 *     vigie.statistics.counted-sources.BFA=ucdp-ged,vigie}; all where a country is absent
 * @param fillingDays how many days reports keep coming in late, 0..365
 * @param sourceGrades the grade of a source's ungraded reports by the source's name, reliability and credibility: {@code B2}
 */
@ConfigurationProperties("vigie.statistics")
record StatisticsSettings(
        @Nullable Map<String, List<String>> countedSources,
        @DefaultValue("14") int fillingDays,
        @DefaultValue Map<String, String> sourceGrades) {

    StatisticsSettings {
        if (countedSources != null) {
            countedSources.forEach(StatisticsSettings::verify);
        }
        if (fillingDays < 0 || fillingDays > 365) {
            throw new IllegalArgumentException("vigie.statistics.filling-days: 0..365, not " + fillingDays);
        }
        sourceGrades.forEach(StatisticsSettings::verifyGrade);
        sourceGrades = Map.copyOf(sourceGrades);
    }

    private static void verifyGrade(String source, String grade) {
        if (!grade.matches("[A-F][1-6]")) {
            throw new IllegalArgumentException("vigie.statistics.source-grades." + source
                    + ": a letter A-F and a digit 1-6 such as B2 are expected, not " + grade);
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

    /** Whether the ungraded reports of a source count as well graded: A-C and 1-3. */
    boolean isWellGraded(String source) {
        return sourceGrades.getOrDefault(source, "F6").matches("[A-C][1-3]");
    }
}
