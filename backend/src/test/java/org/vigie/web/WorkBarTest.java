package org.vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The bar of what one does: only what is offered, all of it from the keys, each window at an address of its own. */
class WorkBarTest extends BrowserTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TOOLS = "[...document.querySelectorAll('#do .do-tool')].map(tool => tool.id).join(' ')";

    @Test
    void anAdministratorHasEverything() throws Exception {
        visit(YEAR);
        page.waitForSelector("#do-morning");
        assertThat(page.evaluate(TOOLS))
                .isEqualTo("do-morning do-add do-upload do-incident do-message do-situation do-review"
                        + " do-share do-download do-snapshot do-embed do-meeting do-who do-account do-people do-audit");
        long open = get("capabilities").at("/reviews/open").asLong();
        assertThat(text("#do-review")).isEqualTo("Réviser " + open);
    }

    @Test
    void aMissingRightOrFeatureHidesTheButton() {
        assertThat(toolsOf("VIEWER", false)).isEqualTo("do-morning do-share do-embed do-meeting do-who do-account");
        assertThat(toolsOf("PUBLIC", false)).isEqualTo("do-share do-embed do-meeting");
        assertThat(toolsOf("ADMIN", true))
                .isEqualTo("do-morning do-share do-download do-embed do-meeting do-who do-account do-people do-audit");
        assertThat(toolsOf("ANALYST", false, "snapshots"))
                .isEqualTo("do-morning do-share do-download do-embed do-meeting do-who do-account");
        assertThat(toolsOf("EDITOR", false, "imports", "exports"))
                .isEqualTo("do-morning do-review do-share do-snapshot do-embed do-meeting do-who do-account");
    }

    @Test
    void menusAndWindowsWorkFromTheKeys() {
        visit(YEAR);
        page.focus("#do-share");
        page.keyboard().press("Enter");
        assertThat(page.getAttribute("#do-share", "aria-expanded")).isEqualTo("true");
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("do-download");
        page.keyboard().press("Escape");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("do-share");
        assertThat(page.isVisible("#do-download")).isFalse();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.waitForSelector("#work[data-name=download]");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("work-title");
        page.keyboard().press("Escape");
        await("!document.getElementById('work')");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("do-share");
        assertThat(page.url()).doesNotContain("#");
    }

    @Test
    void aLinkOpensAWindowAndBackClosesIt() {
        visitWindow("embed", YEAR);
        assertThat(page.inputValue("#copy-link")).isEqualTo(page.url().replace("#embed", ""));
        page.click("#work .close");
        await("!document.getElementById('work')");
        page.click("#do-morning");
        page.waitForSelector("#work[data-name=morning]");
        assertThat(page.url()).endsWith("#morning");
        page.goBack();
        await("!document.getElementById('work')");
        assertThat(page.isVisible("#map")).isTrue();
        page.goForward();
        page.waitForSelector("#work[data-name=morning]");
    }

    @Test
    void onAPhoneTheBarIsASheet() {
        open(new Browser.NewContextOptions()
                .setViewportSize(360, 740)
                .setHasTouch(true)
                .setIsMobile(true));
        visit(YEAR);
        page.waitForSelector("#do:not([hidden])", attached());
        assertThat(page.isVisible("#do-morning")).isFalse();
        page.click("#sheet-do");
        for (String tool : List.of("morning", "upload", "incident", "message", "situation", "review", "download")) {
            assertThat(page.isVisible("#do-" + tool)).as(tool).isTrue();
        }
        page.click("#do-situation");
        page.waitForSelector("#work[data-name=situation]");
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    }

    private static com.microsoft.playwright.Page.WaitForSelectorOptions attached() {
        return new com.microsoft.playwright.Page.WaitForSelectorOptions()
                .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED);
    }

    private Object toolsOf(String role, boolean readOnly, String... without) {
        open(new Browser.NewContextOptions().setViewportSize(1440, 900));
        page.route("**/api/v1/capabilities", route -> answer(route, role, readOnly, without));
        visit(YEAR);
        page.waitForSelector("#do-meeting");
        return page.evaluate(TOOLS);
    }

    /** The real answer, told to another reader. */
    private static void answer(Route route, String role, boolean readOnly, String... without) {
        ObjectNode answer = (ObjectNode) JSON.readTree(route.fetch().text());
        answer.set("reader", JSON.valueToTree(Map.of("role", role, "readOnly", readOnly)));
        answer.remove(List.of(without));
        route.fulfill(new Route.FulfillOptions().setBody(answer.toString()).setContentType("application/json"));
    }
}
