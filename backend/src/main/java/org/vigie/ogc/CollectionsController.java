package org.vigie.ogc;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.access.Reader;
import org.vigie.api.DataVersion;
import org.vigie.api.Messages;
import org.vigie.api.Parameters;
import org.vigie.api.Problem;

/** The collections, one of them, and what it can be queried by. */
@RestController
@RequestMapping(Request.ROOT + "/collections")
class CollectionsController {

    private final Offerings offerings;
    private final CollectionDocuments collections;
    private final OgcAnswers answers;
    private final Messages messages;
    private final HtmlPage html;
    private final DataVersion dataVersion;

    CollectionsController(
            Offerings offerings,
            CollectionDocuments collections,
            OgcAnswers answers,
            Messages messages,
            HtmlPage html,
            DataVersion dataVersion) {
        this.offerings = offerings;
        this.collections = collections;
        this.answers = answers;
        this.messages = messages;
        this.html = html;
        this.dataVersion = dataVersion;
    }

    @GetMapping
    @Nullable
    ResponseEntity<byte[]> list(HttpServletRequest http, Parameters parameters, Locale language) {
        Request request = Request.of(http, parameters, MediaType.APPLICATION_JSON, language, messages);
        parameters.verify();
        List<Offering> all = offerings.list(Reader.current());
        return answers.send(
                http,
                request,
                dataVersion.current(),
                "",
                Map.of(),
                () -> request.kind() == Kind.HTML ? listPage(all, request) : listDocument(all, request));
    }

    private byte[] listDocument(List<Offering> all, Request request) {
        var body = new LinkedHashMap<String, Object>();
        body.put("links", request.selfAndAlternate());
        body.put("crs", Crs.uris());
        body.put(
                "collections",
                all.stream()
                        .map(offering -> collections.document(offering, request, false))
                        .toList());
        return answers.json(body);
    }

    private byte[] listPage(List<Offering> all, Request request) {
        var body = new StringBuilder();
        for (Offering offering : all) {
            String address = request.base() + "/collections/" + offering.id() + HtmlPage.lang(request);
            body.append("<h2>")
                    .append(HtmlPage.link(address, CollectionDocuments.title(offering, request)))
                    .append("</h2>\n")
                    .append(HtmlPage.paragraph(request.text("collection." + offering.id() + ".description")));
        }
        return html.page(request, request.text("link.data"), Map.of("", request.text("title")), body.toString());
    }

    @GetMapping("/{id}")
    @Nullable
    ResponseEntity<byte[]> get(
            @PathVariable String id, HttpServletRequest http, Parameters parameters, Locale language) {
        Offering offering = find(id);
        Request request = Request.of(http, parameters, MediaType.APPLICATION_JSON, language, messages);
        parameters.verify();
        return answers.send(
                http,
                request,
                dataVersion.current(),
                "",
                Map.of(),
                () -> request.kind() == Kind.HTML
                        ? page(offering, request)
                        : answers.json(collections.document(offering, request, true)));
    }

    private byte[] page(Offering offering, Request request) {
        String title = CollectionDocuments.title(offering, request);
        String items = request.base() + "/collections/" + offering.id() + "/items" + HtmlPage.lang(request);
        Offering.Extent extent = offering.extent();
        Interval interval = extent.interval();
        String body = HtmlPage.paragraph(request.text("collection." + offering.id() + ".description"))
                + HtmlPage.list(List.of(HtmlPage.link(items, request.text("link.items.html", title))))
                + HtmlPage.paragraph(request.text(
                        "html.extent",
                        String.format(
                                Locale.ROOT,
                                "%.4f, %.4f, %.4f, %.4f",
                                extent.box().getMinX(),
                                extent.box().getMinY(),
                                extent.box().getMaxX(),
                                extent.box().getMaxY())))
                + (interval == null
                        ? ""
                        : HtmlPage.paragraph(request.text("html.interval", interval.from(), interval.to())))
                + HtmlPage.paragraph(request.text("html.crs", String.join(", ", Crs.uris())))
                + HtmlPage.paragraph(request.text("html.attribution", collections.attribution()))
                + table(request.text("html.queryables"), offering, offering.queryables(), request);
        return html.page(request, title, above(request), body);
    }

    private String table(String title, Offering offering, List<Queryable> properties, Request request) {
        return HtmlPage.table(
                title,
                List.of(request.text("html.name"), request.text("html.kind"), request.text("html.meaning")),
                collections.rows(offering, properties, request));
    }

    private static Map<String, String> above(Request request) {
        var above = new LinkedHashMap<String, String>();
        above.put("", request.text("title"));
        above.put("/collections", request.text("link.data"));
        return above;
    }

    @GetMapping("/{id}/{which:queryables|schema}")
    @Nullable
    ResponseEntity<byte[]> schema(
            @PathVariable String id,
            @PathVariable String which,
            HttpServletRequest http,
            Parameters parameters,
            Locale language) {
        Offering offering = find(id);
        Request request = Request.of(http, parameters, Kind.SCHEMA, language, messages);
        parameters.verify();
        boolean queryables = which.equals("queryables");
        return answers.send(http, request, 0, "", Map.of(), () -> {
            if (request.kind() == Kind.JSON) {
                return answers.json(
                        queryables ? collections.queryables(offering, request) : collections.schema(offering, request));
            }
            var above = new LinkedHashMap<>(above(request));
            above.put("/collections/" + id, CollectionDocuments.title(offering, request));
            String title = request.text("html." + which);
            return html.page(
                    request,
                    title,
                    above,
                    table(title, offering, queryables ? offering.queryables() : offering.properties(), request));
        });
    }

    private Offering find(String id) {
        return offerings.find(id, Reader.current()).orElseThrow(() -> Problem.notFound("collections/" + id));
    }
}
