package org.vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** French first, English by a switch that is remembered. */
class LanguageTest extends BrowserTests {

    @Test
    void frenchFirst() {
        visit(YEAR);
        assertThat(page.getAttribute("html", "lang")).isEqualTo("fr");
        assertThat(text("#view-title")).isEqualTo("Densité d’incidents par commune");
        assertThat(page.innerText("#legend")).contains("1 000 km²");
        assertThat(text("#table tfoot")).matches(".*\\d,\\d.*");
    }

    @Test
    void englishByASwitchThatIsRemembered() throws Exception {
        visit(YEAR);
        page.click("#language-en");
        await("document.getElementById('legend-title').textContent.startsWith('Density')");
        assertThat(page.getAttribute("html", "lang")).isEqualTo("en");
        assertThat(text("#view-title")).isEqualTo("Density of incidents by commune");
        assertThat(text("#filters")).contains("Insecurity", "Period", "Countries");
        assertThat(text("#exercise")).isEqualTo("Exercise data: nothing here is real");
        assertThat(text("#legend"))
                .contains(get("hotspots?" + YEAR, "en")
                        .path("legend")
                        .path("caption")
                        .asString());
        assertThat(text("#table tfoot")).matches(".*\\d\\.\\d.*");

        page.reload();
        awaitMap();
        assertThat(text("#view-title")).isEqualTo("Density of incidents by commune");
        page.click("#language-fr");
        await("document.getElementById('legend-title').textContent.startsWith('Densité')");
    }

    @Test
    void aLinkMayNameTheLanguage() {
        visit(YEAR + "&lang=en");
        assertThat(text("#filters-title")).isEqualTo("Filters");
        assertThat(page.url()).contains("lang=en");
    }
}
