package org.vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Each measure is drawn, named and ranked as the API does it; one that cannot be computed says why. */
class MeasuresTest extends BrowserTests {

    @ParameterizedTest
    @CsvSource({
        "gi, 'Points chauds (Gi*)', 'point chaud, 99 %'",
        "moran, Voisinages (Moran local), 'beaucoup, parmi des voisines qui en ont beaucoup'",
        "change, Évolution, 1,25 à moins de 2",
        "trend, Tendance mensuelle, z de Mann-Kendall",
        "excess, Excès d’incidents, résidu"
    })
    void aMeasureIsDrawnAsTheApiSays(String measure, String title, String legend) throws Exception {
        JsonNode result = get("hotspots?fields=covered,value,rank,legendClass&measure=" + measure + "&" + YEAR);
        visit(YEAR);
        page.selectOption("#measure", measure);
        await("document.getElementById('legend-title').textContent.startsWith('%s')".formatted(title));
        assertThat(Drawn.classes(page, "#map")).isEqualTo(Drawn.classesOf(result));
        assertThat(text("#legend")).contains(legend);
        List<String> expected = result.path("communes")
                .valueStream()
                .filter(commune -> commune.path("rank").isNumber())
                .sorted(Comparator.comparingInt(
                                (JsonNode commune) -> commune.path("rank").asInt())
                        .thenComparing(commune -> commune.path("pcode").asString()))
                .limit(20)
                .map(commune -> commune.path("pcode").asString())
                .toList();
        assertThat(page.locator("#table tbody tr").all().stream()
                        .map(row -> row.getAttribute("data-pcode"))
                        .toList())
                .isEqualTo(expected);
        String link = page.url();
        page = context.newPage();
        page.navigate(link);
        awaitMap();
        assertThat(page.inputValue("#measure")).isEqualTo(measure);
        assertThat(Drawn.classes(page, "#map")).isEqualTo(Drawn.classesOf(result));
    }

    @Test
    void aMeasureThatCannotBeComputedIsOfferedWithTheReason() throws Exception {
        assertThat(get("hotspots?fields=population&" + YEAR)
                        .path("communes")
                        .valueStream()
                        .allMatch(commune -> commune.path("population").isNull()))
                .as("the exercise has no populations")
                .isTrue();
        visit("from=2026-08-01&to=2026-10-31");
        assertThat(page.evaluate("document.querySelector('#measure option[value=rate]').disabled"))
                .isEqualTo(true);
        assertThat(page.textContent("#measure option[value=rate]")).contains("populations inconnues");
        assertThat(page.evaluate("document.querySelector('#measure option[value=trend]').disabled"))
                .isEqualTo(true);
        assertThat(plain(page.textContent("#measure option[value=trend]"))).contains("il faut 12 mois");
        page.selectOption("#preset", "months12");
        await("!document.querySelector('#measure option[value=trend]').disabled");
    }

    @Test
    void aChangeCanBeMeasuredAgainstTheYearBefore() throws Exception {
        visit("from=2026-01-01&to=2026-10-31&measure=change");
        page.selectOption("#compare", "lastYear");
        await("location.search.includes('compare=lastYear')");
        JsonNode result = get(
                "hotspots?fields=covered,legendClass&measure=change&compare=lastYear&from=2026-01-01&to=2026-10-31&category=INS,COM,CRI");
        for (int i = 0; i < 100 && !Drawn.classes(page, "#map").equals(Drawn.classesOf(result)); i++) {
            page.waitForTimeout(50);
        }
        assertThat(Drawn.classes(page, "#map")).isEqualTo(Drawn.classesOf(result));
    }

    @Test
    void aRegionNarrowsMapTableAndTotals() throws Exception {
        JsonNode region =
                get("areas?level=1&country=MLI").path("features").get(0).path("properties");
        String pcode = region.path("pcode").asString();
        JsonNode result = get("hotspots?area=" + pcode + "&" + YEAR);
        visit(YEAR);
        page.waitForSelector("#area-filter");
        page.selectOption("#area-filter", pcode);
        await("document.getElementById('view-subtitle').textContent.includes('%s')"
                .formatted(region.path("name").asString()));
        await("document.querySelectorAll('#table tbody tr').length === "
                + Math.min(20, result.path("communes").size()));
        assertThat(text("#fact-matched").replace(" ", ""))
                .isEqualTo(result.path("matched").asString());
        assertThat(Drawn.classes(page, "#map").get("outside"))
                .isEqualTo(273 - result.path("communes").size());
        assertThat(page.url()).contains("area=" + pcode);
        page.goBack();
        await("document.getElementById('table-title').textContent.includes('273')");
    }
}
