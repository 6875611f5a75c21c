package org.vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.vigie.TestAccess;
import org.vigie.TestDatabase;
import org.vigie.Vigie;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The page in a real Chromium, on the real service with the exercise data. Each test has a fresh browser context and fails
 * on any error in the console and on any request to another host. {@code -Dvigie.browser.slow=6} runs them as on a machine six
 * times slower and on a link with latency: what then fails races with the reader, too.
 */
@SpringBootTest(
        classes = Vigie.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "vigie.demo=auto")
@ContextConfiguration(initializers = TestDatabase.class)
abstract class BrowserTests {

    /** Twelve months of the exercise data, whatever the day of the test. */
    static final String YEAR = "from=2025-11-01&to=2026-10-31&category=INS,COM,CRI";

    private static final Path CHROMIUM = Path.of(System.getenv().getOrDefault("VIGIE_CHROMIUM", "/usr/bin/chromium"));
    private static final int SLOW = Integer.getInteger("vigie.browser.slow", 1);
    private static final int SLOW_LATENCY_MILLIS = 150;
    private static final int SLOW_BYTES_A_SECOND = 250_000;
    private static final JsonMapper JSON = new JsonMapper();
    private static Playwright playwright;
    private static Browser browser;

    @LocalServerPort
    private int port;

    final HttpClient http = HttpClient.newHttpClient();
    BrowserContext context;
    Page page;

    private final List<CDPSession> throttled = new CopyOnWriteArrayList<>();
    private final List<String> troubles = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void startBrowser() {
        Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "skipped: no Chromium at " + CHROMIUM);
        playwright = Playwright.create();
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update")));
    }

    @AfterAll
    static void stopBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @BeforeEach
    void openContext() throws Exception {
        for (int i = 0; get("hotspots?" + YEAR).path("placed").asInt() == 0; i++) {
            assertThat(i).as("half seconds waited for the exercise data").isLessThan(240);
            Thread.sleep(500);
        }
        open(new Browser.NewContextOptions().setViewportSize(1440, 900));
    }

    @AfterEach
    void closeContext() {
        context.close();
        assertThat(troubles).as("errors on the page").isEmpty();
    }

    /** A fresh context in place of the present one. */
    void open(Browser.NewContextOptions options) {
        if (context != null) {
            context.close();
        }
        context = browser.newContext(options.setExtraHTTPHeaders(Map.of(TestAccess.HEADER, TestAccess.BEARER))
                .setLocale("fr-FR")
                .setTimezoneId("Africa/Ouagadougou"));
        context.setDefaultTimeout(45_000);
        if (SLOW > 1) {
            throttled.clear();
            context.onPage(this::slow);
        }
        page = context.newPage();
        page.onPageError(error -> troubles.add(error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("ERR_INTERNET_DISCONNECTED")) {
                troubles.add(message.text());
            }
        });
        page.onRequest(request -> {
            if (!isExpected(request.url())) {
                troubles.add("a request to elsewhere: " + request.url());
            }
        });
    }

    private void slow(Page opened) {
        CDPSession session = opened.context().newCDPSession(opened);
        var rate = new JsonObject();
        rate.addProperty("rate", SLOW);
        session.send("Emulation.setCPUThrottlingRate", rate);
        session.send("Network.enable");
        throttled.add(session);
        throttle(session, false);
    }

    private static void throttle(CDPSession session, boolean offline) {
        var link = new JsonObject();
        link.addProperty("offline", offline);
        link.addProperty("latency", SLOW_LATENCY_MILLIS);
        link.addProperty("downloadThroughput", SLOW_BYTES_A_SECOND);
        link.addProperty("uploadThroughput", SLOW_BYTES_A_SECOND);
        session.send("Network.emulateNetworkConditions", link);
    }

    /** Takes the network away, or gives it back. */
    void offline(boolean on) {
        context.setOffline(on);
        throttled.forEach(session -> throttle(session, on));
    }

    /** Whether the page may ask for an address. */
    boolean isExpected(String url) {
        return url.startsWith(address(""));
    }

    /** The browser reports every refused request as an error; a test that asks for one forgives it. */
    void forgiveRefusedRequests() {
        troubles.removeIf(trouble -> trouble.matches("(?s).*status of 4\\d\\d.*"));
    }

    /** Opens the page with a query and waits until the map is drawn. */
    void visit(String query) {
        page.navigate(address("/" + (query.isEmpty() ? "" : "?" + query)));
        awaitMap();
    }

    /** Waits until the map and all that goes with it are drawn. */
    void awaitMap() {
        page.waitForSelector("#map[data-classes]");
        await("document.querySelectorAll('#table tbody tr').length > 0");
        await("document.querySelectorAll('.tree > li').length > 3");
    }

    /** Waits until an expression of the page is true; the page's own policy forbids waiting inside it. */
    void await(String expression) {
        for (int i = 0; !Boolean.TRUE.equals(page.evaluate(expression)); i++) {
            assertThat(i).as("times waited for " + expression).isLessThan(900);
            page.waitForTimeout(50);
        }
    }

    /** Opens the page with a window of work, and waits until it is there. */
    void visitWindow(String name, String query) {
        page.navigate(address("/?" + query + "#" + name));
        awaitMap();
        page.waitForSelector("#work[data-name=" + name + "]");
    }

    /** Waits until a text of the page holds some words. */
    void awaitText(String selector, String words) {
        await("(document.querySelector('" + selector
                + "')?.innerText ?? '').replace(/[\\s\u00a0\u202f]+/g, ' ').includes('" + words.replace("'", "\\'")
                + "')");
    }

    /** What the browser shows of a selector, its white space made plain. */
    String text(String selector) {
        return plain(page.innerText(selector));
    }

    static String plain(String text) {
        return text.replaceAll("[\\s\\u00a0\\u202f]+", " ").strip();
    }

    String address(String path) {
        return "http://localhost:" + port + path;
    }

    /** The JSON of a path below /api/v1/, in French. */
    JsonNode get(String path) throws IOException, InterruptedException {
        return get(path, "fr");
    }

    JsonNode get(String path, String language) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address("/api/v1/" + path)))
                .header(TestAccess.HEADER, TestAccess.BEARER)
                .header("Accept-Language", language)
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return JSON.readTree(answer.body());
    }
}
