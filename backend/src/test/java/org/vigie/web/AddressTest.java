package org.vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The state lies in the address: a link opens the same view again. */
class AddressTest extends BrowserTests {

    @Test
    void aLinkOpensTheSameViewAgain() {
        visit(YEAR);
        page.selectOption("#measure", "weighted");
        page.selectOption("#weights", "fatalities");
        page.check("#level-2");
        page.check("#category-ENV");
        page.check("#country-MLI");
        page.click(".more summary");
        page.selectOption("#minSeverity", "3");
        page.selectOption("#status", "VERIFIED");
        page.fill("#from", "2026-01-01");
        page.dispatchEvent("#from", "change");
        await(
                "document.getElementById('map').dataset.level === '2' && document.getElementById('view-subtitle').textContent.includes('janv')");
        String link = page.url();
        assertThat(link)
                .contains("from=2026-01-01", "to=2026-10-31", "category=INS,COM,CRI,ENV", "country=MLI")
                .contains("measure=weighted", "weights=fatalities", "level=2", "minSeverity=3", "status=VERIFIED");
        String title = text(".view-title");
        String rows = text("#table tbody");

        page = context.newPage();
        page.navigate(link);
        awaitMap();
        await("document.getElementById('view-subtitle').textContent.includes('Mali')");
        assertThat(text(".view-title")).isEqualTo(title);
        assertThat(text("#table tbody")).isEqualTo(rows);
        assertThat(page.isChecked("#category-ENV")).isTrue();
        assertThat(page.inputValue("#minSeverity")).isEqualTo("3");
    }

    @Test
    void backAndForwardWork() {
        visit(YEAR);
        String first = text("#view-title");
        page.selectOption("#measure", "fatalities");
        await("document.getElementById('legend-title').textContent.startsWith('Morts')");
        page.goBack();
        await("document.getElementById('legend-title').textContent.startsWith('Densité')");
        assertThat(text("#view-title")).isEqualTo(first);
        assertThat(page.inputValue("#measure")).isEqualTo("density");
        page.goForward();
        await("document.getElementById('legend-title').textContent.startsWith('Morts')");
        assertThat(page.inputValue("#measure")).isEqualTo("fatalities");
    }

    @Test
    void nonsenseInTheAddressFallsBackToTheOpeningView() {
        visit("from=2026-13-45&to=hier&measure=peur&level=9&commune=<b>&minSeverity=-1");
        assertThat(page.inputValue("#preset")).isEqualTo("months12");
        assertThat(page.url()).contains("measure=density", "level=3").doesNotContain("peur", "commune", "minSeverity");
    }

    @Test
    void aQuestionThatIsRefusedSaysWhatIsWrongAndHowToGoOn() {
        page.navigate(address("/?category=XYZ&" + YEAR.substring(0, YEAR.indexOf("&category"))));
        page.waitForSelector(".notice[data-code=refusal]");
        assertThat(text(".notice")).contains("XYZ");
        page.click(".notice button");
        awaitMap();
        page.waitForSelector(
                ".notice",
                new com.microsoft.playwright.Page.WaitForSelectorOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        forgiveRefusedRequests();
    }
}
