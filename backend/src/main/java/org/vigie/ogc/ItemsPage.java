package org.vigie.ogc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.springframework.stereotype.Component;

/** Pages of features, and single ones, as HTML. */
@Component
final class ItemsPage {

    private final HtmlPage html;

    ItemsPage(HtmlPage html) {
        this.html = html;
    }

    byte[] items(Offering offering, Request request, ItemsQuery query, Page page) {
        String title = request.text("link.items.html", CollectionDocuments.title(offering, request));
        int first = page.items().isEmpty() ? 0 : query.offset() + 1;
        String counted = request.text(
                "html.counted", first, query.offset() + page.items().size(), page.matched());
        var body = new StringBuilder(HtmlPage.paragraph(counted));
        String steps = steps(offering, request, query, page);
        body.append(steps);
        if (!page.items().isEmpty()) {
            body.append(table(offering, request, page)).append(steps);
        }
        return html.page(request, title, above(offering, request), body.toString());
    }

    private static String steps(Offering offering, Request request, ItemsQuery query, Page page) {
        Map<String, String> neighbours = ItemsDocument.neighbours(offering, request, query, page);
        if (neighbours.isEmpty()) {
            return "";
        }
        return "<nav aria-label=\"" + HtmlPage.escaped(request.text("html.pages")) + "\"><p>"
                + neighbours.entrySet().stream()
                        .map(each -> "<a rel=\"%s\" href=\"%s\">%s</a>"
                                .formatted(
                                        each.getKey(),
                                        HtmlPage.escaped(each.getValue()),
                                        HtmlPage.escaped(request.text("link." + each.getKey()))))
                        .collect(Collectors.joining(" · "))
                + "</p></nav>\n";
    }

    private static String table(Offering offering, Request request, Page page) {
        var headings = new ArrayList<>(List.of("id"));
        headings.addAll(page.items().get(0).properties().keySet());
        List<List<String>> rows = new ArrayList<>();
        for (Item item : page.items()) {
            var row = new ArrayList<>(List.of(HtmlPage.link(address(offering, request, item), item.id())));
            item.properties().values().forEach(value -> row.add(HtmlPage.escaped(text(value))));
            rows.add(row);
        }
        return HtmlPage.table(CollectionDocuments.title(offering, request), headings, rows);
    }

    private static String address(Offering offering, Request request, Item item) {
        // What was counted stays what is counted: the filter goes along.
        var values = new LinkedHashMap<String, String[]>();
        request.given().forEach((name, value) -> {
            if (offering.parameters().contains(name)
                    || name.equals("datetime") && offering.id().equals("hotspots")) {
                values.put(name, value);
            }
        });
        values.put("f", new String[] {"html"});
        values.put("lang", new String[] {request.language().getLanguage()});
        return request.base() + "/collections/" + offering.id() + "/items/" + Request.encoded(item.id())
                + Request.query(values);
    }

    byte[] item(Offering offering, Request request, Item item) {
        var list = new StringBuilder("<dl>\n");
        item.properties().forEach((name, value) -> list.append("<dt>")
                .append(HtmlPage.escaped(name))
                .append("</dt><dd>")
                .append(HtmlPage.escaped(text(value)))
                .append("</dd>\n"));
        list.append("<dt>")
                .append(Queryable.GEOMETRY)
                .append("</dt><dd>")
                .append(geometry(item))
                .append("</dd>\n</dl>\n");
        Map<String, String> above = above(offering, request);
        above.put("/collections/" + offering.id() + "/items", request.text("html.items"));
        return html.page(request, item.id(), above, list.toString());
    }

    private static String geometry(Item item) {
        if (item.geometry() == null) {
            return "–";
        }
        Envelope box = item.geometry().getEnvelopeInternal();
        return HtmlPage.escaped(String.format(
                Locale.ROOT,
                "%s, %.5f, %.5f, %.5f, %.5f",
                item.geometry().getGeometryType(),
                box.getMinX(),
                box.getMinY(),
                box.getMaxX(),
                box.getMaxY()));
    }

    private static Map<String, String> above(Offering offering, Request request) {
        var above = new LinkedHashMap<String, String>();
        above.put("", request.text("title"));
        above.put("/collections", request.text("link.data"));
        above.put("/collections/" + offering.id(), CollectionDocuments.title(offering, request));
        return above;
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof Collection<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining("; "))
                : value.toString();
    }
}
