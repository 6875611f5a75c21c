package org.vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The histogram below the map chooses the period, by pointer and by key, and play walks it through time. */
class TimelineTest extends BrowserTests {

    private static final String OPEN = "#timeline:not([hidden])";

    @Test
    void theBarsAreTheMonthsOfTheApi() throws Exception {
        JsonNode months = get("hotspots/months?category=INS,COM,CRI");
        visit(YEAR);
        page.waitForSelector(OPEN);
        long filled = months.path("counts")
                .valueStream()
                .filter(count -> count.asInt() > 0)
                .count();
        assertThat(page.locator(".timeline-bars rect").count()).isEqualTo((int) filled);
        assertThat(page.getAttribute(".timeline-bars rect:first-child", "data-month"))
                .isEqualTo(months.path("first").asString());
        assertThat(page.getAttribute("#timeline", "aria-label")).contains("Incidents par mois");
        assertThat(text("#timeline-told")).isEqualTo("1er nov. 2025 – 31 oct. 2026");
    }

    @Test
    void draggingOverBarsChoosesTheirMonths() {
        visit(YEAR);
        page.waitForSelector(OPEN);
        var from = page.locator("[data-month='2025-03']").boundingBox();
        var to = page.locator("[data-month='2025-06']").boundingBox();
        double y = page.locator(".timeline-track").boundingBox().y + 15;
        page.mouse().move(from.x + from.width / 2, y);
        page.mouse().down();
        page.mouse().move(from.x + from.width * 2, y);
        page.mouse().move(to.x + to.width / 2, y);
        assertThat(text("#timeline-told")).isEqualTo("1er mars 2025 – 30 juin 2025");
        page.mouse().up();
        await("location.search.includes('from=2025-03-01&to=2025-06-30')");
        await("document.getElementById('view-subtitle').textContent.includes('mars')");
        assertThat(page.inputValue("#from")).isEqualTo("2025-03-01");
        page.goBack();
        await("location.search.includes('from=2025-11-01')");
        await("document.getElementById('timeline-told').textContent.includes('nov.')");
    }

    @Test
    void endsAndBrushMoveByKeys() {
        visit(YEAR);
        page.waitForSelector(OPEN);
        page.focus("#brush-from");
        page.keyboard().press("ArrowLeft");
        await("location.search.includes('from=2025-10-01&to=2026-10-31')");
        await("document.activeElement.id === 'brush-from'");
        page.keyboard().press("ArrowRight");
        await("location.search.includes('from=2025-11-01&to=2026-10-31')");
        page.focus("#brush-to");
        page.keyboard().press("ArrowLeft");
        await("location.search.includes('to=2026-09-30')");
        page.focus("#brush");
        page.keyboard().press("ArrowLeft");
        await("location.search.includes('from=2025-10-01&to=2026-08-31')");
        assertThat(page.getAttribute("#brush", "role")).isEqualTo("slider");
        assertThat(plain(page.getAttribute("#brush", "aria-valuetext"))).isEqualTo("1er oct. 2025 – 31 août 2026");
    }

    @Test
    void playWalksMonthByMonthWithTheSameClassesUntilPaused() throws Exception {
        visit("from=2026-01-01&to=2026-01-31&category=INS,COM,CRI");
        page.waitForSelector(OPEN);
        String classes = text(".legend-classes .class-label >> nth=0");
        String table = text("#legend-title");
        page.click("#play");
        assertThat(page.getAttribute("#play", "aria-label")).isEqualTo("Arrêter sur cette image");
        await("location.search.includes('from=2026-03-01&to=2026-03-31')");
        page.click("#play");
        assertThat(page.getAttribute("#play", "aria-label")).isEqualTo("Dérouler le temps");
        String paused = page.url().replaceAll("&at=.*", "");
        page.waitForTimeout(2500);
        assertThat(page.url()).as("nothing moves after the pause").startsWith(paused);
        assertThat(text(".legend-classes .class-label >> nth=0")).isEqualTo(classes);
        assertThat(text("#legend-title")).isEqualTo(table);
        YearMonth shown = YearMonth.parse(paused.replaceAll(".*from=(\\d{4}-\\d{2}).*", "$1"));
        assertThat(Drawn.classes(page, "#map"))
                .isEqualTo(Drawn.classesOf(get("hotspots?category=INS,COM,CRI&from=%s&to=%s"
                        .formatted(shown.atDay(1), shown.atEndOfMonth()))));
        page.goBack();
        await("!location.search.includes('from=2026')");
    }

    @Test
    void aShortPeriodIsLookedAtByWeek() throws Exception {
        JsonNode weeks = get("hotspots/weeks?category=INS,COM,CRI");
        visit("from=2026-10-07&to=2026-10-20&category=INS,COM,CRI");
        page.waitForSelector("#timeline[data-step=week]");
        assertThat(text("#timeline-told")).isEqualTo("7 oct. 2026 – 20 oct. 2026");
        assertThat(page.locator(".timeline-bars rect").count()).isGreaterThan(40);
        int first = weeks.path("counts").size()
                - 1
                - (int) java.time.temporal.ChronoUnit.WEEKS.between(
                        java.time.LocalDate.parse("2026-10-05"),
                        java.time.LocalDate.parse(weeks.path("first").asString())
                                .plusWeeks(weeks.path("counts").size() - 1L));
        double tallest = ((Number)
                        page.evaluate(
                                "Math.max(...[...document.querySelectorAll('.timeline-bars rect')].map(bar => bar.height.baseVal.value))"))
                .doubleValue();
        assertThat(tallest).isEqualTo(100);
        double height = ((Number)
                        page.evaluate("document.querySelector('[data-week=\"2026-10-05\"]').height.baseVal.value"))
                .doubleValue();
        double most = ((Number) page.evaluate("Number(document.getElementById('timeline')"
                        + ".getAttribute('aria-label').match(/au plus (\\d+)/)[1])"))
                .doubleValue();
        assertThat(height)
                .isCloseTo(
                        100 * weeks.path("counts").get(first).asInt() / most,
                        org.assertj.core.data.Offset.offset(0.01));

        // A period that begins on a Wednesday moves by whole weeks; its end is taken to a Sunday.
        page.focus("#brush");
        page.keyboard().press("ArrowLeft");
        await("location.search.includes('from=2026-09-28&to=2026-10-18')");
        page.focus("#brush-to");
        page.keyboard().press("ArrowLeft");
        await("location.search.includes('from=2026-09-28&to=2026-10-11')");
        var from = page.locator("[data-week='2026-08-03']").boundingBox();
        var to = page.locator("[data-week='2026-08-17']").boundingBox();
        double y = page.locator(".timeline-track").boundingBox().y + 15;
        page.mouse().move(from.x + from.width / 2, y);
        page.mouse().down();
        page.mouse().move(to.x + to.width / 2, y);
        page.mouse().up();
        await("location.search.includes('from=2026-08-03&to=2026-08-23')");
        page.click("#play");
        await("location.search.includes('from=2026-08-17&to=2026-09-06')");
        page.click("#play");
        assertThat(page.getAttribute("#play", "aria-label")).isEqualTo("Dérouler le temps");

        page.click("#timeline-step");
        page.waitForSelector("#timeline[data-step=month]");
        assertThat(page.url()).contains("step=month");
        page.reload();
        page.waitForSelector("#timeline[data-step=month]");
    }

    @Test
    void whoAsksForCalmTakesOneStepAPress() {
        open(new Browser.NewContextOptions().setViewportSize(1440, 900).setReducedMotion(ReducedMotion.REDUCE));
        visit("from=2026-01-01&to=2026-01-31&category=INS,COM,CRI");
        page.waitForSelector(OPEN);
        assertThat(page.getAttribute("#play", "aria-label")).isEqualTo("Avancer d’un mois");
        page.click("#play");
        await("location.search.includes('from=2026-02-01&to=2026-02-28')");
        await("document.getElementById('view-subtitle').textContent.includes('févr.')");
        page.waitForTimeout(2500);
        assertThat(page.url()).contains("from=2026-02-01");
    }
}
