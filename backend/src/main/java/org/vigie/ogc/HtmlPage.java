package org.vigie.ogc;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Plain pages for readers with a browser: no script, one style sheet, everything that comes from data escaped. The style sheet
 * lies under a path that names the build.
 */
@Component
final class HtmlPage {

    /** Nothing but the own style sheet and icon. */
    static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'none'";

    private final String styleSheet;

    HtmlPage() throws IOException {
        Resource[] found = new PathMatchingResourcePatternResolver()
                .getResources("classpath*:META-INF/resources/assets/*/css/ogc.css");
        styleSheet = Arrays.stream(found)
                .map(HtmlPage::path)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The style sheet ogc.css is not there"));
    }

    private static String path(Resource resource) {
        try {
            String url = resource.getURL().toString();
            return url.substring(url.lastIndexOf("/assets/"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A whole page.
     *
     * @param crumbs addresses and names of what lies above it, from the landing page down
     * @param body HTML
     */
    byte[] page(Request request, String title, Map<String, String> crumbs, String body) {
        String context = request.base().substring(0, request.base().length() - Request.ROOT.length());
        String other = request.language().getLanguage().equals("fr") ? "en" : "fr";
        var above = new StringBuilder();
        crumbs.forEach((where, name) -> above.append("<li>")
                .append(link(request.base() + where + lang(request), name))
                .append("</li>"));
        return OgcAnswers.bytes("""
                <!doctype html>
                <html lang="%1$s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%10$s</title>
                <link rel="icon" href="%3$s/favicon.svg" type="image/svg+xml">
                <link rel="stylesheet" href="%3$s%4$s">
                </head>
                <body>
                <header><nav aria-label="%5$s"><ol>%6$s<li aria-current="page">%2$s</li></ol></nav>
                <p class="forms">%7$s · %8$s</p></header>
                <main>
                <h1>%2$s</h1>
                %9$s
                </main>
                </body>
                </html>
                """.formatted(
                        request.language().getLanguage(),
                        escaped(title),
                        escaped(context),
                        escaped(styleSheet),
                        escaped(request.text("html.where")),
                        above,
                        link(request.address(Kind.JSON, Map.of()), "JSON"),
                        "<a hreflang=\"%s\" lang=\"%s\" href=\"%s\">%s</a>"
                                .formatted(
                                        other,
                                        other,
                                        escaped(request.address(Kind.HTML, Map.of("lang", other))),
                                        other.equals("fr") ? "Français" : "English"),
                        body,
                        escaped(title.startsWith("Vigie") ? title : title + " – Vigie")));
    }

    /** What keeps the language where it was asked for by name. */
    static String lang(Request request) {
        return "?f=html&lang=" + request.language().getLanguage();
    }

    static String escaped(@Nullable Object text) {
        return text == null ? "" : HtmlUtils.htmlEscape(String.valueOf(text), "UTF-8");
    }

    static String link(String address, String name) {
        return "<a href=\"" + escaped(address) + "\">" + escaped(name) + "</a>";
    }

    static String paragraph(String text) {
        return "<p>" + escaped(text) + "</p>\n";
    }

    /** A heading of the second level. */
    static String heading(String text) {
        return "<h2>" + escaped(text) + "</h2>\n";
    }

    /** A list of HTML entries. */
    static String list(List<String> entries) {
        return "<ul>\n<li>" + String.join("</li>\n<li>", entries) + "</li>\n</ul>\n";
    }

    /** A table of HTML cells, the first of each row its heading. */
    static String table(String caption, List<String> headings, List<List<String>> rows) {
        var table = new StringBuilder("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .append(escaped(caption))
                .append("\"><table>\n<caption>")
                .append(escaped(caption))
                .append("</caption>\n<thead><tr>");
        headings.forEach(heading ->
                table.append("<th scope=\"col\">").append(escaped(heading)).append("</th>"));
        table.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            table.append("<tr><th scope=\"row\">").append(row.get(0)).append("</th>");
            row.subList(1, row.size())
                    .forEach(cell -> table.append("<td>").append(cell).append("</td>"));
            table.append("</tr>\n");
        }
        return table.append("</tbody></table></div>\n").toString();
    }
}
