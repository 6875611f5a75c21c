package org.vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.junit.jupiter.api.Test;

/** The network is slow, and often absent. */
class ConnectionTest extends BrowserTests {

    @Test
    void aLostServerShowsABannerAndComesBackByItself() {
        visit(YEAR);
        String before = page.getAttribute("#map", "data-classes");
        offline(true);
        page.waitForSelector(".notice[data-code=lost]");
        assertThat(text(".notice")).contains("Le serveur ne répond plus", "réessaie toute seule");
        page.selectOption("#measure", "count");
        assertThat(page.getAttribute("#map", "data-classes")).isEqualTo(before);
        assertThat(page.isVisible("#table tbody tr")).isTrue();
        offline(false);
        page.waitForSelector(".notice", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
        await("document.getElementById('legend-title').textContent.startsWith('Nombre')");
    }

    @Test
    void loadingShowsAfterAWhileOnly() throws Exception {
        visit(YEAR);
        assertThat(page.isVisible("#progress")).isFalse();
        var held = new java.util.concurrent.CompletableFuture<Route>();
        page.route("**/api/v1/hotspots?*", held::complete);
        page.selectOption("#measure", "count");
        page.waitForSelector("#progress:not([hidden])");
        assertThat(text("#progress")).isEqualTo("Chargement…");
        held.get().resume();
        await("document.getElementById('progress').hidden");
    }

    @Test
    void narrowScreensHaveSheetsAndNothingSticksOut() {
        open(new Browser.NewContextOptions()
                .setViewportSize(360, 740)
                .setHasTouch(true)
                .setIsMobile(true));
        visit(YEAR);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        for (String sheet : new String[] {"filters", "legend", "side"}) {
            page.click("#sheet-" + sheet);
            assertThat(page.isVisible("#" + sheet)).as(sheet).isTrue();
            assertThat(page.getAttribute("#sheet-" + sheet, "aria-expanded")).isEqualTo("true");
            assertThat(page.evaluate("document.getElementById('" + sheet + "').scrollWidth <= 360"))
                    .as(sheet + " is no wider than the screen")
                    .isEqualTo(true);
        }
        page.click("#sheet-side");
        assertThat(page.isVisible("#side")).isFalse();
    }

    @Test
    void onATabletTheMapHasItsRoomAndTheTableLiesBelow() {
        open(new Browser.NewContextOptions().setViewportSize(1024, 768));
        visit(YEAR);
        assertThat(page.locator("#map").boundingBox().height).isGreaterThan(250);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(1024);
        page.locator("#table tbody tr:nth-child(5)").scrollIntoViewIfNeeded();
        assertThat(page.locator("#table tbody tr:nth-child(5)").boundingBox().y).isLessThan(768);
        assertThat(page.locator("#filters").boundingBox().y)
                .as("the filters stay")
                .isGreaterThanOrEqualTo(0);
    }

    @Test
    void onAPhoneTheColoursAreExplainedBesideTheMap() {
        open(new Browser.NewContextOptions()
                .setViewportSize(360, 740)
                .setHasTouch(true)
                .setIsMobile(true));
        visit(YEAR);
        assertThat(text("#key")).isEqualTo("incidents par 1 000 km² et par an 0 1 3 10 30");
        assertThat(page.locator("#key .swatch").count()).isEqualTo(6);
        page.click("#key");
        assertThat(page.isVisible("#legend")).isTrue();
        assertThat(page.getAttribute("#sheet-legend", "aria-expanded")).isEqualTo("true");
    }

    @Test
    void theMapIsDrawnBeforePaperTakesIt() {
        visit(YEAR);
        Object painted = page.evaluate("""
                (() => {
                  dispatchEvent(new Event('beforeprint'));
                  const canvas = document.querySelector('.leaflet-communes-pane canvas');
                  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                  return data.some((part, i) => i % 4 === 3 && part > 0);
                })()""");
        assertThat(painted).isEqualTo(true);
        page.evaluate("dispatchEvent(new Event('afterprint'))");
        assertThat(page.getAttribute("html", "class")).isNullOrEmpty();
    }

    @Test
    void paperShowsMapLegendAndTableOnly() {
        visit(YEAR);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));
        for (String shown : new String[] {"#map", "#legend", "#table", "#view-title", "#exercise"}) {
            assertThat(page.isVisible(shown)).as(shown).isTrue();
        }
        for (String hidden : new String[] {"#filters", "#search", "#languages", ".leaflet-control-zoom"}) {
            assertThat(page.isVisible(hidden)).as(hidden).isFalse();
        }
    }
}
