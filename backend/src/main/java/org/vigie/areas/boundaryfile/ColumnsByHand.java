package org.vigie.areas.boundaryfile;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.vigie.areas.boundaryfile.Columns.Level;
import org.vigie.jobs.JobFailure;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Columns as a person names them: {@code pcode=CODE,name=NOM,parentPcode=CODE_PROV}, or the same as a JSON object. The
 * roles are {@code pcode}, {@code name} (both needed), {@code alias}, and for the areas above {@code parentPcode} (also
 * {@code provincePcode}), {@code parentName} ({@code provinceName}), {@code regionPcode}, {@code regionName},
 * {@code countryPcode}, {@code countryName}.
 */
public final class ColumnsByHand {

    private static final List<String> PARENT_ROLES = List.of("country", "region", "province");
    private static final List<String> ROLES = List.of(
            "pcode",
            "name",
            "alias",
            "provincePcode",
            "provinceName",
            "regionPcode",
            "regionName",
            "countryPcode",
            "countryName");
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, String> columns = new LinkedHashMap<>();

    private ColumnsByHand(Map<String, String> given) {
        given.forEach((role, column) -> columns.put(role.strip().replace("parent", "province"), column.strip()));
    }

    /** Reads what a person wrote; empty where it is no mapping, a role is unknown, or the code or the name is missing. */
    public static Optional<ColumnsByHand> parse(String text) {
        try {
            var byHand = new ColumnsByHand(text.strip().startsWith("{") ? json(text) : pairs(text));
            boolean known = ROLES.containsAll(byHand.columns.keySet());
            return known && byHand.columns.keySet().containsAll(List.of("pcode", "name"))
                    ? Optional.of(byHand)
                    : Optional.empty();
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The columns in a file that has these names.
     *
     * @throws JobFailure {@code COLUMN_NOT_THERE} where one is missing
     */
    Columns in(Collection<String> names) {
        columns.values().stream()
                .filter(column -> !names.contains(column))
                .findFirst()
                .ifPresent(column -> {
                    throw new JobFailure("COLUMN_NOT_THERE", column, String.join(", ", names));
                });
        var parents = new TreeMap<Integer, Level>();
        for (int level = 0; level < PARENT_ROLES.size(); level++) {
            String pcode = columns.get(PARENT_ROLES.get(level) + "Pcode");
            if (pcode != null) {
                parents.put(level, new Level(pcode, columns.get(PARENT_ROLES.get(level) + "Name"), List.of()));
            }
        }
        return new Columns(
                new Level(
                        column("pcode"),
                        column("name"),
                        Optional.ofNullable(columns.get("alias")).stream().toList()),
                parents,
                null);
    }

    private String column(String role) {
        @Nullable String column = columns.get(role);
        return java.util.Objects.requireNonNull(column);
    }

    private static Map<String, String> json(String text) {
        return JSON.readValue(text, new TypeReference<Map<String, String>>() {});
    }

    private static Map<String, String> pairs(String text) {
        var pairs = new LinkedHashMap<String, String>();
        for (String pair : text.split(",")) {
            String[] sides = pair.split("=", 2);
            if (sides.length < 2 || sides[1].isBlank()) {
                throw new IllegalArgumentException(pair);
            }
            pairs.put(sides[0], sides[1]);
        }
        return pairs;
    }
}
