package org.vigie.snapshots;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.vigie.areas.Areas;
import org.vigie.areas.BoundarySet;
import org.vigie.hotspots.HotspotResult;
import org.vigie.hotspots.HotspotResult.Commune;
import org.vigie.styles.Legend;

/**
 * A snapshot as a page that stands alone: style and picture are inside, so that it opens from a stick as it does from the service.
 * What changes (its address, today's data) is no part of it; {@link LivePage} puts that between the marks.
 */
@Component
class SnapshotPage {

    /** Between these the links that name the service's address. */
    static final String LINKS = "<!--links-->";

    /** Where the lines to embed the picture go. */
    static final String EMBED = "<!--embed-->";

    /** Between these two what newer data would change. */
    static final String NOW = "<!--now-->";

    static final String NOW_END = "<!--/now-->";

    /** What stands before the picture when it is inside. */
    static final String INSIDE = "data:image/png;base64,";

    private static final int HIGHEST = 10;

    private static final List<FileName> OFFERED =
            List.of(FileName.PNG, FileName.SVG, FileName.PDF, FileName.CSV, FileName.JSON, FileName.HTML);

    private final PictureWords words;
    private final Areas areas;
    private final Style style;

    SnapshotPage(PictureWords words, Areas areas, Style style) {
        this.words = words;
        this.areas = areas;
        this.style = style;
    }

    /**
     * The page.
     *
     * @param sources of the incidents, as they are credited
     * @param files what has been made of the snapshot so far, its picture among them
     */
    byte[] of(Snapshot snapshot, HotspotResult result, List<String> sources, Map<FileName, byte[]> files) {
        return new Page(snapshot, result, sources, files).write().getBytes(StandardCharsets.UTF_8);
    }

    private final class Page {

        private final Snapshot snapshot;
        private final HotspotResult result;
        private final List<String> sources;
        private final Map<FileName, byte[]> files;
        private final Locale language;
        private final Html html = new Html();

        private Page(Snapshot snapshot, HotspotResult result, List<String> sources, Map<FileName, byte[]> files) {
            this.sources = sources;
            this.snapshot = snapshot;
            this.result = result;
            this.files = files;
            this.language = snapshot.language();
        }

        private String write() {
            head();
            html.raw("<header>\n");
            bands();
            html.raw("</header>\n<main>\n").line("<h1>%s</h1>", snapshot.title());
            subtitle();
            now();
            picture();
            inWords();
            highest();
            downloads();
            html.raw(EMBED + "\n");
            provenance();
            return html.raw("</main>\n</body>\n</html>\n").toString();
        }

        private String text(String key, String... arguments) {
            return words.text("page." + key, language, arguments);
        }

        private void head() {
            html.line("<!doctype html>")
                    .line("<html lang=\"%s\">", language.getLanguage())
                    .raw("<head>\n<meta charset=\"utf-8\">\n")
                    .line("<title>%s · Vigie</title>", snapshot.title())
                    .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                    .raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
                    .raw("<meta name=\"robots\" content=\"noindex\">\n")
                    .raw("<link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">\n")
                    .line("<meta name=\"description\" content=\"%s\">", snapshot.alternative())
                    .raw(LINKS + "\n")
                    .raw("<style>" + style.text() + "</style>\n</head>\n<body>\n");
        }

        private void bands() {
            String marking = snapshot.marking().label();
            html.line(
                    "<p class=\"band tlp %s\"><strong>%s</strong> %s</p>",
                    "tlp-" + snapshot.marking().name().toLowerCase(Locale.ROOT),
                    marking,
                    words.text("tlp." + snapshot.marking().name(), language));
            if (snapshot.exercise()) {
                html.line("<p class=\"band exercise\">%s</p>", words.text("exercise", language));
            }
        }

        private void subtitle() {
            Legend.View legend = words.legend(result, language);
            html.line(
                    "<p class=\"subtitle\">%s (%s) · %s</p>",
                    legend.title(), legend.unit(), words.period(snapshot.from(), snapshot.to(), language));
        }

        private void now() {
            html.raw(NOW)
                    .line(
                            "<p id=\"now\" data-id=\"%s\">%s <a href=\"/s/%s\">%s</a></p>",
                            snapshot.id(), text("frozen", day()), snapshot.id(), text("compare"))
                    .raw("<script type=\"module\" src=\"/s/now.js\"></script>" + NOW_END + "\n");
        }

        private void picture() {
            byte[] png = files.get(FileName.PNG);
            if (png != null) {
                html.raw("<figure>\n<img src=\"" + INSIDE + Base64.getEncoder().encodeToString(png) + "\"")
                        .line(" alt=\"%s\">", snapshot.alternative())
                        .line(
                                "<figcaption>%s</figcaption>",
                                words.legend(result, language).caption())
                        .raw("</figure>\n");
            }
        }

        private void inWords() {
            html.line("<h2>%s</h2>", text("words"));
            words.twin(result, language).forEach(sentence -> html.line("<p>%s</p>", sentence));
        }

        private void highest() {
            List<Commune> highest = PictureWords.highest(result, HIGHEST);
            if (highest.isEmpty()) {
                return;
            }
            Legend.View legend = words.legend(result, language);
            html.line("<h2>%s</h2>", text("highest." + result.query().level()))
                    .line(
                            "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"%s\"><table>",
                            text("highest." + result.query().level()))
                    .line(
                            "<thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th>"
                                    + "<th scope=\"col\" class=\"n\">%s</th><th scope=\"col\" class=\"n\">%s</th></tr></thead>",
                            text("rank"), text("name"), text("country"), text("incidents"), legend.unit())
                    .raw("<tbody>\n");
            highest.forEach(commune -> html.line(
                    "<tr><td>%s</td><th scope=\"row\">%s</th><td>%s</td><td class=\"n\">%s</td><td class=\"n\">%s</td></tr>",
                    commune.rank(),
                    commune.name(),
                    PictureWords.country(commune.country(), language),
                    PictureWords.number(commune.count(), language),
                    words.value(commune, result, language)));
            html.raw("</tbody>\n</table></div>\n");
        }

        private void downloads() {
            html.line("<h2>%s</h2>", text("files")).raw("<ul class=\"files\">\n");
            OFFERED.stream()
                    .filter(name -> name == FileName.HTML || files.containsKey(name))
                    .forEach(name -> html.line(
                            "<li><a href=\"/s/%s.%s\">%s</a></li>",
                            snapshot.id(), name.ending(), text("file." + name.key())));
            html.raw("</ul>\n");
        }

        private void provenance() {
            html.line("<h2>%s</h2>", text("provenance")).raw("<dl>\n");
            entry("madeAt", words.moment(snapshot.madeAt(), language));
            entry("dataVersion", PictureWords.number(snapshot.dataVersion(), language));
            if (!sources.isEmpty()) {
                entry("sources", String.join(", ", sources));
            }
            for (BoundarySet set :
                    areas.find(snapshot.boundarySets()).orElseThrow().sets()) {
                entry("boundaries", set.country() + " " + set.vintage() + ". " + set.source() + ". " + set.licence());
            }
            result.warnings()
                    .forEach(warning ->
                            html.line("<dt>%s</dt><dd>%s</dd>", text("warning"), words.warning(warning, language)));
            entry("id", snapshot.id());
            html.raw("</dl>\n").line("<p class=\"small\">%s</p>", text("verify"));
        }

        private void entry(String key, String value) {
            html.line("<dt>%s</dt><dd>%s</dd>", text(key), value);
        }

        private String day() {
            return words.day(snapshot.madeAt().atZone(ZoneOffset.UTC).toLocalDate(), language);
        }
    }
}
