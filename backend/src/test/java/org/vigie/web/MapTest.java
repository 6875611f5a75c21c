package org.vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The map shows what the API says. */
class MapTest extends BrowserTests {

    @Test
    void asManyCommunesTakeEachClassAsTheApiSays() throws Exception {
        visit(YEAR);
        assertThat(Drawn.classes(page, "#map")).isEqualTo(Drawn.classesOf(get("hotspots?" + YEAR)));
        assertThat(page.getAttribute("#map", "data-level")).isEqualTo("3");
    }

    @Test
    void communesHaveTheColourOfTheLegend() throws Exception {
        JsonNode result = get("hotspots?" + YEAR);
        for (int wanted = 0; wanted <= 5; wanted++) {
            JsonNode commune = first(result, wanted);
            visit(YEAR + "&at=" + centre(commune) + "/10");
            assertThat(Drawn.colourInTheMiddle(page))
                    .as("%s, class %d", commune.path("name").asString(), wanted)
                    .isEqualTo(result.path("legend")
                            .path("classes")
                            .get(wanted)
                            .path("colour")
                            .asString());
        }
    }

    @Test
    void communesOutsideCoverageAreHatchedAndHaveNoClass() throws Exception {
        String oneSource = YEAR + "&source=exercice-centre-bamako";
        JsonNode result = get("hotspots?" + oneSource);
        Map<String, Integer> expected = Drawn.classesOf(result);
        assertThat(expected.get("notCovered")).as("communes outside coverage").isPositive();
        JsonNode hidden = result.path("communes")
                .valueStream()
                .filter(commune -> !commune.path("covered").asBoolean())
                .findFirst()
                .orElseThrow();
        visit(oneSource + "&at=" + centre(hidden) + "/10");
        assertThat(Drawn.classes(page, "#map")).isEqualTo(expected);
        assertThat(Drawn.colourInTheMiddle(page)).isEqualTo("#e4e4e0");
        assertThat(text("#legend")).contains("hors couverture");
    }

    @Test
    void hotCommunesAreOutlinedAndNamedInTheLegend() throws Exception {
        JsonNode result = get("hotspots?fields=gi&" + YEAR);
        List<String> hot = result.path("communes")
                .valueStream()
                .filter(commune -> commune.path("gi").path("class").asString("").startsWith("HOT"))
                .map(commune -> commune.path("pcode").asString())
                .sorted()
                .toList();
        assertThat(hot).as("hot communes of the exercise").isNotEmpty();
        visit(YEAR + "&commune=" + hot.get(0));
        assertThat(page.getAttribute("#map", "data-hot")).isEqualTo(String.join(" ", hot));
        assertThat(text("#legend")).contains("point chaud");
        assertThat(text(".area-figures")).contains("concentration");
        page.waitForSelector(".months");
        assertThat(page.locator(".months rect").count()).isEqualTo(12);
        assertThat(page.getAttribute(".months", "aria-label")).contains("Incidents par mois");
    }

    @Test
    void theLevelChangesTheAreas() throws Exception {
        visit(YEAR);
        page.check("#level-2");
        await("document.getElementById('map').dataset.level === '2'");
        assertThat(Drawn.classes(page, "#map")).isEqualTo(Drawn.classesOf(get("hotspots?level=2&" + YEAR)));
        page.check("#level-1");
        await("document.getElementById('map').dataset.level === '1'");
        assertThat(text("#table-title")).isEqualTo("Régions 32");
    }

    @Test
    void thePointerTellsNameValueAndRankAndAClickOpensTheCommune() throws Exception {
        JsonNode commune = first(get("hotspots?" + YEAR), 3);
        visit(YEAR + "&at=" + centre(commune) + "/9");
        var box = page.locator("#map").boundingBox();
        page.mouse().move(box.x + box.width / 2 + 5, box.y + box.height / 2);
        page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
        page.waitForSelector(".tip");
        assertThat(text(".tip"))
                .startsWith(commune.path("name").asString())
                .contains("incidents par 1 000 km² et par an")
                .contains(commune.path("count").asInt() + " incidents")
                .contains(commune.path("rank").asInt() + "ᵉ sur 273");
        page.mouse().click(box.x + box.width / 2, box.y + box.height / 2);
        page.waitForSelector("#area:not([hidden])");
        assertThat(text("#area-title")).isEqualTo(commune.path("name").asString());
        assertThat(page.url()).contains("commune=" + commune.path("pcode").asString());
        page.waitForSelector(".area-incidents li");
        assertThat(text(".area-place")).contains(" · ");
    }

    /** A tall screen shows more than the three countries and their neighbours. */
    @Test
    void thereIsLandBeyondTheFrameOfTheBaseMap() throws Exception {
        open(new Browser.NewContextOptions().setViewportSize(390, 844));
        visit(YEAR);
        var map = page.locator("#map").boundingBox();
        for (int i = 0; i < 200 && !isLand(map.x + 200, map.y + 60); i++) {
            page.waitForTimeout(50);
        }
        assertThat(isLand(map.x + 200, map.y + 60))
                .as("land in the north of the map")
                .isTrue();
    }

    private boolean isLand(double x, double y) throws Exception {
        return Drawn.colours(page, x, y, 10).containsKey("#eceae4");
    }

    @Test
    void geometryIsFetchedOnceAndAFilterAsksForNumbersOnly() {
        visit(YEAR);
        page.waitForSelector("#do:not([hidden]) button");
        page.waitForSelector("#timeline:not([hidden])");
        page.waitForTimeout(500);
        var asked = new java.util.concurrent.CopyOnWriteArrayList<String>();
        page.onRequest(request -> {
            if (!request.url().endsWith("favicon.svg")) {
                asked.add(request.url().replaceAll(".*/api/v1/|\\?.*", ""));
            }
        });
        page.uncheck("#category-CRI");
        await("!location.search.includes('CRI')");
        await(
                "document.getElementById('progress').hidden && !document.getElementById('view-subtitle').textContent.includes('Crim')");
        page.waitForTimeout(500);
        assertThat(asked).containsExactlyInAnyOrder("hotspots", "hotspots/months");
    }

    private static JsonNode first(JsonNode result, int legendClass) {
        List<JsonNode> found = result.path("communes")
                .valueStream()
                .filter(commune -> commune.path("legendClass").asInt() == legendClass
                        && !commune.path("few").asBoolean()
                        && commune.path("areaKm2").asDouble() > 100)
                .toList();
        assertThat(found).as("communes of class %d", legendClass).isNotEmpty();
        return found.get(0);
    }

    private String centre(JsonNode commune) throws Exception {
        JsonNode centre = get("areas/" + commune.path("pcode").asString()).path("centre");
        return "%.4f/%.4f".formatted(centre.get(1).asDouble(), centre.get(0).asDouble());
    }
}
