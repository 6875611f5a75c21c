package org.vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The legend says what the colours mean and what stands behind them. */
class LegendTest extends BrowserTests {

    @Test
    void theLegendIsThatOfTheApi() throws Exception {
        JsonNode result = get("hotspots?fields=gi&" + YEAR);
        visit(YEAR);
        String legend = text("#legend");
        assertThat(legend)
                .contains("Densité d’incidents", "incidents par 1 000 km² et par an")
                .contains("Incidents signalés, pas le risque individuel ; l’absence de signalement n’est pas le calme.")
                .contains("1er nov. 2025 – 31 oct. 2026")
                .containsIgnoringCase(plain(result.path("legend").path("table").asString()));
        result.path("legend").path("classes").forEach(of -> assertThat(legend)
                .contains(plain(of.path("label").asString())));
        result.path("warnings").forEach(warning -> assertThat(legend)
                .contains(plain(warning.path("message").asString())));
    }

    @Test
    void everyMatchedIncidentIsAccountedFor() throws Exception {
        JsonNode result = get("hotspots?" + YEAR);
        visit(YEAR);
        assertThat(fact("matched")).isEqualTo(result.path("matched").asInt()).isPositive();
        assertThat(fact("matched")).isEqualTo(fact("placed") + fact("unplaced") + fact("undated"));
        assertThat(text("#fact-data-version"))
                .contains(result.path("dataVersion").asString());
    }

    @Test
    void exerciseDataAreMarked() {
        visit(YEAR);
        assertThat(page.isVisible("#exercise")).isTrue();
        assertThat(text("#exercise")).isEqualTo("Données d’exercice : aucun fait réel");
    }

    @Test
    void opensWithTheLastTwelveCompleteMonthsThatNoLongerFill() {
        LocalDate settled = LocalDate.now(ZoneOffset.UTC).minusDays(14).plusDays(1);
        LocalDate to = settled.withDayOfMonth(1).minusDays(1);
        visit("");
        assertThat(page.inputValue("#to")).isEqualTo(to.toString());
        assertThat(page.inputValue("#from"))
                .isEqualTo(to.plusDays(1).minusMonths(12).toString());
        assertThat(page.inputValue("#preset")).isEqualTo("months12");
        assertThat(page.inputValue("#measure")).isEqualTo("density");
        assertThat(page.isChecked("#level-3")).isTrue();
        for (String code : new String[] {"INS", "COM", "CRI"}) {
            assertThat(page.isChecked("#category-" + code)).as(code).isTrue();
        }
        assertThat(page.isChecked("#category-GOV")).isFalse();
    }

    private int fact(String name) {
        return Integer.parseInt(text("#fact-" + name).replace(" ", ""));
    }
}
