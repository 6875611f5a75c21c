package org.vigie.ingest;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.access.Marking;
import org.vigie.incidents.Categories;

/**
 * What an import was asked for.
 *
 * @param profile a profile's id or {@code auto}
 * @param source the source of all its rows; null for the rows' own, else the profile's id
 * @param marking of rows that carry none
 * @param dryRun only say what would happen
 * @param exercise exercise data: marked as such wherever it shows
 * @param fileName as the sender called it
 */
record ImportRequest(
        String profile, @Nullable String source, Marking marking, boolean dryRun, boolean exercise, String fileName) {

    static ImportRequest of(Map<String, String> parameters) {
        return new ImportRequest(
                parameters.getOrDefault("profile", Profiles.AUTO),
                parameters.get("source"),
                Marking.find(parameters.getOrDefault("marking", Marking.DEFAULT.label()))
                        .orElse(Marking.DEFAULT),
                Boolean.parseBoolean(parameters.get("dryRun")),
                Boolean.parseBoolean(parameters.get("exercise")),
                parameters.getOrDefault("fileName", ""));
    }

    /** As the parameters of a job. */
    Map<String, String> parameters() {
        var parameters = new HashMap<String, String>();
        parameters.put("profile", profile);
        if (source != null) {
            parameters.put("source", source);
        }
        parameters.put("marking", marking.label());
        parameters.put("dryRun", String.valueOf(dryRun));
        parameters.put("exercise", String.valueOf(exercise));
        parameters.put("fileName", fileName);
        return parameters;
    }

    /** The same for good. */
    ImportRequest forGood() {
        return new ImportRequest(profile, source, marking, false, exercise, fileName);
    }

    Defaults defaults(Categories categories) {
        return new Defaults(source, marking, categories);
    }
}
