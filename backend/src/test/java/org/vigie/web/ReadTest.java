package org.vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What one reads of a commune, and how one finds it. */
class ReadTest extends BrowserTests {

    @Test
    void aHotCommuneIsToldInPlainWords() throws Exception {
        String pcode = hottest();
        JsonNode detail = get("hotspots/" + pcode + "?" + YEAR);
        visit(YEAR + "&commune=" + pcode);
        page.waitForSelector(".months");
        double perCount = 1000 / detail.at("/commune/areaKm2").asDouble();
        JsonNode interval = detail.at("/why/interval");
        assertThat(text(".area-figures"))
                .contains("Concentration forte concentration")
                .contains("Fausses alertes attendues (q)")
                .contains("Intervalle à 95 % de " + shown(interval.path("low").asDouble() * perCount) + " à "
                        + shown(interval.path("high").asDouble() * perCount))
                .contains("Évolution (indicative) "
                        + detail.at("/commune/change/current").asInt() + " contre "
                        + detail.at("/commune/change/previous").asInt() + " avant");
        page.click(".why summary");
        assertThat(text(".why"))
                .contains("Pourquoi est-ce rouge ?")
                .contains(detail.at("/commune/count").asInt() + " incidents ÷ ")
                .contains("Classe : « ")
                .contains(detail.at("/why/neighbourhoodIncidents").asInt() + " incidents")
                .contains("fausses alertes (q = ");
        assertThat(text(".area-kinds li:first-child"))
                .isEqualTo(detail.at("/topCategories/0/label").asString() + " "
                        + detail.at("/topCategories/0/count").asInt());
        assertThat(page.locator(".area-neighbours button").count())
                .isEqualTo(detail.path("neighbours").size());
    }

    @Test
    void incompleteMonthsAreHollowAndExplained() throws Exception {
        String pcode = hottest();
        visit("from=2026-01-10&to=2026-11-20&category=INS,COM,CRI&commune=" + pcode);
        page.waitForSelector(".months");
        JsonNode months = get("hotspots/" + pcode + "?from=2026-01-10&to=2026-11-20&category=INS,COM,CRI")
                .path("months");
        long incomplete = months.valueStream()
                .filter(month -> month.path("partial").asBoolean()
                        || month.path("filling").asBoolean())
                .count();
        assertThat(incomplete).isPositive();
        assertThat(page.locator(".months .incomplete").count()).isEqualTo((int) incomplete);
        assertThat(text(".area-detail")).contains("Barres creuses : mois incomplets");
    }

    @Test
    void incidentsAreListedWithTheirGrades() throws Exception {
        String pcode = hottest();
        JsonNode graded = get("incidents?limit=5&area=" + pcode + "&" + YEAR)
                .path("features")
                .valueStream()
                .filter(feature -> feature.at("/properties/reliability").isString())
                .findFirst()
                .orElseThrow();
        visit(YEAR + "&commune=" + pcode);
        page.waitForSelector(".area-incidents li");
        assertThat(text(".area-incidents"))
                .contains("cotation " + graded.at("/properties/reliability").asString()
                        + graded.at("/properties/credibility").asString());
    }

    @Test
    void aPlaceIsFoundWithoutItsAccentsAndShownOnTheMap() throws Exception {
        JsonNode place = place();
        visit(YEAR);
        page.fill("#search-input", unaccented(place.path("name").asString()));
        page.waitForSelector(".search-place");
        assertThat(text(".search-place >> nth=0")).contains(place.path("name").asString(), "lieu,");
        page.dispatchEvent(".search-place >> nth=0", "mousedown");
        await("location.search.includes('commune=" + place.path("pcode").asString() + "')");
        page.waitForSelector(".tip");
        assertThat(text(".tip")).isEqualTo(place.path("name").asString());
        await("(() => { const [lat, lon] = new URLSearchParams(location.search).get('at').split('/').map(Number);"
                + " return Math.abs(lat - %s) < 0.5 && Math.abs(lon - %s) < 0.5; })()"
                        .formatted(
                                place.path("latitude").asDouble(),
                                place.path("longitude").asDouble()));
    }

    @Test
    void aCommuneIsFoundByItsNameWithoutAccents() {
        visit(YEAR);
        page.fill("#search-input", "zegoua");
        page.waitForSelector("#search-option-0");
        assertThat(text("#search-option-0")).isEqualTo("Zégoua Mali");
        page.keyboard().press("Enter");
        await("location.search.includes('commune=')");
        assertThat(text("#area-title")).isEqualTo("Zégoua");
    }

    /** The commune of class HOT with most incidents. */
    private String hottest() throws Exception {
        return get("hotspots?fields=count,giClass&" + YEAR)
                .path("communes")
                .valueStream()
                .filter(commune -> commune.path("giClass").asString("").startsWith("HOT"))
                .max(Comparator.comparingInt(commune -> commune.path("count").asInt()))
                .orElseThrow()
                .path("pcode")
                .asString();
    }

    /** A settlement with an accent that is no commune's name. */
    private JsonNode place() throws Exception {
        for (String name :
                new String[] {"Bérégadougou", "Djibasso", "Kongoussi", "Sélingué", "Téra", "Léré", "Gossi"}) {
            JsonNode answer = get("geocode?limit=5&q=" + java.net.URLEncoder.encode(unaccented(name), "UTF-8"));
            for (JsonNode candidate : answer.path("candidates")) {
                if (candidate.path("precision").asString().equals("SETTLEMENT")
                        && candidate.path("pcode").isString()) {
                    return candidate;
                }
            }
        }
        throw new AssertionError("no settlement in the demo gazetteer");
    }

    private static String unaccented(String name) {
        return java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
    }

    /** As the page writes numbers. */
    private static String shown(double value) {
        String text =
                value >= 100 ? "%.0f".formatted(value) : value >= 1 ? "%.1f".formatted(value) : "%.2f".formatted(value);
        return text.replaceAll("\\.0$", "").replace('.', ',');
    }
}
