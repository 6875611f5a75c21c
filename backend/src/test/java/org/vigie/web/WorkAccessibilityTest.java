package org.vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every window of work as axe-core checks it, and at the width of the smallest phone. */
class WorkAccessibilityTest extends BrowserTests {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final List<String> WINDOWS =
            List.of("morning", "upload", "incident", "message", "situation", "review", "download", "snapshot", "embed");

    @Test
    void everyWindowInLight() {
        visit(YEAR);
        page.click("#do-share");
        check("menu");
        everyWindow();
    }

    @Test
    void everyWindowInDarkAndEnglishWithReducedMotion() {
        open(new Browser.NewContextOptions()
                .setViewportSize(1440, 900)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setColorScheme(ColorScheme.DARK));
        visit(YEAR + "&lang=en");
        everyWindow();
    }

    @Test
    void everyWindowOnAPhone() {
        open(new Browser.NewContextOptions()
                .setViewportSize(360, 740)
                .setHasTouch(true)
                .setIsMobile(true));
        visit(YEAR);
        page.click("#sheet-do");
        check("bar");
        everyWindow();
    }

    @Test
    void whatIsSaidInThem() {
        visitWindow("upload", YEAR);
        page.setInputFiles(
                "#upload-file",
                new FilePayload(
                        "axe.csv",
                        "text/csv",
                        "date,kind,longitude,latitude\n31/02/2026,PEUR,-1.6,14.1\n2026-10-05,PEUR,-1.6,14.1\n"
                                .getBytes(StandardCharsets.UTF_8)));
        check("a file chosen");
        page.click("#upload-examine");
        page.waitForSelector(".issues table");
        check("a file examined");
        go("incident");
        page.fill("#f-place", "Djibo");
        page.waitForSelector(".place-choice");
        page.fill("#f-fatalities", "x");
        page.click("#report-save");
        page.waitForSelector("[aria-invalid=true]");
        check("a field that is wrong");
        forgiveRefusedRequests();
        go("message");
        page.fill("#f-text", "Hier attaque à Djibo, 3 morts");
        page.click("#message-propose");
        page.waitForSelector(".work-proposed");
        check("a message read");
        offline(true);
        page.evaluate("dispatchEvent(new Event('offline'))");
        page.waitForSelector(".work-lost p");
        check("a lost server");
        offline(false);
        go("meeting");
        page.waitForSelector("#meeting-exit");
        check("the meeting room");
    }

    private void everyWindow() {
        int width = ((Number) page.evaluate("innerWidth")).intValue();
        for (String name : WINDOWS) {
            go(name);
            page.waitForTimeout(300);
            await("!document.querySelector('#work [aria-busy=true]')");
            check(name);
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as(name)
                    .isEqualTo(width);
            assertThat(page.evaluate(
                            "(body => body.scrollWidth <= body.clientWidth)(document.querySelector('.work-body'))"))
                    .as("nothing sticks out of " + name)
                    .isEqualTo(true);
        }
    }

    private void go(String name) {
        page.waitForSelector(
                "#do:not([hidden])",
                new com.microsoft.playwright.Page.WaitForSelectorOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
        page.evaluate("name => { location.hash = name; }", name);
        if (!name.equals("meeting")) {
            page.waitForSelector("#work[data-name=" + name + "]");
        }
    }

    private void check(String what) {
        var violations = new AxeBuilder(page).withTags(RULES).analyze().getViolations();
        assertThat(violations.stream()
                        .map(violation -> violation.getId() + ": " + violation.getHelp() + " "
                                + violation.getNodes().stream()
                                        .map(node -> node.getTarget() + " " + node.getFailureSummary())
                                        .toList())
                        .toList())
                .as(what)
                .isEmpty();
    }
}
