package org.vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What lies over the areas: the smoothed surface, incident points, textures; and where one is. */
class LayersTest extends BrowserTests {

    @Test
    void theSurfaceHasTheColoursOfTheLegendWhereTheApiDrawsThem() throws Exception {
        visit(YEAR + "&at=12.5/-1.5/7");
        page.check("#layer-surface");
        page.waitForSelector("#map[data-surface]");
        assertThat(page.url()).contains("layer=surface", "measure=kernel");
        assertThat(page.getAttribute("#map", "data-surface")).contains("surface.png?", "bbox=", "kernel");
        assertThat(text("#legend")).contains("Densité par noyau", "La surface lissée montre aussi");
        List<String> legend = legendColours(get("hotspots?fields=value&measure=kernel&" + YEAR));
        // The picture lies over the map a little transparent: its colours are set apart from what is below by being
        // shown alone.
        assertThat(page.evaluate("document.querySelector('img.surface').naturalWidth > 600"))
                .isEqualTo(true);
        Map<?, ?> colours = (Map<?, ?>) page.evaluate("""
                () => {
                  const picture = document.querySelector('img.surface');
                  const canvas = document.createElement('canvas');
                  [canvas.width, canvas.height] = [picture.naturalWidth, picture.naturalHeight];
                  const pen = canvas.getContext('2d');
                  pen.drawImage(picture, 0, 0);
                  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
                  const counts = {};
                  for (let i = 0; i < data.length; i += 4) {
                    if (data[i + 3] === 0) continue;
                    const colour = '#' + [data[i], data[i + 1], data[i + 2]].map(c => c.toString(16).padStart(2, '0')).join('');
                    counts[colour] = (counts[colour] ?? 0) + 1;
                  }
                  return counts;
                }""");
        assertThat(colours).hasSizeGreaterThan(2);
        assertThat(colours.keySet().stream().map(String::valueOf)).allMatch(legend::contains);
        page.selectOption("#measure", "density");
        await("document.getElementById('map').dataset.surface === undefined");
        assertThat(page.isChecked("#layer-areas")).isTrue();
        assertThat(page.url()).doesNotContain("layer=");
    }

    @Test
    void kernelAndBandwidthDecideTheSurfaceAndStayInTheAddress() {
        visit(YEAR + "&measure=kernel&layer=surface&kernel=gaussian&bandwidthKm=25");
        page.waitForSelector("#map[data-surface*='kernel=gaussian'][data-surface*='bandwidthKm=25']");
        assertThat(page.inputValue("#kernel")).isEqualTo("gaussian");
        page.selectOption("#bandwidthKm", "auto");
        page.waitForSelector("#map[data-surface*='bandwidthKm=auto']");
        assertThat(page.url()).contains("bandwidthKm=auto", "kernel=gaussian");
        page.goBack();
        page.waitForSelector("#map[data-surface*='bandwidthKm=25']");
        assertThat(page.inputValue("#bandwidthKm")).isEqualTo("25");
    }

    @Test
    void clustersAddUpToThePlacedIncidentsAtEveryZoom() throws Exception {
        int placed = get("hotspots?fields=count&" + YEAR).path("placed").asInt();
        visit(YEAR + "&points=1");
        page.waitForSelector("#map[data-points]");
        assertThat(page.isChecked("#show-points")).isTrue();
        awaitPoints(placed);
        int joined = clusters();
        for (int i = 0; i < 5; i++) {
            page.click(".leaflet-control-zoom-in");
            page.waitForTimeout(400);
        }
        awaitPoints(placed);
        assertThat(clusters()).as("clusters when closer").isGreaterThan(joined);
        assertThat(text("#legend"))
                .contains(plain("%,d incidents placés".formatted(placed).replace(',', ' ')));

        int mali =
                get("hotspots?fields=count&country=MLI&" + YEAR).path("placed").asInt();
        page.check("#country-MLI");
        awaitPoints(mali);
        page.uncheck("#show-points");
        await("document.getElementById('map').dataset.points === undefined");
    }

    @Test
    void aCircleTellsItsNumberItsIncidentsAndItsCommune() throws Exception {
        JsonNode points = get("hotspots/points?" + YEAR);
        int place = placeWith(points, 4);
        double[] at = position(points, place);
        String pcode =
                points.path("areas").get(points.path("area").get(place).asInt()).asString();
        visit(YEAR + "&points=1&at=%.4f/%.4f/12".formatted(at[1], at[0]));
        page.waitForSelector("#map[data-points]");
        var box = page.locator("#map").boundingBox();
        double[] middle = {box.x + box.width / 2, box.y + box.height / 2};
        assertThat(Drawn.coloursInTheMiddle(page, 20)).containsKey("#12343b");
        page.mouse().move(middle[0] + 3, middle[1]);
        page.mouse().move(middle[0], middle[1]);
        page.waitForSelector(".tip:not(.tip-area)");
        // Places that would touch are joined: at least those of the place.
        int told = Integer.parseInt(text(".tip:not(.tip-area)").replaceAll(" incident.*", ""));
        assertThat(told).isGreaterThanOrEqualTo(points.path("count").get(place).asInt());
        page.mouse().click(middle[0], middle[1]);
        page.waitForSelector(".here .incident-head");
        assertThat(page.locator(".here .incident-head").count()).isEqualTo(told);
        assertThat(text("#here-title")).startsWith(told + " incidents · ");
        String list = text(".here ol");
        get("incidents?limit=1000&area=" + pcode + "&" + YEAR)
                .path("features")
                .valueStream()
                .filter(feature -> isAt(feature, at))
                .forEach(feature -> assertThat(list)
                        .contains(plain(feature.at("/properties/description").asString())));
        assertThat(text(".here ol")).contains("cotation", "près");
        page.click(".here-communes button");
        page.waitForSelector("#area:not([hidden])");
        assertThat(page.url()).contains("commune=" + pcode);
    }

    @Test
    void aCircleInTheMiddleIsWithinReachOfTheKeys() throws Exception {
        JsonNode points = get("hotspots/points?" + YEAR);
        double[] at = position(points, placeWith(points, 2));
        visit(YEAR + "&points=1&at=%.4f/%.4f/12".formatted(at[1], at[0] + 0.003));
        page.waitForSelector("#map[data-points]");
        page.focus("#map");
        page.keyboard().press("Enter");
        page.waitForSelector(".here .incident-head");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("here-title");
        page.keyboard().press("Escape");
        page.waitForSelector(".here", detached());
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("map");
        page.uncheck("#show-points");
        await("document.getElementById('map').dataset.points === undefined");
        page.focus("#map");
        page.keyboard().press("Enter");
        page.waitForSelector("#area:not([hidden])");
    }

    private static com.microsoft.playwright.Page.WaitForSelectorOptions detached() {
        return new com.microsoft.playwright.Page.WaitForSelectorOptions()
                .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED);
    }

    private static boolean isAt(JsonNode feature, double[] at) {
        return List.of("EXACT", "SETTLEMENT")
                        .contains(feature.at("/properties/precision").asString())
                && Math.abs(feature.at("/geometry/coordinates/0").asDouble(1000) - at[0]) < 1e-4
                && Math.abs(feature.at("/geometry/coordinates/1").asDouble(1000) - at[1]) < 1e-4;
    }

    /** The first place of which more is known than the commune, with at least so many incidents, at most ten. */
    private static int placeWith(JsonNode points, int least) {
        for (int i = 0; i < points.path("count").size(); i++) {
            int count = points.path("count").get(i).asInt();
            if (points.path("vague").get(i).asInt() == 0 && count >= least && count <= 10) {
                return i;
            }
        }
        throw new AssertionError("no place with " + least + " incidents");
    }

    @Test
    void outlinesOfHotCommunesCanBeHidden() {
        visit(YEAR);
        assertThat(page.getAttribute("#map", "data-hot")).isNotEmpty();
        page.uncheck("#show-hot");
        await("document.getElementById('map').dataset.hot === ''");
        assertThat(page.url()).contains("hot=0");
    }

    @Test
    void silenceIsTexturedOnEveryClass() throws Exception {
        JsonNode silent = get("hotspots?" + YEAR)
                .path("communes")
                .valueStream()
                .filter(commune -> commune.path("silence").asString("").equals("SILENT")
                        && commune.path("legendClass").asInt() >= 1
                        && !commune.path("few").asBoolean()
                        && commune.path("areaKm2").asDouble() > 2000)
                .findFirst()
                .orElseThrow();
        JsonNode centre = get("areas/" + silent.path("pcode").asString()).path("centre");
        visit(YEAR
                + "&at=%.4f/%.4f/10"
                        .formatted(centre.get(1).asDouble(), centre.get(0).asDouble()));
        // Level lines a pixel high, of a violet that no class has.
        long violet = Drawn.coloursInTheMiddle(page, 80).entrySet().stream()
                .filter(entry -> isViolet(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        assertThat(violet).as("violet pixels over %s", silent).isGreaterThan(80 * 5);
    }

    @Test
    void coordinatesAndScaleAreShown() {
        visit(YEAR + "&at=12.0/-1.0/8");
        assertThat(text(".coordinates")).matches("12,00\\d\\d° N ; (1,00|0,99)\\d\\d° O");
        assertThat(text(".leaflet-control-scale")).endsWith("km");
        var box = page.locator("#map").boundingBox();
        page.mouse().move(box.x + box.width / 2 + 100, box.y + box.height / 2 - 50);
        await("!document.querySelector('.coordinates').textContent.startsWith('12,00')");
    }

    private void awaitPoints(int count) {
        await("document.getElementById('map').dataset.points === '" + count + "'");
    }

    private int clusters() {
        return Integer.parseInt(page.getAttribute("#map", "data-clusters"));
    }

    private static double[] position(JsonNode points, int place) {
        int x = 0;
        int y = 0;
        for (int i = 0; i <= place; i++) {
            x += points.path("x").get(i).asInt();
            y += points.path("y").get(i).asInt();
        }
        return new double[] {x / 1e4, y / 1e4};
    }

    private static List<String> legendColours(JsonNode result) {
        var colours = new CopyOnWriteArrayList<String>();
        result.path("legend")
                .path("classes")
                .forEach(of -> colours.add(of.path("colour").asString()));
        return colours;
    }

    private static boolean isViolet(String colour) {
        int red = Integer.parseInt(colour.substring(1, 3), 16);
        int green = Integer.parseInt(colour.substring(3, 5), 16);
        int blue = Integer.parseInt(colour.substring(5, 7), 16);
        return blue > green + 20 && red < 200;
    }
}
