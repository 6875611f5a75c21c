package org.vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The table is the map's twin. */
class TableTest extends BrowserTests {

    @Test
    void theOrderIsTheRankOfTheApi() throws Exception {
        List<String> expected = ranked(get("hotspots?" + YEAR)).stream()
                .limit(20)
                .map(commune -> commune.path("pcode").asString())
                .toList();
        visit(YEAR);
        assertThat(rows()).isEqualTo(expected);
        page.click(".more-rows");
        assertThat(rows()).hasSize(120).startsWith(expected.toArray(String[]::new));
    }

    @Test
    void theTotalIsThatOfAllRows() throws Exception {
        JsonNode result = get("hotspots?" + YEAR);
        visit(YEAR);
        assertThat(text("#table tfoot tr"))
                .contains("Ensemble")
                .contains(plain("%,d".formatted(result.path("placed").asInt()).replace(',', ' ')));
    }

    @Test
    void aHeadingSortsBothWays() throws Exception {
        List<JsonNode> byCount = ranked(get("hotspots?" + YEAR)).stream()
                .sorted(Comparator.comparingInt(
                                (JsonNode commune) -> -commune.path("count").asInt())
                        .thenComparing(commune -> commune.path("pcode").asString()))
                .toList();
        visit(YEAR);
        page.click("[data-focus=sort-count]");
        await("location.search.includes('sort=-count')");
        assertThat(rows().get(0)).isEqualTo(byCount.get(0).path("pcode").asString());
        assertThat(page.getAttribute("th:has([data-focus=sort-count])", "aria-sort"))
                .isEqualTo("descending");
        page.click("[data-focus=sort-count]");
        await("location.search.includes('sort=count')");
        assertThat(page.getAttribute("th:has([data-focus=sort-count])", "aria-sort"))
                .isEqualTo("ascending");
        assertThat(text("#table tbody tr:first-child")).endsWith(" 0 0 0");
    }

    @Test
    void aRowOpensItsCommuneWithItsNumbersAndTheirReason() throws Exception {
        JsonNode top = ranked(get("hotspots?" + YEAR)).get(0);
        visit(YEAR);
        page.click("[data-focus=area-" + top.path("pcode").asString() + "]");
        page.waitForSelector("#area:not([hidden])");
        assertThat(text("#area"))
                .contains(top.path("name").asString())
                .contains("Incidents placés ici " + top.path("count").asInt())
                .contains("1ᵉʳ sur 273");
        page.click(".why summary");
        assertThat(text(".why"))
                .contains("Pourquoi est-ce rouge ?", top.path("count").asInt() + " incidents ÷", "(365 jours)");
        assertThat(page.getAttribute("tr.chosen", "data-pcode"))
                .isEqualTo(top.path("pcode").asString());
        page.click("#area .close");
        assertThat(page.isVisible("#area")).isFalse();
    }

    private List<String> rows() {
        return page.locator("#table tbody tr").all().stream()
                .map(row -> row.getAttribute("data-pcode"))
                .toList();
    }

    private static List<JsonNode> ranked(JsonNode result) {
        return result.path("communes")
                .valueStream()
                .filter(commune -> commune.path("covered").asBoolean())
                .sorted(Comparator.comparingInt(
                                (JsonNode commune) -> commune.path("rank").asInt())
                        .thenComparing(commune -> commune.path("pcode").asString()))
                .toList();
    }
}
