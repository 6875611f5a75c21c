package org.vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two periods at once, side by side and behind a curtain. */
class VersusTest extends BrowserTests {

    private static final String BEFORE = "from=2024-11-01&to=2025-10-31&category=INS,COM,CRI";

    @Test
    void sideBySideBothMapsShowTheirPeriod() throws Exception {
        JsonNode before = get("hotspots?" + BEFORE);
        visit(YEAR);
        page.check("#versus-side");
        page.waitForSelector("#map-twin[data-classes]");
        assertThat(Drawn.classes(page, "#map-twin")).isEqualTo(Drawn.classesOf(before));
        assertThat(Drawn.classes(page, "#map")).isEqualTo(Drawn.classesOf(get("hotspots?" + YEAR)));
        assertThat(text("#twin-before")).isEqualTo("1er nov. 2024 – 31 oct. 2025");
        assertThat(text("#twin-now")).isEqualTo("1er nov. 2025 – 31 oct. 2026");
        var left = page.locator("#map-twin").boundingBox();
        var right = page.locator("#map").boundingBox();
        assertThat(left.x + left.width).isLessThanOrEqualTo(right.x + 1);
        assertThat(text("#legend"))
                .contains("À gauche : 1er nov. 2024 – 31 oct. 2025")
                .contains(plain("%,d incidents placés"
                        .formatted(before.path("placed").asInt())
                        .replace(',', ' ')));
        page.check("#versus-none");
        await("document.getElementById('map-twin').hidden");
        assertThat(page.locator("#map").boundingBox().width).isGreaterThan(right.width * 1.8);
    }

    @Test
    void behindTheCurtainTheSecondMapIsCutWhereItStands() throws Exception {
        visit(YEAR + "&versus=swipe&split=30&at=14.0/-1.0/7");
        page.waitForSelector("#map-twin[data-classes]");
        assertThat(page.evaluate("document.getElementById('map-twin').style.clipPath"))
                .isEqualTo("inset(0px 70% 0px 0px)");
        assertThat(page.getAttribute("#curtain", "aria-valuenow")).isEqualTo("30");
        page.focus("#curtain");
        page.keyboard().press("ArrowRight");
        await("location.search.includes('split=35')");
        var curtain = page.locator("#curtain").boundingBox();
        var frame = page.locator(".map-frame").boundingBox();
        page.mouse().move(curtain.x + curtain.width / 2, curtain.y + 200);
        page.mouse().down();
        page.mouse().move(frame.x + frame.width * 0.7, curtain.y + 200);
        page.mouse().up();
        await("location.search.includes('split=70')");
        assertThat(page.getAttribute("#map", "data-level")).isEqualTo("3");
    }

    @Test
    void pointsAreOnBothMapsEachOfItsPeriod() throws Exception {
        JsonNode now = get("hotspots?fields=count&" + YEAR);
        JsonNode before = get("hotspots?fields=count&" + BEFORE);
        visit(YEAR + "&versus=side&points=1");
        await("document.getElementById('map').dataset.points === '"
                + now.path("placed").asString() + "'");
        await("document.getElementById('map-twin').dataset.points === '"
                + before.path("placed").asString() + "'");

        // Behind the curtain the first map takes the pointer: left of it the circles of the other period answer.
        JsonNode points = get("hotspots/points?" + BEFORE);
        double[] at = {
            points.path("x").get(0).asInt() / 1e4, points.path("y").get(0).asInt() / 1e4
        };
        visit(YEAR + "&versus=swipe&split=90&points=1&at=%.4f/%.4f/12".formatted(at[1], at[0]));
        page.waitForSelector("#map-twin[data-points]");
        page.waitForSelector("#map[data-points]");
        var box = page.locator("#map").boundingBox();
        page.mouse().click(box.x + box.width / 2, box.y + box.height / 2);
        page.waitForSelector("#map .here .incident-head");
        assertThat(text("#map .here ol")).containsPattern("202[45]");
        assertThat(text("#map .here ol")).doesNotContain("2026");
        page.uncheck("#show-points");
        await("document.getElementById('map-twin').dataset.points === undefined");
    }

    @Test
    void theSecondPeriodCanBeChosenAndALinkOpensBoth() throws Exception {
        visit("from=2026-07-01&to=2026-09-30&category=INS,COM,CRI&versus=side");
        page.waitForSelector("#map-twin[data-classes]");
        assertThat(page.inputValue("#versusFrom")).isEqualTo("2026-04-01");
        page.selectOption("#versus-period", "lastYear");
        await("location.search.includes('versusFrom=2025-07-01&versusTo=2025-09-30')");
        await("document.getElementById('twin-before').textContent.includes('2025')");
        JsonNode earlier = get("hotspots?from=2025-07-01&to=2025-09-30&category=INS,COM,CRI");
        for (int i = 0; i < 100 && !Drawn.classes(page, "#map-twin").equals(Drawn.classesOf(earlier)); i++) {
            page.waitForTimeout(50);
        }
        assertThat(Drawn.classes(page, "#map-twin")).isEqualTo(Drawn.classesOf(earlier));
        String link = page.url();
        page = context.newPage();
        page.navigate(link);
        awaitMap();
        page.waitForSelector("#map-twin[data-classes]");
        assertThat(Drawn.classes(page, "#map-twin")).isEqualTo(Drawn.classesOf(earlier));
        assertThat(page.inputValue("#versus-period")).isEqualTo("lastYear");
    }

    @Test
    void bothMapsLookAtTheSamePlace() {
        visit(YEAR + "&versus=side");
        page.waitForSelector("#map-twin[data-classes]");
        page.click(".leaflet-control-zoom-in");
        page.waitForTimeout(600);
        String scale =
                "(id => { const r = document.querySelector('#' + id + ' .leaflet-map-pane'); return r.parentElement.className; })";
        assertThat(page.evaluate(scale + "('map-twin')")).asString().contains("leaflet-container");
        String code = page.locator("#table tbody tr:first-child").getAttribute("data-pcode");
        page.click("#table tbody tr:first-child button");
        await("location.search.includes('commune=" + code + "')");
        var box = page.locator("#map-twin").boundingBox();
        page.mouse().move(box.x + box.width / 2 + 4, box.y + box.height / 2);
        page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
        page.waitForSelector("#map-twin .tip");
        assertThat(text("#map-twin .tip")).contains("à gauche :");
    }
}
