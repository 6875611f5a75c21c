package org.vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vigie.TestAccess;

/** Taking the view home: files, snapshots, lines for other pages, and the meeting room. */
class ShareTest extends BrowserTests {

    @Test
    void theDownloadHasTheTotalsOfTheMap() throws Exception {
        visitWindow("download", YEAR + "&country=MLI");
        page.selectOption("#f-format", "csv");
        Download download = page.waitForDownload(() -> page.click("#work .primary"));
        assertThat(download.suggestedFilename()).endsWith(".csv");
        List<String> lines = Files.readAllLines(download.path());
        int communes = get("hotspots?" + YEAR + "&country=MLI&fields=count")
                .get("communes")
                .size();
        assertThat(lines).hasSize(1 + communes);
        awaitText(".work-outcome", "Fichier reçu : " + download.suggestedFilename());
    }

    @Test
    void everyFormatOfEverySubjectCanBeTaken() {
        visitWindow("download", YEAR + "&country=NER&level=2&measure=weighted");
        for (Object subject : values("#f-subject")) {
            page.selectOption("#f-subject", (String) subject);
            for (Object format : values("#f-format")) {
                page.selectOption("#f-format", (String) format);
                Download download = page.waitForDownload(() -> page.click("#work .primary"));
                assertThat(download.suggestedFilename())
                        .as(subject + " " + format)
                        .endsWith("." + format);
                assertThat(download.failure()).isNull();
            }
        }
    }

    private List<?> values(String select) {
        return (List<?>)
                page.evaluate("[...document.querySelector('" + select + "').options].map(option => option.value)");
    }

    @Test
    void aLargeFileIsMadeAsAJobWithItsProgress() {
        visitWindow("download", YEAR);
        String id = UUID.randomUUID().toString();
        var states = new java.util.ArrayDeque<>(List.of("running\",\"progress\":0.25", "done\",\"progress\":1.0"));
        page.route(
                "**/api/v1/exports/incidents.gpkg*",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(202)
                        .setHeaders(Map.of("Location", "/api/v1/exports/" + id))));
        page.route("**/api/v1/exports/" + id, route -> {
            String state = states.size() > 1 ? states.poll() : states.peek();
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody("{\"id\":\"" + id + "\",\"state\":\"" + state + ",\"file\":\"/api/v1/exports/" + id
                            + "/file\"}"));
        });
        page.selectOption("#f-subject", "incidents");
        page.selectOption("#f-format", "gpkg");
        page.click("#work .primary");
        awaitText(".work-outcome", "25 %");
        awaitText(".work-outcome", "Le fichier est prêt");
        assertThat(page.getAttribute(".work-outcome a", "href")).isEqualTo("api/v1/exports/" + id + "/file");
    }

    @Test
    void aSnapshotIsFrozenQuotedAndWithdrawn() throws Exception {
        visitWindow("snapshot", YEAR);
        page.fill("#f-title", "Exercice : densité d’octobre");
        page.click("#snapshot-go");
        awaitText(".work-outcome", "Instantané figé");
        String link = page.inputValue("#copy-page");
        assertThat(status(link)).isEqualTo(200);
        assertThat(page.inputValue("#copy-iframe")).startsWith("<iframe src=\"").contains("densité d’octobre");
        assertThat(page.inputValue("#copy-img")).contains("<img src=\"");
        assertThat(page.inputValue("#copy-markdown")).startsWith("[![");
        context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page.click("#copy-iframe-button");
        awaitText("#work", "Copié.");
        assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(page.inputValue("#copy-iframe"));
        page.locator(".snapshot-recent li").first().getByText("Retirer").click();
        page.keyboard().type("Exercice terminé");
        page.keyboard().press("Enter");
        awaitText(".work-outcome", "Instantané retiré");
        assertThat(status(link)).isEqualTo(410);
    }

    @Test
    void theMeetingRoomSeesTheMapAndItsLegendInLargeType() {
        visit(YEAR);
        double small = size("#legend .class-label");
        page.click("#do-meeting");
        page.waitForSelector("#meeting-exit");
        for (String hidden : List.of("#search", "#languages", "#do", "#filters", "#side", ".leaflet-control-zoom")) {
            assertThat(page.isVisible(hidden)).as(hidden).isFalse();
        }
        for (String shown : List.of("#map", "#legend", "#view-title", "#exercise")) {
            assertThat(page.isVisible(shown)).as(shown).isTrue();
        }
        assertThat(size("#legend .class-label")).isGreaterThan(1.25 * small);
        var map = page.locator("#map").boundingBox();
        var legend = page.locator("#legend").boundingBox();
        assertThat(map.width * map.height).as("the map has most of the room").isGreaterThan(0.5 * 1440 * 900);
        assertThat(legend.x).as("the legend stands beside it").isGreaterThanOrEqualTo(map.x + map.width);
        page.keyboard().press("Escape");
        await("!document.documentElement.classList.contains('meeting')");
        assertThat(page.isVisible("#filters")).isTrue();
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("do-meeting");
    }

    private double size(String selector) {
        return ((Number) page.evaluate(
                        "parseFloat(getComputedStyle(document.querySelector('" + selector + "')).fontSize)"))
                .doubleValue();
    }

    private int status(String link) throws Exception {
        String path = URI.create(link).getPath();
        return http.send(
                        TestAccess.sign(HttpRequest.newBuilder(URI.create(address(path))))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
