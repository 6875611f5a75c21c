package org.vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;

/** WCAG 2.2 AA as axe-core checks it. */
class AccessibilityTest extends BrowserTests {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    @Test
    void lightWithACommuneOpen() {
        visit(YEAR);
        page.click("#table tbody tr:nth-child(2) button");
        page.waitForSelector(".area-incidents li");
        page.click(".why summary");
        page.click(".more summary");
        page.fill("#search-input", "oua");
        page.waitForSelector("#search-option-0");
        check();
    }

    @Test
    void dark() {
        open(new Browser.NewContextOptions().setViewportSize(1440, 900).setColorScheme(ColorScheme.DARK));
        visit(YEAR + "&lang=en&commune=MLX010101");
        page.waitForSelector(".area-incidents li");
        check();
    }

    @Test
    void phoneWithEachSheet() {
        open(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setHasTouch(true)
                .setIsMobile(true));
        visit(YEAR);
        check();
        for (String sheet : List.of("filters", "legend", "side")) {
            page.click("#sheet-" + sheet);
            check();
        }
    }

    @Test
    void lostServer() {
        visit(YEAR);
        offline(true);
        page.waitForSelector(".notice");
        check();
    }

    private void check() {
        var violations = new AxeBuilder(page).withTags(RULES).analyze().getViolations();
        assertThat(violations.stream()
                        .map(violation -> violation.getId() + ": " + violation.getHelp() + " "
                                + violation.getNodes().stream()
                                        .map(node -> node.getTarget() + " " + node.getFailureSummary())
                                        .toList())
                        .toList())
                .isEmpty();
    }
}
