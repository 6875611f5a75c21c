package org.vigie.ogc;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.access.Reader;
import org.vigie.api.Messages;
import org.vigie.api.Parameters;
import org.vigie.api.Problem;

/** Features of a collection, page by page, and one by one (OGC 17-069r4, 7.15 and 7.16). */
@RestController
@RequestMapping(Request.ROOT + "/collections/{id}/items")
class ItemsController {

    private final Offerings offerings;
    private final ItemsDocument documents;
    private final ItemsPage pages;
    private final OgcAnswers answers;
    private final Messages messages;

    ItemsController(
            Offerings offerings, ItemsDocument documents, ItemsPage pages, OgcAnswers answers, Messages messages) {
        this.offerings = offerings;
        this.documents = documents;
        this.pages = pages;
        this.answers = answers;
        this.messages = messages;
    }

    @GetMapping
    @Nullable
    ResponseEntity<byte[]> items(@PathVariable String id, HttpServletRequest http, Locale language) {
        Offering offering = find(id);
        Map<String, String[]> given = http.getParameterMap();
        Map<String, String[]> translated = offering.translated(given);
        var parameters = new Parameters(translated);
        Request request = Request.of(http, parameters, Kind.GEO_JSON, language, messages);
        ItemsQuery query = ItemsQuery.read(parameters, offering);
        Offering.Selection selection = offering.select(parameters);
        parameters.verify();
        return answers.send(http, request, selection.version(), selection.validator(), crs(query.crs()), () -> {
            Page page = selection.page(query);
            return request.kind() == Kind.HTML
                    ? pages.items(offering, request, query, page)
                    : documents.items(offering, request, query, page);
        });
    }

    @GetMapping("/{featureId}")
    @Nullable
    ResponseEntity<byte[]> item(
            @PathVariable String id, @PathVariable String featureId, HttpServletRequest http, Locale language) {
        Offering offering = find(id);
        var parameters = new Parameters(offering.translated(http.getParameterMap()));
        Request request = Request.of(http, parameters, Kind.GEO_JSON, language, messages);
        Crs crs = Box.crs(parameters, "crs");
        parameters.text("datetime");
        Offering.Selection selection = offering.select(parameters);
        parameters.verify();
        return answers.send(http, request, selection.version(), selection.validator(), crs(crs), () -> {
            Item item = selection
                    .find(featureId)
                    .orElseThrow(() -> Problem.notFound("collections/" + id + "/items/" + featureId));
            return request.kind() == Kind.HTML
                    ? pages.item(offering, request, item)
                    : documents.item(offering, request, crs, item);
        });
    }

    private Offering find(String id) {
        return offerings.find(id, Reader.current()).orElseThrow(() -> Problem.notFound("collections/" + id));
    }

    private static Map<String, String> crs(Crs crs) {
        return Map.of("Content-Crs", "<" + crs.uri() + ">");
    }
}
