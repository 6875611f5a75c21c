package org.vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A file on its way from the desk to the map, and back. */
class UploadTest extends BrowserTests {

    private static final String DJIBO = "BFX120302";
    private static final String TABLE = """
            source,sourceRef,date,kind,fatalities,place,longitude,latitude,description
            exercice-envoi,E-1,2026-10-05,INS.CLASH,1,,-1.62,14.1,Exercice
            exercice-envoi,E-2,2026-10-06,INS.CIV,2,,-1.63,14.09,Exercice
            exercice-envoi,E-3,31/02/2026,INS.CIV,,,-1.62,14.1,Exercice
            exercice-envoi,E-4,2026-10-07,PEUR,,,-1.62,14.1,Exercice
            """;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aFileIsExaminedImportedSeenOnTheMapAndTakenBack() throws Exception {
        long before = countIn(DJIBO);
        visitWindow("upload", YEAR);
        page.setInputFiles("#upload-file", file("envoi.csv", TABLE));
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("upload-examine");
        page.selectOption("#f-marking", "TLP:CLEAR");
        page.click("#upload-examine");
        page.waitForSelector("#upload-import");
        assertThat(text(".upload-stage h3")).isEqualTo("Fichier reconnu : Tableau Vigie");
        assertThat(text(".work-counts")).startsWith("4 lignes lues 3 nouveaux").contains("1 refusées");
        assertThat(text(".issues")).contains("Ligne Effet Colonne Remarque", "4 ligne refusée date", "31/02/2026");
        assertThat(text(".issues")).contains("5 à vérifier").contains("PEUR");
        assertThat(countIn(DJIBO)).as("a dry run stores nothing").isEqualTo(before);

        var sent = new java.util.concurrent.CopyOnWriteArrayList<String>();
        page.onRequest(request -> {
            if (request.method().equals("POST")) {
                sent.add(request.postData());
            }
        });
        page.click("#upload-import");
        awaitText(".upload-stage h3", "Import terminé");
        assertThat(sent).as("the file is not sent twice").hasSize(1).allSatisfy(body -> assertThat(body)
                .contains("rehearsal")
                .doesNotContain("exercice-envoi"));
        assertThat(text(".upload-result")).contains("Sur la carte actuelle : 2 incidents, sur 3", "Djibo +3");
        assertThat(countIn(DJIBO)).isEqualTo(before + 2);
        page.click(".upload-result .quiet");
        page.waitForSelector("#area:not([hidden])");
        assertThat(text("#area-title")).isEqualTo("Djibo");
        assertThat(text(".area-figures")).contains("Incidents placés ici " + (before + 2));

        page.click("#do-add");
        page.click("#do-upload");
        Locator entry = page.locator(".upload-recent li")
                .filter(new Locator.FilterOptions().setHasText("importé"))
                .first();
        entry.getByText("Annuler").click();
        page.getByText("Oui, retirer ces incidents").click();
        awaitText(".work-outcome", "3 incidents retirés");
        assertThat(countIn(DJIBO)).isEqualTo(before);
        assertThat(plain(page.locator(".upload-recent li").allInnerTexts().toString()))
                .contains("annulé");
    }

    @Test
    void aFileMayBeDroppedAnywhere() {
        visit(YEAR);
        page.waitForSelector("#do-add");
        drop("dropped.csv", TABLE);
        page.waitForSelector("#work[data-name=upload] #upload-examine");
        assertThat(text(".upload-name")).startsWith("dropped.csv");
        assertThat(page.evaluate("document.querySelector('.do-veil').hidden")).isEqualTo(true);
    }

    @Test
    void aFileThatNobodyKnowsIsRefusedInWords() {
        visitWindow("upload", YEAR + "&lang=en");
        page.setInputFiles("#upload-file", file("odd.csv", "colour,shape\nred,round\n"));
        page.click("#upload-examine");
        awaitText(".work-outcome", "colour, shape");
        page.click(".work-outcome button");
        assertThat(page.isVisible("#upload-file")).isTrue();
    }

    @Test
    void anImportThatIsLeftGoesOnAndIsFoundAgain() {
        visitWindow("upload", YEAR);
        page.setInputFiles("#upload-file", file("leave.csv", TABLE));
        page.click("#upload-examine");
        page.waitForSelector("#upload-import");
        var held = new AtomicBoolean(true);
        page.route("**/api/v1/imports/*", route -> {
            String body = route.fetch().text();
            String shown = held.get()
                    ? body.replace("\"done\"", "\"running\"").replace("\"progress\":1.0", "\"progress\":0.4")
                    : body;
            route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                    .setBody(shown)
                    .setContentType("application/json"));
        });
        page.click("#upload-import");
        page.waitForSelector("#do-running", attached());
        page.click("#work .close");
        awaitText("#do-running", "Import : 40 %");
        page.click("#do-running");
        page.waitForSelector("#work[data-name=upload] progress");
        held.set(false);
        awaitText(".upload-stage h3", "Import terminé");
        await("!document.getElementById('do-running')");
        page.locator(".upload-recent li").first().getByText("Annuler").click();
        page.getByText("Oui, retirer ces incidents").click();
        awaitText(".work-outcome", "Import annulé");
    }

    @Test
    void aRehearsedFileThatTheServerHasLetGoIsSentAgain() throws Exception {
        visitWindow("upload", YEAR);
        page.setInputFiles("#upload-file", file("gone.csv", TABLE));
        page.click("#upload-examine");
        page.waitForSelector("#upload-import");
        jdbc.sql("delete from job_file").update();
        page.click("#upload-import");
        awaitText(".upload-stage h3", "Import terminé");
        page.locator(".upload-recent li").first().getByText("Annuler").click();
        page.getByText("Oui, retirer ces incidents").click();
        awaitText(".work-outcome", "Import annulé");
        forgiveRefusedRequests();
    }

    @Test
    void aLostServerLosesNothing() {
        visitWindow("upload", YEAR);
        page.setInputFiles("#upload-file", file("kept.csv", TABLE));
        page.fill("#f-source", "exercice-perdu");
        offline(true);
        page.click("#upload-examine");
        awaitText(".work-outcome", "Rien n’est parti");
        awaitText(".work-lost", "Rien de ce que vous avez saisi n’est perdu");
        assertThat(page.inputValue("#f-source")).isEqualTo("exercice-perdu");
        offline(false);
        await("document.querySelector('.work-lost').children.length === 0");
        page.click("#upload-examine");
        page.waitForSelector("#upload-import");
    }

    private static com.microsoft.playwright.Page.WaitForSelectorOptions attached() {
        return new com.microsoft.playwright.Page.WaitForSelectorOptions()
                .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED);
    }

    private static FilePayload file(String name, String text) {
        return new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private void drop(String name, String text) {
        page.evaluate("""
                ([name, text]) => {
                  const dataTransfer = new DataTransfer();
                  dataTransfer.items.add(new File([text], name, { type: 'text/csv' }));
                  document.querySelector('#map').dispatchEvent(new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true }));
                  document.querySelector('#map').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
                }""", java.util.List.of(name, text));
    }

    private long countIn(String pcode) throws Exception {
        return get("hotspots?" + YEAR + "&fields=count")
                .get("communes")
                .valueStream()
                .filter(commune -> commune.get("pcode").asString().equals(pcode))
                .map(commune -> commune.get("count"))
                .mapToLong(JsonNode::asLong)
                .sum();
    }
}
