package org.vigie.snapshots;

import java.time.ZoneOffset;
import java.util.Locale;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A frozen map as a small page for the frames of other sites; without scripts it shows the picture. */
@Component
class EmbedPage {

    private final WebBuild web;
    private final PictureWords words;
    private final Addresses addresses;
    private final SnapshotStore store;
    private final JsonMapper json;

    EmbedPage(WebBuild web, PictureWords words, Addresses addresses, SnapshotStore store, JsonMapper json) {
        this.web = web;
        this.words = words;
        this.addresses = addresses;
        this.store = store;
        this.json = json;
    }

    String of(Snapshot snapshot) {
        Locale language = snapshot.language();
        JsonNode document = json.readTree(
                store.findFile(snapshot.id(), FileName.JSON).orElseThrow().content());
        var html = new Html()
                .line("<!doctype html>")
                .line("<html lang=\"%s\">", language.getLanguage())
                .raw("<head>\n<meta charset=\"utf-8\">\n")
                .line("<title>%s · Vigie</title>", snapshot.title())
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .raw("<meta name=\"robots\" content=\"noindex\">\n")
                .raw("<link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">\n")
                .line("<link rel=\"canonical\" href=\"%s\">", addresses.page(snapshot))
                .line("<link rel=\"stylesheet\" href=\"%s\">", web.leaflet("leaflet.css"))
                .line("<link rel=\"stylesheet\" href=\"%s\">", web.asset("css/embed.css"))
                .line("<link rel=\"modulepreload\" href=\"%s\">", web.asset("js/embed/rings.js"))
                .line("<script src=\"%s\" defer></script>", web.leaflet("leaflet.js"))
                .line("<script type=\"module\" src=\"%s\"></script>", web.asset("js/embed/embed.js"))
                .raw("</head>\n<body>\n<header>\n");
        bands(snapshot, language, html);
        html.line(
                        "<div class=\"head\"><h1>%s</h1><p>%s (%s) · %s</p></div>\n</header>\n<main>",
                        snapshot.title(),
                        document.path("legend").path("title").asString(),
                        document.path("legend").path("unit").asString(),
                        words.period(snapshot.from(), snapshot.to(), language))
                .line(
                        "<div id=\"stage\" data-values=\"/s/%s/embed.json\" data-picture=\"/s/%s.png\" data-alternative=\"%s\">",
                        snapshot.id(), snapshot.id(), snapshot.alternative())
                .line(
                        "<noscript><img id=\"picture\" src=\"/s/%s.png\" alt=\"%s\"></noscript>",
                        snapshot.id(), snapshot.alternative())
                .line(
                        "<div id=\"map\" role=\"application\" aria-label=\"%s\" data-zoom-in=\"%s\" data-zoom-out=\"%s\" hidden></div>",
                        snapshot.alternative(),
                        words.text("embed.zoomIn", language),
                        words.text("embed.zoomOut", language))
                .raw("</div>\n<ul id=\"key\"></ul>\n</main>\n");
        return footer(snapshot, document, language, html)
                .raw("</body>\n</html>\n")
                .toString();
    }

    private void bands(Snapshot snapshot, Locale language, Html html) {
        if (snapshot.audience() != Audience.PUBLIC) {
            html.line(
                    "<p class=\"band tlp %s\">%s</p>",
                    "tlp-" + snapshot.marking().name().toLowerCase(Locale.ROOT),
                    snapshot.marking().label());
        }
        if (snapshot.exercise()) {
            html.line("<p class=\"band exercise\">%s</p>", words.text("exercise", language));
        }
    }

    private Html footer(Snapshot snapshot, JsonNode document, Locale language, Html html) {
        html.raw("<footer>\n").line("<details><summary>%s</summary>", words.text("page.words", language));
        document.path("text").forEach(sentence -> html.line("<p>%s</p>", sentence.asString()));
        String day = words.day(snapshot.madeAt().atZone(ZoneOffset.UTC).toLocalDate(), language);
        return html.raw("</details>\n")
                .line(
                        "<p><a href=\"%s\" target=\"_blank\" rel=\"noopener\">%s</a></p>",
                        addresses.page(snapshot), words.text("embed.open", language))
                .line("<p>%s</p>", words.text("embed.known", language, day))
                .line("<p>%s</p>", sources(document))
                .raw("</footer>\n");
    }

    private static String sources(JsonNode document) {
        return document.path("boundarySets")
                .valueStream()
                .map(set -> set.path("source").asString())
                .distinct()
                .reduce((one, other) -> one + " · " + other)
                .orElse("");
    }
}
