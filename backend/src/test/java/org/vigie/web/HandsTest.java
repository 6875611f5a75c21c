package org.vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the reader has in hand stays there, whatever the page does meanwhile. */
class HandsTest extends BrowserTests {

    private static final String FOCUSED = "document.activeElement.id";

    @Test
    void theSameAnswerAgainLeavesEverythingWhereItIs() {
        visit(YEAR + "&commune=BFX120302");
        page.waitForSelector(".area-incidents li");
        page.waitForSelector("#area-filter");
        page.waitForSelector("#timeline:not([hidden])");
        page.click(".why summary");
        page.evaluate("document.querySelector('.table-scroll').scrollTop = 100");
        String parts =
                "['#from', '#measure', '#table tbody tr', '.why', '.area-incidents li', '#play', '#do-morning', '.caption']";
        page.waitForSelector("#do-morning");
        page.evaluate(parts + ".forEach(part => { document.querySelector(part).dataset.mine = 'yes'; })");
        page.focus("#from");
        askAnew();
        assertThat(page.evaluate(
                        parts + ".filter(part => document.querySelector(part).dataset.mine !== 'yes').join(' ')"))
                .as("made anew")
                .isEqualTo("");
        assertThat(page.evaluate(FOCUSED)).isEqualTo("from");
        assertThat(page.evaluate("document.querySelector('.why').open")).isEqualTo(true);
        assertThat(page.evaluate("document.querySelector('.table-scroll').scrollTop"))
                .isEqualTo(100);
    }

    @Test
    void aDragOverTheMonthsOutlivesAnAnswer() {
        visit(YEAR);
        page.waitForSelector("#timeline:not([hidden])");
        var from = page.locator("[data-month='2025-03']").boundingBox();
        var to = page.locator("[data-month='2025-06']").boundingBox();
        double y = page.locator(".timeline-track").boundingBox().y + 15;
        page.mouse().move(from.x + from.width / 2, y);
        page.mouse().down();
        page.mouse().move(from.x + from.width * 2, y);
        askAnew();
        page.mouse().move(to.x + to.width / 2, y);
        page.mouse().up();
        await("location.search.includes('from=2025-03-01&to=2025-06-30')");
    }

    @Test
    void aPressThatBeginsBeforeAFrameAndEndsAfterItPauses() {
        visit("from=2025-01-01&to=2025-01-31&category=INS,COM,CRI");
        page.waitForSelector("#timeline:not([hidden])");
        page.click("#play");
        page.hover("#play");
        page.mouse().down();
        String before = page.url();
        await("location.search.includes('from=') && !" + "location.href.startsWith('" + before.replaceAll("&at=.*", "")
                + "')");
        page.mouse().up();
        await("document.getElementById('play').getAttribute('aria-label') === 'Dérouler le temps'");
    }

    @Test
    void aChoiceOfLanguageKeepsTheFocus() {
        visit(YEAR);
        page.focus("#language-en");
        page.keyboard().press("Enter");
        await("document.getElementById('legend-title').textContent.startsWith('Density')");
        assertThat(page.evaluate(FOCUSED)).isEqualTo("language-en");
        page.focus("#language-fr");
        page.keyboard().press("Enter");
        await("document.getElementById('legend-title').textContent.startsWith('Densité')");
        assertThat(page.evaluate(FOCUSED)).isEqualTo("language-fr");
    }

    /** As after a while without a network: the page asks again, and gets what it has. */
    private void askAnew() {
        page.waitForResponse(
                answer ->
                        answer.url().contains("/api/v1/hotspots?") && answer.status() == 200 || answer.status() == 304,
                () -> page.evaluate("dispatchEvent(new Event('offline')); dispatchEvent(new Event('online'))"));
        await("document.querySelector('.notice') === null");
        page.waitForTimeout(300);
    }
}
