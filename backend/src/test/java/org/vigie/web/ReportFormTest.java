package org.vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vigie.TestAccess;
import tools.jackson.databind.JsonNode;

/** Single reports: by form, from a pasted message, nothing to report. */
class ReportFormTest extends BrowserTests {

    private final List<String> made = new ArrayList<>();

    @AfterEach
    void takeBack() throws Exception {
        for (String id : made) {
            var request = TestAccess.sign(HttpRequest.newBuilder(URI.create(address("/api/v1/incidents/" + id))))
                    .DELETE()
                    .build();
            http.send(request, HttpResponse.BodyHandlers.discarding());
        }
    }

    @Test
    void anIncidentByFormFromTheKeysOnly() throws Exception {
        visit(YEAR);
        page.focus("#do-add");
        press("Enter", "Tab", "Tab", "Enter");
        page.waitForSelector("#work[data-name=incident] #f-place");
        page.fill("#f-date", "2026-10-12");
        page.focus("#f-kind");
        page.selectOption("#f-kind", "INS.IED");
        page.focus("#f-place");
        page.keyboard().type("djibo");
        page.waitForSelector(".place-choice");
        await("document.querySelector('.place-choice input').checked");
        assertThat(text(".place-choice")).startsWith("1. Djibo localité · Burkina Faso · sûr à");
        assertThat(page.isVisible(".work-pin")).isTrue();
        page.fill("#f-fatalities", "2");
        page.fill("#f-description", "Exercice : saisie au clavier");
        page.focus("#f-source");
        page.keyboard().type("exercice-saisie");
        page.keyboard().press("Enter");
        awaitText(".work-outcome", "Incident enregistré");
        JsonNode saved = newest();
        assertThat(saved.get("area").asString()).isEqualTo("BFX120302");
        assertThat(saved.get("kind").asString()).isEqualTo("INS.IED");
        assertThat(saved.get("fatalities").asInt()).isEqualTo(2);
        assertThat(saved.get("precision").asString()).isEqualTo("SETTLEMENT");
        page.keyboard().press("Enter");
        page.waitForSelector("#area:not([hidden])");
        assertThat(text("#area-title")).isEqualTo("Djibo");
    }

    @Test
    void aPointOnTheMapIsAPlaceAndItsMiddleIsWithinReachOfTheKeys() throws Exception {
        visitWindow("incident", YEAR);
        page.fill("#f-date", "2026-10-13");
        page.waitForSelector(".work-map .leaflet-labels-pane canvas");
        page.click(".work-map");
        awaitText(".place-list", "Le point montré sur la carte");
        assertThat(page.isVisible(".work-point")).isTrue();
        page.focus(".work-map");
        page.keyboard().press("ArrowDown");
        page.getByText("Prendre le milieu de la carte").press("Enter");
        page.fill("#f-description", "Exercice : montré sur la carte");
        page.fill("#f-source", "exercice-saisie");
        page.click("#report-save");
        awaitText(".work-outcome", "Incident enregistré");
        assertThat(newest().get("precision").asString()).isEqualTo("EXACT");
    }

    @Test
    void whatIsWrongIsToldAtItsField() {
        visitWindow("incident", YEAR);
        page.fill("#f-fatalities", "beaucoup");
        page.fill("#f-place", "Djibo");
        page.waitForSelector(".place-choice");
        page.click("#report-save");
        awaitText("[data-field=fatalities] .work-error", "n’est pas un nombre entier");
        assertThat(page.getAttribute("#f-fatalities", "aria-invalid")).isEqualTo("true");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("f-fatalities");
        assertThat(text(".work-outcome")).contains("À corriger");
        forgiveRefusedRequests();
    }

    @Test
    void nothingTypedIsLostWithTheServerOrTheWindow() {
        visitWindow("incident", YEAR);
        page.fill("#f-description", "Exercice : gardé");
        page.fill("#f-place", "Djibo");
        page.waitForSelector(".place-choice");
        offline(true);
        page.click("#report-save");
        awaitText(".work-outcome", "Rien n’est parti");
        awaitText(".work-lost", "Le serveur ne répond plus");
        page.keyboard().press("Escape");
        await("!document.getElementById('work')");
        offline(false);
        page.click("#do-add");
        page.click("#do-incident");
        page.waitForSelector("#work[data-name=incident]");
        assertThat(page.inputValue("#f-description")).isEqualTo("Exercice : gardé");
        assertThat(page.inputValue("#f-place")).isEqualTo("Djibo");
        assertThat(text(".place-list")).contains("1. Djibo");
    }

    @Test
    void aPastedMessageFillsTheFormAndThePersonDecides() throws Exception {
        visitWindow("message", YEAR);
        page.fill("#f-receivedOn", "2026-10-20");
        page.fill("#f-text", "Hier vers 18h, embuscade près de Djibo : 3 soldats tués, 2 blessés. Exercice.");
        page.click("#message-propose");
        page.waitForSelector(".message-result:not([hidden])");
        await(
                "document.querySelector('#f-place').value === 'Djibo' && document.querySelector('.place-choice input')?.checked");
        assertThat(page.inputValue("#f-date")).isEqualTo("2026-10-19");
        assertThat(page.inputValue("#f-kind")).isEqualTo("INS.CLASH");
        assertThat(page.inputValue("#f-fatalities")).isEqualTo("3");
        assertThat(page.inputValue("#f-injured")).isEqualTo("2");
        assertThat(text("[data-field=fatalities]")).contains("Proposé d’après « 3 soldats tués »");
        awaitText(".work-outcome", "Heure lue : 18:00");
        page.fill("#f-fatalities", "4");
        assertThat(page.getAttribute("[data-field=fatalities]", "class")).doesNotContain("work-proposed");
        page.fill("#f-source", "exercice-saisie");
        page.click("#report-save");
        awaitText(".message-result .work-outcome", "Incident enregistré");
        JsonNode saved = newest();
        assertThat(saved.get("fatalities").asInt()).isEqualTo(4);
        assertThat(saved.get("dateStart").asString()).isEqualTo("2026-10-19");
        assertThat(saved.get("area").asString()).isEqualTo("BFX120302");
    }

    @Test
    void nothingToReportInTwoPresses() throws Exception {
        visit(YEAR + "&commune=BFX120301");
        page.waitForSelector("#area:not([hidden])");
        page.click("#do-situation");
        page.waitForSelector("#work[data-name=situation]");
        await("document.activeElement.id === 'situation-send'");
        var held = new CopyOnWriteArrayList<Route>(); // a slow map behind the window keeps nobody from pressing again
        page.route("**/api/v1/hotspots?*", held::add);
        page.click("#situation-send");
        awaitText(".work-outcome", "RAS enregistré : Aribinda");
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        JsonNode communes = get("hotspots?from=2026-01-01&to=" + today + "&fields=silence,silenceDays")
                .get("communes");
        assertThat(communes.valueStream()
                        .filter(commune -> commune.get("pcode").asString().equals("BFX120301"))
                        .map(commune -> commune.get("silenceDays").asInt() + " "
                                + commune.get("silence").asString())
                        .toList())
                .containsExactly("0 HEARD");
        page.click("#situation-send");
        awaitText(".work-outcome", "Ce RAS était déjà enregistré");
        assertThat(held).as("questions of the map that wait").isNotEmpty();
        page.unroute("**/api/v1/hotspots?*");
        held.forEach(Route::resume);
    }

    private void press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    /** The incident that this test saved. */
    private JsonNode newest() throws Exception {
        JsonNode features = get("incidents?source=exercice-saisie&limit=1000").get("features");
        JsonNode newest = features.valueStream()
                .max(java.util.Comparator.comparingLong(
                        feature -> feature.at("/properties/versionFrom").asLong()))
                .orElseThrow();
        made.add(newest.get("id").asString());
        return newest.get("properties");
    }
}
