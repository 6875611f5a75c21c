package org.vigie.ogc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.vigie.access.Reader;

/**
 * The definition of the live connection as OpenAPI 3.0 (OGC 17-069r4, 9), each collection with paths of its own, since each has
 * parameters of its own. It tells of the collections that its reader may see.
 */
@Component
final class OpenApi {

    private static final List<String> SHARED_PARAMETERS = List.of(
            "limit",
            "offset",
            "bbox",
            "bbox-crs",
            "datetime",
            "crs",
            "filter",
            "filter-lang",
            "filter-crs",
            "f",
            "lang");
    private static final List<String> ERRORS = List.of("400", "401", "403", "404", "406", "500", "503");
    private static final String PROBLEM = MediaType.APPLICATION_PROBLEM_JSON_VALUE;

    private final Offerings offerings;
    private final CollectionDocuments collections;
    private final OpenApiParameters parameters;
    private final HtmlPage html;

    OpenApi(Offerings offerings, CollectionDocuments collections, OpenApiParameters parameters, HtmlPage html) {
        this.offerings = offerings;
        this.collections = collections;
        this.parameters = parameters;
        this.html = html;
    }

    /** The document. */
    Map<String, Object> document(Request request) {
        var document = new LinkedHashMap<String, Object>();
        document.put("openapi", "3.0.3");
        document.put(
                "info",
                Map.of(
                        "title", request.text("title"),
                        "description", request.text("description"),
                        "version", "1.0.0",
                        "license",
                                Map.of(
                                        "name",
                                        "Apache-2.0",
                                        "url",
                                        "https://www.apache.org/licenses/LICENSE-2.0.html")));
        document.put("servers", List.of(Map.of("url", request.base())));
        document.put("paths", paths(request));
        document.put("components", components(request));
        return document;
    }

    private Map<String, Object> paths(Request request) {
        var paths = new LinkedHashMap<String, Object>();
        paths.put("/", get("landing", request.text("title"), List.of(), MediaType.APPLICATION_JSON, "landingPage"));
        paths.put(
                "/conformance",
                get(
                        "conformance",
                        request.text("link.conformance"),
                        List.of(),
                        MediaType.APPLICATION_JSON,
                        "confClasses"));
        paths.put("/api", get("api", request.text("link.api.json"), List.of(), Kind.OPEN_API, "object"));
        paths.put(
                "/collections",
                get("collections", request.text("link.data"), List.of(), MediaType.APPLICATION_JSON, "collections"));
        for (Offering offering : offerings.list(Reader.current())) {
            String path = "/collections/" + offering.id();
            String title = CollectionDocuments.title(offering, request);
            String id = offering.id();
            paths.put(path, get(id + ".collection", title, List.of(), MediaType.APPLICATION_JSON, "collection"));
            paths.put(
                    path + "/queryables",
                    get(id + ".queryables", request.text("link.queryables", title), List.of(), Kind.SCHEMA, "object"));
            paths.put(
                    path + "/schema",
                    get(id + ".schema", request.text("link.schema", title), List.of(), Kind.SCHEMA, "object"));
            paths.put(
                    path + "/items",
                    get(
                            id + ".items",
                            request.text("link.items.json", title),
                            items(offering, request),
                            Kind.GEO_JSON,
                            "featureCollection"));
            paths.put(
                    path + "/items/{featureId}",
                    get(id + ".item", title, item(offering, request), Kind.GEO_JSON, "feature"));
        }
        return paths;
    }

    private List<Map<String, Object>> items(Offering offering, Request request) {
        List<Map<String, Object>> all = new ArrayList<>();
        SHARED_PARAMETERS.stream()
                .filter(name -> !name.equals("f") && !name.equals("lang"))
                .forEach(name -> all.add(reference("parameters", name)));
        offering.parameters().stream().sorted().forEach(name -> all.add(parameters.own(name, request)));
        offering.queryables().stream()
                .filter(queryable -> queryable.kind() != Queryable.Kind.GEOMETRY)
                .filter(queryable -> !offering.parameters().contains(queryable.name()))
                .forEach(queryable ->
                        all.add(parameters.of(queryable, collections.description(offering, queryable, request))));
        return all;
    }

    private List<Map<String, Object>> item(Offering offering, Request request) {
        List<Map<String, Object>> all = new ArrayList<>();
        all.add(reference("parameters", "featureId"));
        all.add(reference("parameters", "crs"));
        offering.parameters().stream().sorted().forEach(name -> all.add(parameters.own(name, request)));
        return all;
    }

    private static Map<String, Object> get(
            String operation, String summary, List<Map<String, Object>> parameters, MediaType json, String schema) {
        var all = new ArrayList<>(parameters);
        all.add(reference("parameters", "f"));
        all.add(reference("parameters", "lang"));
        Map<String, Object> body = schema.equals("object") ? Map.of("type", "object") : reference("schemas", schema);
        var responses = new LinkedHashMap<String, Object>();
        responses.put(
                "200",
                Map.of(
                        "description",
                        summary,
                        "content",
                        Map.of(
                                json.toString(),
                                Map.of("schema", body),
                                MediaType.TEXT_HTML_VALUE,
                                Map.of("schema", Map.of("type", "string")))));
        responses.put("304", Map.of("description", "Not Modified"));
        ERRORS.forEach(status -> responses.put(status, reference("responses", "problem")));
        var operationObject = new LinkedHashMap<String, Object>();
        operationObject.put("operationId", operation);
        operationObject.put("summary", summary);
        operationObject.put("parameters", all);
        operationObject.put("responses", responses);
        return Map.of("get", operationObject);
    }

    private Map<String, Object> components(Request request) {
        var shared = new LinkedHashMap<String, Object>();
        SHARED_PARAMETERS.forEach(name -> shared.put(name, parameters.shared(name, request)));
        shared.put("featureId", parameters.featureId(request));
        var components = new LinkedHashMap<String, Object>();
        components.put("parameters", shared);
        components.put(
                "responses",
                Map.of(
                        "problem",
                        Map.of(
                                "description",
                                request.text("problem"),
                                "content",
                                Map.of(PROBLEM, Map.of("schema", reference("schemas", "problem"))))));
        components.put("schemas", OpenApiSchemas.all());
        return components;
    }

    static Map<String, Object> reference(String kind, String name) {
        return Map.of("$ref", "#/components/" + kind + "/" + name);
    }

    /** The same for readers with a browser. */
    byte[] page(Request request) {
        List<List<String>> rows = Stream.concat(
                        Stream.of("", "/conformance", "/api", "/collections"),
                        offerings.list(Reader.current()).stream()
                                .map(offering -> "/collections/" + offering.id())
                                .flatMap(path -> Stream.of(path, path + "/queryables", path + "/items")))
                .map(path -> List.of(
                        HtmlPage.link(request.base() + path + HtmlPage.lang(request), "GET " + Request.ROOT + path)))
                .toList();
        var body = new StringBuilder();
        body.append(HtmlPage.paragraph(request.text("api.description")));
        body.append(HtmlPage.table(request.text("api.paths"), List.of(request.text("api.path")), rows));
        body.append(HtmlPage.table(
                request.text("api.parameters"),
                List.of(request.text("html.name"), request.text("html.meaning")),
                SHARED_PARAMETERS.stream().map(name -> row(name, request)).toList()));
        for (Offering offering : offerings.list(Reader.current())) {
            body.append(HtmlPage.table(
                    request.text("api.own", CollectionDocuments.title(offering, request)),
                    List.of(request.text("html.name"), request.text("html.meaning")),
                    offering.parameters().stream()
                            .sorted()
                            .map(name -> row(name, request))
                            .toList()));
        }
        return html.page(request, request.text("link.api.html"), Map.of("", request.text("title")), body.toString());
    }

    private static List<String> row(String name, Request request) {
        return List.of(
                "<code>" + HtmlPage.escaped(name) + "</code>", HtmlPage.escaped(request.text("parameter." + name)));
    }
}
