package org.vigie.ogc;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.api.Messages;
import org.vigie.api.Parameters;

/** The doors of OGC API - Features: landing page, conformance, API definition (OGC 17-069r4, 7.2 to 7.4). */
@RestController
class LandingController {

    static final List<String> CONFORMANCE = List.of(
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
            "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
            "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
            "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables-query-parameters",
            "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/filter",
            "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/features-filter",
            "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/schemas",
            "http://www.opengis.net/spec/cql2/1.0/conf/cql2-text",
            "http://www.opengis.net/spec/cql2/1.0/conf/basic-cql2",
            "http://www.opengis.net/spec/cql2/1.0/conf/advanced-comparison-operators",
            "http://www.opengis.net/spec/cql2/1.0/conf/case-insensitive-comparison",
            "http://www.opengis.net/spec/cql2/1.0/conf/accent-insensitive-comparison",
            "http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions",
            "http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions-plus",
            "http://www.opengis.net/spec/cql2/1.0/conf/spatial-functions",
            "http://www.opengis.net/spec/cql2/1.0/conf/temporal-functions",
            "http://www.opengis.net/spec/cql2/1.0/conf/property-property");

    private final OgcAnswers answers;
    private final Messages messages;
    private final HtmlPage html;
    private final OpenApi openApi;

    LandingController(OgcAnswers answers, Messages messages, HtmlPage html, OpenApi openApi) {
        this.answers = answers;
        this.messages = messages;
        this.html = html;
        this.openApi = openApi;
    }

    @GetMapping({Request.ROOT, Request.ROOT + "/"})
    @Nullable
    ResponseEntity<byte[]> landing(HttpServletRequest http, Parameters parameters, Locale language) {
        Request request = Request.of(http, parameters, MediaType.APPLICATION_JSON, language, messages);
        parameters.verify();
        return answers.send(http, request, 0, "", Map.of(), () -> landing(request));
    }

    private byte[] landing(Request request) {
        List<Link> links = new ArrayList<>(request.selfAndAlternate());
        links.add(request.link("service-desc", "/api?f=json", Kind.OPEN_API, request.text("link.api.json")));
        links.add(request.link("service-doc", "/api?f=html", MediaType.TEXT_HTML, request.text("link.api.html")));
        for (String rel : List.of("conformance", "data")) {
            String where = rel.equals("data") ? "/collections" : "/conformance";
            links.add(request.link(rel, where, MediaType.APPLICATION_JSON, request.text("link." + rel)));
        }
        if (request.kind() == Kind.HTML) {
            String lang = HtmlPage.lang(request);
            return html.page(
                    request,
                    request.text("title"),
                    Map.of(),
                    HtmlPage.paragraph(request.text("description"))
                            + HtmlPage.list(List.of(
                                    HtmlPage.link(request.base() + "/collections" + lang, request.text("link.data")),
                                    HtmlPage.link(request.base() + "/api" + lang, request.text("link.api.html")),
                                    HtmlPage.link(
                                            request.base() + "/conformance" + lang, request.text("link.conformance"))))
                            + HtmlPage.heading(request.text("html.connect"))
                            + HtmlPage.paragraph(request.text("html.connect.how", request.base())));
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("title", request.text("title"));
        body.put("description", request.text("description"));
        body.put("links", links);
        return answers.json(body);
    }

    @GetMapping(Request.ROOT + "/conformance")
    @Nullable
    ResponseEntity<byte[]> conformance(HttpServletRequest http, Parameters parameters, Locale language) {
        Request request = Request.of(http, parameters, MediaType.APPLICATION_JSON, language, messages);
        parameters.verify();
        return answers.send(
                http,
                request,
                0,
                "",
                Map.of(),
                () -> request.kind() == Kind.HTML
                        ? html.page(
                                request,
                                request.text("link.conformance"),
                                Map.of("", request.text("title")),
                                HtmlPage.list(CONFORMANCE.stream()
                                        .map(HtmlPage::escaped)
                                        .toList()))
                        : answers.json(Map.of("conformsTo", CONFORMANCE, "links", request.selfAndAlternate())));
    }

    @GetMapping(Request.ROOT + "/api")
    @Nullable
    ResponseEntity<byte[]> api(HttpServletRequest http, Parameters parameters, Locale language) {
        Request request = Request.of(http, parameters, Kind.OPEN_API, language, messages);
        parameters.verify();
        return answers.send(
                http,
                request,
                0,
                "",
                Map.of(),
                () -> request.kind() == Kind.HTML ? openApi.page(request) : answers.json(openApi.document(request)));
    }
}
