package org.vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import org.junit.jupiter.api.Test;

/** Everything without a mouse. */
class KeyboardTest extends BrowserTests {

    private static final String FOCUSED =
            "document.activeElement.id || document.activeElement.dataset.focus || document.activeElement.className || document.activeElement.tagName";

    /** Whether the focused thing, or what stands for it, has an outline. */
    private static final String FOCUS_SHOWS = """
            (() => {
              const active = document.activeElement;
              const shown = [active, active.nextElementSibling, active.closest('.chip')].filter(Boolean);
              return shown.some(one => getComputedStyle(one).outlineStyle !== 'none');
            })()""";

    @Test
    void tabReachesEverythingAndTheFocusShows() {
        visit(YEAR);
        var reached = new LinkedHashSet<String>();
        for (int i = 0; i < 90; i++) {
            page.keyboard().press("Tab");
            String focused = (String) page.evaluate(FOCUSED);
            if (focused.equals("BODY")) {
                break;
            }
            reached.add(focused);
            assertThat(page.evaluate(FOCUS_SHOWS)).as("focus on " + focused).isEqualTo(true);
        }
        assertThat(reached)
                .contains("skip", "search-input", "language-fr", "language-en", "measure", "level-3", "preset", "from")
                .contains(
                        "to", "category-INS", "category-DIS", "country-BFA", "reset", "map", "sort-name", "sort-value")
                .contains("more");
    }

    @Test
    void aCommuneIsFoundByItsNameWithoutAccentsAndOpenedAndClosed() {
        visit(YEAR);
        page.focus("#search-input");
        page.keyboard().type("segou");
        page.waitForSelector("#search-option-0");
        assertThat(text("#search-option-0")).isEqualTo("Ségou Mali");
        page.keyboard().press("Enter");
        page.waitForSelector("#area:not([hidden])");
        assertThat(text("#area-title")).isEqualTo("Ségou");
        assertThat(page.evaluate(FOCUSED)).isEqualTo("area-title");
        page.keyboard().press("Escape");
        await("document.getElementById('area').hidden");
    }

    @Test
    void aSearchWithoutResultSaysSo() {
        visit(YEAR);
        page.fill("#search-input", "zzz");
        assertThat(text("#search-list")).contains("Aucun nom ne correspond");
        page.keyboard().press("Escape");
        assertThat(page.isVisible("#search-list")).isFalse();
    }

    @Test
    void levelsCategoriesAndSortingWorkFromTheKeys() {
        visit(YEAR);
        page.focus("#level-3");
        page.keyboard().press("ArrowLeft");
        await("document.getElementById('map').dataset.level === '2'");
        assertThat(page.evaluate(FOCUSED)).isEqualTo("level-2");
        page.focus("#category-ENV");
        page.keyboard().press("Space");
        await("location.search.includes('ENV')");
        assertThat(page.evaluate(FOCUSED)).isEqualTo("category-ENV");
        await("document.getElementById('view-subtitle').textContent.includes('Environnement')");
        page.focus("[data-focus=sort-count]");
        page.keyboard().press("Enter");
        await("location.search.includes('sort=-count')");
        assertThat(page.evaluate(FOCUSED)).isEqualTo("sort-count");
    }

    @Test
    void aCategoryInPartIsMarkedSo() {
        visit(YEAR);
        page.click(".tree > li:first-child summary");
        page.uncheck("#category-INS\\.IED");
        await("location.search.includes('INS.CLASH')");
        assertThat(page.evaluate("document.getElementById('category-INS').indeterminate"))
                .isEqualTo(true);
        page.check("#category-INS\\.IED");
        await("location.search.includes('category=INS,COM,CRI&')");
        assertThat(page.isChecked("#category-INS")).isTrue();
    }
}
