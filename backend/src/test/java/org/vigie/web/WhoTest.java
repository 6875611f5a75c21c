package org.vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.TestAccess;
import tools.jackson.databind.json.JsonMapper;

/** Signing in, and managing people and keys, in the page: by people with a session, not by the key of the tests. */
class WhoTest extends BrowserTests {

    private static final String PASSWORD = "quatre chevaux sous le vent";

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void comeAsNobody() {
        jdbc.sql("delete from wrong_password").update();
        jdbc.sql("delete from person where login not in ('admin', 'tester')").update();
        context.setExtraHTTPHeaders(Map.of());
    }

    @Test
    void theFirstSignInLeadsOverANewPasswordToTheMapThatWasAskedFor() throws Exception {
        String first = add("awa", "ANALYST");
        page.navigate(address("/?" + YEAR));
        assertThat(page.url()).contains("/login?to=");
        assertThat(text("h1")).isEqualTo("Identification");
        accessible();
        shot("login-fr");
        signIn("awa", "pas le bon mot de passe");
        assertThat(text("#alert")).isEqualTo("Nom d’utilisateur ou mot de passe erroné.");
        assertThat(page.inputValue("#login")).isEqualTo("awa");
        accessible();
        signIn("awa", first);
        assertThat(page.url()).endsWith("/password");
        page.fill("#current", first);
        page.fill("#replacement", "court");
        page.fill("#again", "court");
        page.click("button[type=submit]");
        assertThat(text("#alert")).contains("trop court : 12 signes");
        accessible();
        page.fill("#current", first);
        page.fill("#replacement", PASSWORD);
        page.fill("#again", PASSWORD);
        page.click("button[type=submit]");
        awaitMap();
        forgiveRefusedRequests();
    }

    @Test
    void theFormSpeaksEnglishAndWorksWithoutScripts() throws Exception {
        String password = ready("awa", "VIEWER");
        open(new Browser.NewContextOptions().setViewportSize(390, 844).setJavaScriptEnabled(false));
        context.setExtraHTTPHeaders(Map.of());
        page.navigate(address("/login"));
        page.click("a[lang=en]");
        assertThat(text("h1")).isEqualTo("Sign in");
        shot("login-phone-en");
        signIn("awa", password);
        assertThat(page.url()).isEqualTo(address("/"));
    }

    @Test
    void aReaderSeesTheirAccountAndLeaves() throws Exception {
        enter("awa", "VIEWER");
        page.click("#do-who");
        assertThat(page.locator("#do-people").count()).as("for administrators").isZero();
        page.click("#do-account");
        page.waitForSelector("#keys li");
        assertThat(text(".who-facts")).contains("awa", "Lecteur", "TLP:GREEN");
        page.fill("#key-form [name=name]", "QGIS");
        var sent = new java.util.concurrent.CopyOnWriteArrayList<String>();
        page.onRequest(request -> sent.add(request.method() + " " + request.url()));
        page.evaluate("""
                (() => {
                  const button = document.querySelector('#key-form button[type=submit]');
                  button.click();
                  button.click();
                })()""");
        page.waitForSelector("#copy-key");
        assertThat(sent.stream().filter(request -> request.startsWith("POST")))
                .as("two presses make one key")
                .hasSize(1);
        String key = page.inputValue("#copy-key");
        assertThat(key).startsWith("vgk_");
        await("document.querySelectorAll('#keys li code').length === 1");
        accessible();
        shot("account-fr");
        assertThat(statusWith("me", key)).isEqualTo(200);
        page.click("#keys .danger");
        page.click("#keys .danger");
        await("document.querySelector('#keys .work-tag')?.textContent === 'retirée'");
        assertThat(statusWith("me", key)).isEqualTo(401);
        page.click("#sign-out");
        page.waitForSelector("#password");
        page.navigate(address("/"));
        assertThat(page.url()).endsWith("/login");
    }

    /** Whatever a link asks for: what a role does not see is not asked, and nobody is sent to sign in again for it. */
    @Test
    void aReaderOfAreasIsAskedForNothingMore() throws Exception {
        enter("awa", "VIEWER");
        var refused = new java.util.concurrent.CopyOnWriteArrayList<String>();
        page.onResponse(answer -> {
            if (answer.status() >= 400) {
                refused.add(answer.status() + " " + answer.url());
            }
        });
        page.navigate(address("/?" + YEAR + "&points=1&versus=side&commune=BFX120302"));
        awaitMap();
        page.waitForSelector("#map-twin[data-classes]");
        awaitText("#area", "La liste des incidents est réservée aux analystes.");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(refused).isEmpty();
        assertThat(page.locator(".notice").allInnerTexts()).isEmpty();
    }

    @Test
    void anAdministratorManagesPeopleAndReadsWhatHappened() throws Exception {
        enter("chef", "ADMIN");
        page.click("#do-who");
        page.click("#do-people");
        page.waitForSelector("#people tbody tr");
        page.click("#person-add");
        page.fill("#person-form [name=login]", "Zoé");
        page.fill("#person-form [name=name]", "Zoé Test");
        page.click("#person-form button[type=submit]");
        page.waitForSelector("#person-form [data-field=login] .work-error:not(:empty)");
        page.fill("#person-form [name=login]", "zoe");
        page.selectOption("#person-form [name=role]", "EDITOR");
        page.click("#person-form button[type=submit]");
        page.waitForSelector("#copy-password");
        String password = page.inputValue("#copy-password");
        assertThat(password).hasSize(20);
        assertThat(text("#people")).contains("zoe", "mot de passe à changer");
        accessible();
        shot("people-fr");
        page.click("#people button:text-is('zoe')");
        page.selectOption("#person-form [name=enabled]", "false");
        page.click("#person-form button[type=submit]");
        page.waitForSelector(".work-good");
        assertThat(text("#people")).contains("bloquée");
        page.click(".work-head .close");

        page.click("#do-who");
        page.click("#do-audit");
        page.waitForSelector("#audit tbody tr");
        assertThat(text("#audit")).contains("PERSON_EDIT", "chef", "POST /api/v1/people");
        page.click("#audit-verify");
        page.waitForSelector(".work-good");
        assertThat(text(".work-good")).contains("intactes");
        accessible();
        shot("audit-fr");
        forgiveRefusedRequests();
    }

    @Test
    void aSessionThatEndedIsToldAndLeadsBack() throws Exception {
        enter("awa", "VIEWER");
        jdbc.sql("delete from sign_in").update();
        page.click("#language-en");
        page.waitForSelector(".notice button:text-is('Sign in')");
        page.click(".notice button:text-is('Sign in')");
        page.waitForURL("**/login?to=**");
        forgiveRefusedRequests();
    }

    private void enter(String login, String role) throws Exception {
        String password = ready(login, role);
        page.navigate(address("/login?to=" + java.net.URLEncoder.encode("/?" + YEAR, "UTF-8")));
        signIn(login, password);
        awaitMap();
        page.waitForSelector("#do-who");
    }

    private void signIn(String login, String password) {
        page.fill("#login", login);
        page.fill("#password", password);
        page.click("button[type=submit]");
    }

    private String add(String login, String role) throws Exception {
        var json = new JsonMapper();
        String body = json.writeValueAsString(Map.of("login", login, "name", login, "role", role));
        var request = TestAccess.sign(HttpRequest.newBuilder(URI.create(address("/api/v1/people")))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
        String answer = http.send(request.build(), BodyHandlers.ofString()).body();
        return json.readTree(answer).get("password").asString();
    }

    private String ready(String login, String role) throws Exception {
        String password = add(login, role);
        jdbc.sql("update person set must_change = false where login = :login")
                .param("login", login)
                .update();
        return password;
    }

    private int statusWith(String path, String key) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address("/api/v1/" + path)))
                .header("X-API-Key", key)
                .build();
        return http.send(request, BodyHandlers.ofString()).statusCode();
    }

    private void accessible() {
        var violations = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa"))
                .analyze()
                .getViolations();
        assertThat(violations.stream()
                        .map(violation -> violation.getId() + " "
                                + violation.getNodes().stream()
                                        .map(node -> node.getTarget())
                                        .toList())
                        .toList())
                .isEmpty();
    }

    /** A picture to be looked at, where a directory for pictures is given. */
    private void shot(String name) {
        String directory = System.getenv("VIGIE_SCREENSHOTS");
        if (directory != null) {
            page.screenshot(new com.microsoft.playwright.Page.ScreenshotOptions()
                    .setPath(java.nio.file.Path.of(directory, name + ".png")));
        }
    }
}
