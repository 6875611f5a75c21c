package org.vigie.ogc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.vigie.areas.Areas;
import org.vigie.exports.Fields;
import org.vigie.ogc.Offering.Extent;

/** Describes collections: what is in them, where and when, by what they can be queried (OGC 17-069r4, 7.13; 19-079r2, 6.2). */
@Component
final class CollectionDocuments {

    private static final String QUERYABLES = "http://www.opengis.net/def/rel/ogc/1.0/queryables";
    private static final String SCHEMA = "http://www.opengis.net/def/rel/ogc/1.0/schema";

    private final Areas areas;
    private final Fields fields;

    CollectionDocuments(Areas areas, Fields fields) {
        this.areas = areas;
        this.fields = fields;
    }

    static String title(Offering offering, Request request) {
        return request.text("collection." + offering.id());
    }

    /** The JSON document of a collection. */
    Map<String, Object> document(Offering offering, Request request, boolean alone) {
        String where = "/collections/" + offering.id();
        String title = title(offering, request);
        var body = new LinkedHashMap<String, Object>();
        body.put("id", offering.id());
        body.put("title", title);
        body.put("description", request.text("collection." + offering.id() + ".description"));
        body.put("attribution", attribution());
        body.put("extent", extent(offering.extent()));
        body.put("itemType", "feature");
        body.put("crs", alone ? Crs.uris() : List.of("#/crs"));
        body.put("storageCrs", Crs.CRS84.uri());
        List<Link> links = new ArrayList<>();
        if (alone) {
            links.addAll(request.selfAndAlternate());
        } else {
            links.add(request.link("self", where + "?f=json", MediaType.APPLICATION_JSON, title));
            links.add(request.link("alternate", where + "?f=html", MediaType.TEXT_HTML, title));
        }
        links.add(
                request.link("items", where + "/items?f=json", Kind.GEO_JSON, request.text("link.items.json", title)));
        links.add(request.link(
                "items", where + "/items?f=html", MediaType.TEXT_HTML, request.text("link.items.html", title)));
        links.add(request.link(
                QUERYABLES, where + "/queryables?f=json", Kind.SCHEMA, request.text("link.queryables", title)));
        for (String rel : List.of("describedby", SCHEMA)) {
            links.add(request.link(rel, where + "/schema?f=json", Kind.SCHEMA, request.text("link.schema", title)));
        }
        body.put("links", links);
        return body;
    }

    /** Whom the boundaries are from. */
    String attribution() {
        return areas.current().sets().stream()
                .map(set -> set.source() + " (" + set.licence() + ")")
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static Map<String, Object> extent(Extent extent) {
        var body = new LinkedHashMap<String, Object>();
        body.put("spatial", Map.of("bbox", List.of(corners(extent.box())), "crs", Crs.CRS84.uri()));
        Interval interval = extent.interval();
        if (interval != null && interval.from() != null && interval.to() != null) {
            body.put(
                    "temporal",
                    Map.of(
                            "interval",
                            List.of(List.of(
                                    Interval.instant(interval.from(), false), Interval.instant(interval.to(), true))),
                            "trs",
                            "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"));
        }
        return body;
    }

    private static List<Double> corners(Envelope box) {
        return List.of(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY());
    }

    /** The JSON schema of what a collection can be queried by. */
    Map<String, Object> queryables(Offering offering, Request request) {
        return schema(offering, request, "/queryables", offering.queryables());
    }

    /** The JSON schema of what its features tell (OGC 23-058r2). */
    Map<String, Object> schema(Offering offering, Request request) {
        return schema(offering, request, "/schema", offering.properties());
    }

    private Map<String, Object> schema(Offering offering, Request request, String where, List<Queryable> of) {
        var properties = new LinkedHashMap<String, Object>();
        of.forEach(each -> properties.put(each.name(), schema(each, description(offering, each, request))));
        var body = new LinkedHashMap<String, Object>();
        body.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        body.put("$id", request.base() + "/collections/" + offering.id() + where);
        body.put("type", "object");
        body.put("title", title(offering, request));
        body.put("properties", properties);
        body.put("additionalProperties", false);
        return body;
    }

    /** What a property means, with its unit. */
    String description(Offering offering, Queryable queryable, Request request) {
        return queryable.kind() == Queryable.Kind.GEOMETRY
                ? request.text("property.geometry")
                : fields.findDescription(offering.subject(), queryable.name(), request.language())
                        .orElse(queryable.name());
    }

    private static Map<String, Object> schema(Queryable queryable, @Nullable String description) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("title", description);
        if (queryable.kind() == Queryable.Kind.GEOMETRY) {
            schema.put("format", "geometry-any");
            schema.put("x-ogc-role", "primary-geometry");
        } else {
            schema.put("type", queryable.kind().jsonType());
        }
        if (queryable.kind() == Queryable.Kind.DAY) {
            schema.put("format", "date");
        } else if (queryable.kind() == Queryable.Kind.TEXTS) {
            schema.put("items", Map.of("type", "string"));
        }
        return schema;
    }

    /** The rows of a page's table of properties: name, type, meaning. */
    List<List<String>> rows(Offering offering, List<Queryable> properties, Request request) {
        return properties.stream()
                .map(queryable -> List.of(
                        "<code>" + HtmlPage.escaped(queryable.name()) + "</code>",
                        HtmlPage.escaped(request.text("kind." + queryable.kind())),
                        HtmlPage.escaped(description(offering, queryable, request))))
                .toList();
    }
}
