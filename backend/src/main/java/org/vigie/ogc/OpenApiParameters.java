package org.vigie.ogc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The query parameters of the live connection as OpenAPI describes them. */
@Component
final class OpenApiParameters {

    private static final Set<String> LISTS =
            Set.of("category", "country", "area", "source", "precision", "marking", "status", "fields");
    private static final Set<String> WHOLE = Set.of("minSeverity", "asOf", "halfLifeDays", "level", "permutations");
    private static final Set<String> DECIMAL = Set.of("alpha", "cellKm");
    private static final Set<String> DAYS = Set.of("from", "to");

    /** One that all collections have. */
    Map<String, Object> shared(String name, Request request) {
        Map<String, Object> schema =
                switch (name) {
                    case "limit" ->
                        ordered(
                                "type",
                                "integer",
                                "minimum",
                                1,
                                "maximum",
                                ItemsQuery.MOST_LIMIT,
                                "default",
                                ItemsQuery.DEFAULT_LIMIT);
                    case "offset" -> ordered("type", "integer", "minimum", 0, "default", 0);
                    case "bbox" ->
                        ordered(
                                "type", "array",
                                "oneOf",
                                        List.of(
                                                ordered("minItems", 4, "maxItems", 4),
                                                ordered("minItems", 6, "maxItems", 6)),
                                "items", Map.of("type", "number"));
                    case "crs", "bbox-crs", "filter-crs" ->
                        ordered("type", "string", "format", "uri", "enum", Crs.uris(), "default", Crs.CRS84.uri());
                    case "filter-lang" ->
                        ordered("type", "string", "enum", List.of("cql2-text"), "default", "cql2-text");
                    case "f" -> ordered("type", "string", "enum", List.of("json", "html"));
                    case "lang" -> ordered("type", "string", "enum", List.of("fr", "en"));
                    default -> ordered("type", "string");
                };
        return parameter(name, schema, request.text("parameter." + name));
    }

    /** One of a collection's own. */
    Map<String, Object> own(String name, Request request) {
        Map<String, Object> schema;
        if (LISTS.contains(name)) {
            schema = ordered("type", "array", "items", Map.of("type", "string"));
        } else if (WHOLE.contains(name)) {
            schema = ordered("type", "integer");
        } else if (DECIMAL.contains(name)) {
            schema = ordered("type", "number");
        } else {
            schema = DAYS.contains(name) ? ordered("type", "string", "format", "date") : ordered("type", "string");
        }
        return parameter(name, schema, request.text("parameter." + name));
    }

    /** One that compares a property. */
    Map<String, Object> of(Queryable queryable, String description) {
        Map<String, Object> schema = ordered("type", queryable.kind().jsonType());
        if (queryable.kind() == Queryable.Kind.DAY) {
            schema.put("format", "date");
        }
        return parameter(queryable.name(), schema, description);
    }

    /** The id in the path of a feature. */
    Map<String, Object> featureId(Request request) {
        return ordered(
                "name",
                "featureId",
                "in",
                "path",
                "description",
                request.text("parameter.featureId"),
                "required",
                true,
                "schema",
                Map.of("type", "string"));
    }

    private static Map<String, Object> parameter(String name, Map<String, Object> schema, String description) {
        return ordered(
                "name",
                name,
                "in",
                "query",
                "description",
                description,
                "required",
                false,
                "schema",
                schema,
                "style",
                "form",
                "explode",
                false);
    }

    /** A map of names and values by turns, in this order. */
    static Map<String, Object> ordered(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
