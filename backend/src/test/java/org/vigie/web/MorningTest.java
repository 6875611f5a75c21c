package org.vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.vigie.TestAccess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one wants to know first in the morning. */
class MorningTest extends BrowserTests {

    @Test
    void theFirstVisitSaysSoAndTheListsAreThoseOfTheApi() throws Exception {
        visitWindow("morning", YEAR);
        await("document.querySelectorAll('.morning-body[aria-busy=false]').length === 5");
        assertThat(text(".work-lead")).contains("Première visite");
        String to = LocalDate.now(ZoneOffset.UTC).toString();
        String from = LocalDate.now(ZoneOffset.UTC).minusDays(364).toString();
        JsonNode communes = get("hotspots?from=" + from + "&to=" + to + "&fields=name,count,silence,silenceDays")
                .get("communes");
        JsonNode quietest = communes.valueStream()
                .filter(commune -> commune.get("silence").asString().equals("SILENT"))
                .max(java.util.Comparator.comparingLong(
                        commune -> commune.get("count").asLong(0)))
                .orElseThrow();
        assertThat(text("#morning-silent li"))
                .startsWith(quietest.get("name").asString())
                .endsWith(quietest.get("silenceDays").asInt() + " jours");
        long open = get("geocode/reviews?limit=1").get("numberMatched").asLong();
        assertThat(text("#morning-waiting")).contains(open + " lieux à confirmer");
        assertThat(page.locator("#morning-emerging li").count()).isGreaterThan(2);
        page.click("#morning-emerging .work-link");
        page.waitForSelector("#area:not([hidden])");
        assertThat(page.url()).contains("commune=").doesNotContain("#");
    }

    @Test
    void whatCameSinceTheLastVisitIsShownAndLeadsToTheMap() throws Exception {
        long version = get("capabilities").get("dataVersion").asLong();
        String id = add(
                "{\"date\":\"" + LocalDate.now(ZoneOffset.UTC).minusDays(1)
                        + "\",\"kind\":\"INS.CLASH\",\"longitude\":-1.62,\"latitude\":14.1,\"source\":\"exercice-matin\",\"description\":\"Exercice\"}");
        try {
            long yesterday = System.currentTimeMillis() - 20 * 3_600_000L;
            page.addInitScript("localStorage.getItem('vigie.visit') ?? localStorage.setItem('vigie.visit', '{\"seen\":"
                    + version + ",\"seenAt\":" + yesterday + "}')");
            visitWindow("morning", YEAR);
            awaitText("#morning-fresh", "1 incident de plus.");
            assertThat(text(".work-lead")).contains("Depuis votre dernière visite", "version " + version);
            assertThat(text("#morning-fresh")).contains("Djibo Burkina Faso +1", "Affrontement armé");
            page.click("#morning-fresh .work-link");
            page.waitForSelector("#area:not([hidden])");
            assertThat(text("#area-title")).isEqualTo("Djibo");
            page.reload();
            awaitMap();
            page.click("#do-morning");
            awaitText("#morning-fresh", "1 incident de plus.");
        } finally {
            http.send(
                    TestAccess.sign(HttpRequest.newBuilder(URI.create(address("/api/v1/incidents/" + id))))
                            .DELETE()
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
    }

    private String add(String report) throws Exception {
        HttpResponse<String> answer = http.send(
                TestAccess.sign(HttpRequest.newBuilder(URI.create(address("/api/v1/incidents"))))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(report))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new JsonMapper().readTree(answer.body()).get("id").asString();
    }
}
