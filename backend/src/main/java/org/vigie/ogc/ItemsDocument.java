package org.vigie.ogc;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.vigie.access.Reader;
import tools.jackson.core.JsonGenerator;

/** Pages of features, and single ones, as GeoJSON. */
@Component
final class ItemsDocument {

    private final OgcAnswers answers;

    ItemsDocument(OgcAnswers answers) {
        this.answers = answers;
    }

    byte[] items(Offering offering, Request request, ItemsQuery query, Page page) {
        var out = new ByteArrayOutputStream(1 << 16);
        try (JsonGenerator json = answers.mapper().createGenerator(out)) {
            json.writeStartObject();
            json.writeStringProperty("type", "FeatureCollection");
            json.writeNumberProperty("numberMatched", page.matched());
            json.writeNumberProperty("numberReturned", page.items().size());
            json.writeStringProperty(
                    "timeStamp", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
            json.writeNumberProperty("dataVersion", page.version());
            List<Link> links = new ArrayList<>(request.selfAndAlternate());
            neighbours(offering, request, query, page)
                    .forEach((rel, address) -> links.add(new Link(
                            address,
                            rel,
                            Kind.GEO_JSON.toString(),
                            request.text("link." + rel),
                            request.language().getLanguage())));
            links.add(collection(offering, request));
            json.writePOJOProperty("links", links);
            json.writeArrayPropertyStart("features");
            var features = new GeoJson(json, query.crs());
            page.items().forEach(item -> {
                json.writeRaw('\n');
                features.feature(item, List.of());
            });
            json.writeEndArray();
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    byte[] item(Offering offering, Request request, Crs crs, Item item) {
        var out = new ByteArrayOutputStream(1 << 14);
        try (JsonGenerator json = answers.mapper().createGenerator(out)) {
            List<Link> links = new ArrayList<>(request.selfAndAlternate());
            links.add(collection(offering, request));
            new GeoJson(json, crs).feature(item, links);
        }
        return out.toByteArray();
    }

    private static Link collection(Offering offering, Request request) {
        return request.link(
                "collection",
                "/collections/" + offering.id() + "?f=json",
                MediaType.APPLICATION_JSON,
                CollectionDocuments.title(offering, request));
    }

    /**
     * The addresses of the pages before and behind, by their relation. They stay with the data version of this page, so that
     * nothing is skipped or told twice when the data change meanwhile.
     */
    static Map<String, String> neighbours(Offering offering, Request request, ItemsQuery query, Page page) {
        var neighbours = new LinkedHashMap<String, String>();
        long behind = (long) query.offset() + page.items().size();
        if (query.offset() > 0) {
            int before = Math.max(0, query.offset() - query.limit());
            neighbours.put("prev", address(offering, request, query, page, before));
        }
        if (behind < page.matched() && !page.items().isEmpty()) {
            neighbours.put("next", address(offering, request, query, page, behind));
        }
        return neighbours;
    }

    private static String address(Offering offering, Request request, ItemsQuery query, Page page, long offset) {
        var replaced = new LinkedHashMap<>(
                Map.of("offset", offset == 0 ? "" : String.valueOf(offset), "limit", String.valueOf(query.limit())));
        if (offering.keepsVersion(Reader.current())) {
            replaced.put("asOf", String.valueOf(page.version()));
        }
        return request.address(request.kind(), replaced);
    }
}
