package org.vigie.snapshots;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vigie.snapshots.Drift.Change;
import org.vigie.snapshots.Drift.Look;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page of a snapshot as it is served: the frozen one, with its address and with what newer data would change. */
@Component
class LivePage {

    private static final int TOLD = 300;

    private final SnapshotStore store;
    private final Drift.Finder drifts;
    private final Addresses addresses;
    private final EmbedLines lines;
    private final PictureWords words;
    private final JsonMapper json;

    LivePage(
            SnapshotStore store,
            Drift.Finder drifts,
            Addresses addresses,
            EmbedLines lines,
            PictureWords words,
            JsonMapper json) {
        this.store = store;
        this.drifts = drifts;
        this.addresses = addresses;
        this.lines = lines;
        this.words = words;
        this.json = json;
    }

    String of(Snapshot snapshot) {
        String frozen = new String(
                store.findFile(snapshot.id(), FileName.HTML).orElseThrow().content(), StandardCharsets.UTF_8);
        String page = withPictureBeside(frozen, snapshot)
                .replace(SnapshotPage.LINKS, links(snapshot))
                .replace(SnapshotPage.EMBED, embed(snapshot));
        int from = page.indexOf(SnapshotPage.NOW);
        int to = page.indexOf(SnapshotPage.NOW_END);
        return page.substring(0, from) + now(snapshot, drifts.of(snapshot)) + page.substring(to);
    }

    /** Served, the picture comes by its own address: a browser keeps it, and shows the text meanwhile. */
    private static String withPictureBeside(String page, Snapshot snapshot) {
        int from = page.indexOf(SnapshotPage.INSIDE);
        if (from < 0) {
            return page;
        }
        int to = page.indexOf('"', from);
        return page.substring(0, from) + "/s/" + snapshot.id() + ".png" + page.substring(to);
    }

    private String links(Snapshot snapshot) {
        String page = addresses.page(snapshot);
        String picture = addresses.file(snapshot, FileName.PNG);
        String locale = snapshot.language().getLanguage().equals("en") ? "en_GB" : "fr_FR";
        return new Html()
                .line("<link rel=\"canonical\" href=\"%s\">", page)
                .line(
                        "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"%s\" title=\"%s\">",
                        addresses.oembed(snapshot), snapshot.title())
                .line("<meta property=\"og:type\" content=\"article\">")
                .line("<meta property=\"og:site_name\" content=\"Vigie\">")
                .line("<meta property=\"og:title\" content=\"%s\">", snapshot.title())
                .line("<meta property=\"og:description\" content=\"%s\">", snapshot.alternative())
                .line("<meta property=\"og:url\" content=\"%s\">", page)
                .line("<meta property=\"og:locale\" content=\"%s\">", locale)
                .line("<meta property=\"og:image\" content=\"%s\">", picture)
                .line("<meta property=\"og:image:type\" content=\"image/png\">")
                .line("<meta property=\"og:image:alt\" content=\"%s\">", snapshot.alternative())
                .line("<meta name=\"twitter:card\" content=\"summary_large_image\">")
                .line("<meta name=\"twitter:title\" content=\"%s\">", snapshot.title())
                .line("<meta name=\"twitter:description\" content=\"%s\">", snapshot.alternative())
                .line("<meta name=\"twitter:image\" content=\"%s\">", picture)
                .line("<meta name=\"twitter:image:alt\" content=\"%s\">", snapshot.alternative())
                .toString();
    }

    private String embed(Snapshot snapshot) {
        Locale language = snapshot.language();
        var html = new Html().line("<h2>%s</h2>", words.text("page.embed", language));
        lines.of(snapshot)
                .forEach((name, line) -> html.line(
                        "<label>%s<textarea readonly rows=\"3\" spellcheck=\"false\">%s</textarea></label>",
                        words.text("page.embed." + name, language), line));
        return html.toString();
    }

    /** What newer data would change. */
    private String now(Snapshot snapshot, Drift drift) {
        Locale language = snapshot.language();
        var html = new Html()
                .line(
                        "<section id=\"now\" class=\"%s\" data-differs=\"%s\">",
                        drift.differs() ? "other" : "same", drift.differs());
        String day =
                words.day(snapshot.madeAt().atZone(java.time.ZoneOffset.UTC).toLocalDate(), language);
        html.line("<p>%s <strong>%s</strong></p>", words.text("page.frozen", language, day), sentence(drift, language));
        if (!drift.changes().isEmpty()) {
            changes(snapshot, drift, html);
        }
        return html.raw("</section>").toString();
    }

    private String sentence(Drift drift, Locale language) {
        String version = PictureWords.number(drift.dataVersion(), language);
        if (!drift.comparable()) {
            return words.text("now.incomparable", language);
        }
        String areas = drift.otherAreas() ? " " + words.text("now.areas", language) : "";
        String many = drift.changes().size() == 1 ? "one" : drift.changes().isEmpty() ? "none" : "many";
        String changes = words.text(
                "now." + many,
                language,
                version,
                PictureWords.number(drift.changes().size(), language));
        return changes + areas;
    }

    private void changes(Snapshot snapshot, Drift drift, Html html) {
        Locale language = snapshot.language();
        JsonNode legend = json.readTree(store.findFile(snapshot.id(), FileName.JSON)
                        .orElseThrow()
                        .content())
                .path("legend");
        html.line("<details><summary>%s</summary>", words.text("now.list", language))
                .line(
                        "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"%s\"><table><thead><tr>"
                                + "<th scope=\"col\">%s</th><th scope=\"col\">%s</th>"
                                + "<th scope=\"col\">%s</th></tr></thead><tbody>",
                        words.text("now.list", language),
                        words.text("page.name", language),
                        words.text("now.then", language),
                        words.text("now.now", language));
        List<Change> told =
                drift.changes().subList(0, Math.min(TOLD, drift.changes().size()));
        told.forEach(change -> html.line(
                "<tr data-pcode=\"%s\"><th scope=\"row\">%s (%s)</th><td>%s</td><td>%s</td></tr>",
                change.pcode(),
                change.name(),
                PictureWords.country(change.country(), language),
                look(change.then(), legend, language),
                look(change.now(), legend, language)));
        html.raw("</tbody></table></div></details>\n");
    }

    private String look(@Nullable Look look, JsonNode legend, Locale language) {
        if (look == null) {
            return words.text("now.noArea", language);
        }
        String label = look.legendClass() == null
                ? legend.path("notCovered").asString()
                : label(legend.path("classes"), look.legendClass());
        return look.hot().isEmpty() ? label : label + ", " + words.hot(look.hot(), language);
    }

    private static String label(JsonNode classes, int number) {
        for (JsonNode one : classes) {
            if (one.path("number").asInt() == number) {
                return one.path("label").asString();
            }
        }
        return String.valueOf(number);
    }
}
