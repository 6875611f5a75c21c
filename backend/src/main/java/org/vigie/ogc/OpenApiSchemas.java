package org.vigie.ogc;

import static org.vigie.ogc.OpenApiParameters.ordered;

import java.util.List;
import java.util.Map;

/** The schemas of the documents of the live connection, after those of OGC 17-069r4, annex C. */
final class OpenApiSchemas {

    private static final Map<String, Object> TEXT = Map.of("type", "string");
    private static final Map<String, Object> COUNT = Map.of("type", "integer", "minimum", 0);

    private OpenApiSchemas() {}

    static Map<String, Object> all() {
        return ordered(
                "landingPage", object(List.of("links"), "title", TEXT, "description", TEXT, "links", links()),
                "link",
                        object(
                                List.of("href", "rel"),
                                "href",
                                TEXT,
                                "rel",
                                TEXT,
                                "type",
                                TEXT,
                                "hreflang",
                                TEXT,
                                "title",
                                TEXT),
                "confClasses", object(List.of("conformsTo"), "conformsTo", array(TEXT), "links", links()),
                "collections",
                        object(
                                List.of("links", "collections"),
                                "links",
                                links(),
                                "crs",
                                array(TEXT),
                                "collections",
                                array(reference("collection"))),
                "collection",
                        object(
                                List.of("id", "links"),
                                "id",
                                TEXT,
                                "title",
                                TEXT,
                                "description",
                                TEXT,
                                "attribution",
                                TEXT,
                                "links",
                                links(),
                                "extent",
                                reference("extent"),
                                "itemType",
                                TEXT,
                                "crs",
                                array(TEXT),
                                "storageCrs",
                                TEXT),
                "extent",
                        object(
                                List.of(),
                                "spatial",
                                object(List.of(), "bbox", array(array(Map.of("type", "number"))), "crs", TEXT),
                                "temporal",
                                object(
                                        List.of(),
                                        "interval",
                                        array(array(Map.of("type", "string", "format", "date-time"))),
                                        "trs",
                                        TEXT)),
                "featureCollection",
                        object(
                                List.of("type", "features"),
                                "type",
                                Map.of("type", "string", "enum", List.of("FeatureCollection")),
                                "numberMatched",
                                COUNT,
                                "numberReturned",
                                COUNT,
                                "timeStamp",
                                Map.of("type", "string", "format", "date-time"),
                                "dataVersion",
                                COUNT,
                                "links",
                                links(),
                                "features",
                                array(reference("feature"))),
                "feature",
                        object(
                                List.of("type", "geometry", "properties"),
                                "type",
                                Map.of("type", "string", "enum", List.of("Feature")),
                                "id",
                                TEXT,
                                "links",
                                links(),
                                "geometry",
                                Map.of("type", "object", "nullable", true),
                                "properties",
                                Map.of("type", "object")),
                "problem",
                        object(
                                List.of("status"),
                                "type",
                                TEXT,
                                "title",
                                TEXT,
                                "status",
                                Map.of("type", "integer"),
                                "detail",
                                TEXT,
                                "code",
                                TEXT,
                                "errors",
                                array(Map.of("type", "object"))));
    }

    private static Map<String, Object> object(List<String> required, Object... properties) {
        Map<String, Object> schema = ordered("type", "object");
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("properties", ordered(properties));
        return schema;
    }

    private static Map<String, Object> array(Map<String, Object> items) {
        return Map.of("type", "array", "items", items);
    }

    private static Map<String, Object> links() {
        return array(reference("link"));
    }

    private static Map<String, Object> reference(String name) {
        return OpenApi.reference("schemas", name);
    }
}
