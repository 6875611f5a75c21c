package org.vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import org.vigie.TestAccess;
import org.vigie.api.Gzipped;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Frozen maps on other sites, and their pages, in a real browser that nobody has signed in with. */
@TestPropertySource(properties = "vigie.embed.frame-ancestors=http://127.0.0.1:*")
class EmbedTest extends BrowserTests {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** What an embed may weigh beside Leaflet, as sent. */
    private static final int MOST_BYTES = 60_000;

    private final List<String> errors = new ArrayList<>();
    private HttpServer site;
    private BrowserContext stranger;
    private String id;

    @BeforeEach
    void freeze() throws Exception {
        id = make("public").path("id").asString();
        stranger = stranger(new Browser.NewContextOptions());
    }

    @AfterEach
    void close() {
        stranger.close();
        if (site != null) {
            site.stop(0);
        }
    }

    private JsonNode make(String audience) throws Exception {
        String body = new JsonMapper()
                .writeValueAsString(Map.of(
                        "title",
                        "Incidents de sécurité, point de situation",
                        "language",
                        "fr",
                        "audience",
                        audience,
                        "view",
                        Map.of("from", "2025-11-01", "to", "2026-09-30", "category", List.of("INS", "COM"))));
        HttpRequest request = TestAccess.sign(HttpRequest.newBuilder(URI.create(address("/api/v1/snapshots"))))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new JsonMapper().readTree(answer.body());
    }

    private BrowserContext stranger(Browser.NewContextOptions options) {
        BrowserContext made = context.browser().newContext(options.setLocale("fr-FR"));
        made.setDefaultTimeout(15_000);
        return made;
    }

    private Page open(String url) {
        Page opened = stranger.newPage();
        opened.onPageError(errors::add);
        opened.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text());
            }
        });
        opened.navigate(url);
        return opened;
    }

    /** A page of another site, at a host of this machine, with the frame on it. */
    private String siteWith(String host, String frame) throws Exception {
        byte[] html = ("<!doctype html><title>Note</title><h1>Note</h1>" + frame).getBytes(StandardCharsets.UTF_8);
        site = HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), 0), 0);
        site.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
            exchange.sendResponseHeaders(200, html.length);
            exchange.getResponseBody().write(html);
            exchange.close();
        });
        site.start();
        return "http://" + host + ":" + site.getAddress().getPort() + "/";
    }

    private static Frame frame(Page page) {
        page.waitForSelector("iframe");
        return page.frames().stream()
                .filter(frame -> frame.parentFrame() != null)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void drawsInTheFrameOfASiteThatTheSettingNames() throws Exception {
        JsonNode lines = make("public").path("embed");
        Page outer = open(siteWith("127.0.0.1", lines.path("iframe").asString()));
        Frame frame = frame(outer);
        frame.waitForSelector("body[data-drawn]");
        int areas = Integer.parseInt(frame.getAttribute("body", "data-drawn"));
        assertThat(areas)
                .isEqualTo(get("hotspots?fields=pcode&" + YEAR).path("communes").size());
        frame.hover("#map", new Frame.HoverOptions().setPosition(400, 160));
        assertThat(plain(frame.innerText(".leaflet-tooltip")))
                .containsAnyOf("incidents par 1 000 km²", "hors couverture");
        assertThat(plain(frame.innerText("#key"))).contains("aucun signalement");
        assertThat(plain(frame.innerText("body")))
                .contains("Données d’exercice")
                .contains("Ce qui était connu le");
        shot(outer, "embed");
        assertThat(errors).isEmpty();
    }

    @Test
    void isNotShownInTheFrameOfAnyOtherSite() throws Exception {
        String frameLine = make("public").path("embed").path("iframe").asString();
        Page outer = open(siteWith("localhost", frameLine));
        Frame frame = frame(outer);
        outer.waitForTimeout(1000);
        assertThat(frame.querySelector("#map")).isNull();
        assertThat(errors).anyMatch(error -> error.contains("frame-ancestors"));
    }

    @Test
    void neitherThePageNorTheFilesStandInAnyFrame() throws Exception {
        for (String path : List.of("/s/" + id, "/s/" + id + ".html", "/")) {
            HttpResponse<String> answer = http.send(
                    TestAccess.sign(HttpRequest.newBuilder(URI.create(address(path))))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .as(path)
                    .contains("frame-ancestors 'none'");
            assertThat(answer.headers().firstValue("X-Frame-Options")).as(path).hasValue("DENY");
        }
    }

    @Test
    void withoutScriptsThePictureIsThereWithItsWords() {
        stranger.close();
        stranger = stranger(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        Page page = open(address("/s/" + id + "/embed"));
        assertThat(page.isVisible("#picture")).isTrue();
        assertThat(page.getAttribute("#picture", "alt")).contains("point de situation", "Valeurs les plus élevées");
        page.click("summary");
        assertThat(plain(page.innerText("details"))).contains("Les 5 communes où la valeur est la plus élevée");
    }

    @Test
    void whereTheValuesDoNotComeThePictureDoes() {
        stranger.route("**/embed.json", route -> route.abort());
        Page page = stranger.newPage();
        page.navigate(address("/s/" + id + "/embed"));
        page.waitForSelector("#picture");
        assertThat(page.getAttribute("#picture", "alt")).contains("point de situation");
        assertThat(page.isVisible("#map")).isFalse();
    }

    @Test
    void isLight() throws Exception {
        Page page = stranger.newPage();
        var sizes = new ArrayList<String>();
        int[] sum = {0};
        page.onResponse(response -> count(response, sizes, sum));
        page.navigate(address("/s/" + id + "/embed"));
        page.waitForSelector("body[data-drawn]");
        assertThat(sum[0]).as(sizes.toString()).isPositive().isLessThan(MOST_BYTES);
    }

    private static void count(Response response, List<String> sizes, int[] sum) {
        boolean beside =
                response.url().contains("/webjars/leaflet/") || response.url().endsWith(".png");
        if (!beside) {
            int bytes = Gzipped.of(response.body()).bytes().length;
            sizes.add(response.url() + " " + bytes);
            sum[0] += bytes;
        }
    }

    @Test
    void thePageOfASnapshotOpensAloneAndIsAccessible() throws Exception {
        for (int width : List.of(1280, 360)) {
            stranger.close();
            stranger = stranger(new Browser.NewContextOptions().setViewportSize(width, 900));
            Page page = open(address("/s/" + id));
            assertThat(page.title()).contains("point de situation");
            assertThat(page.getAttribute("meta[property='og:image']", "content"))
                    .isEqualTo(address("/s/" + id + ".png"));
            assertThat(page.getAttribute("meta[property='og:image:alt']", "content"))
                    .isNotBlank();
            assertThat(page.getAttribute("meta[name='twitter:card']", "content"))
                    .isEqualTo("summary_large_image");
            assertThat(page.evaluate("document.querySelector('figure img').naturalWidth"))
                    .isEqualTo(1200);
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(width);
            check(page);
            shot(page, "page-" + width);
        }
        Page embed = open(address("/s/" + id + "/embed"));
        embed.waitForSelector("body[data-drawn]");
        check(embed);
        assertThat(errors).isEmpty();
    }

    @Test
    void theKeptPageAsksWhatNewerDataWouldChange() throws Exception {
        Page page = open(address("/s/" + id + ".html"));
        page.waitForSelector("#now[data-differs]");
        assertThat(plain(page.innerText("#now"))).contains("donneraient la même carte");
        assertThat(page.evaluate("document.querySelector('figure img').naturalWidth"))
                .isEqualTo(1200);
        check(page);
        assertThat(errors).isEmpty();
    }

    @Test
    void keptOnAStickItStillShowsTheMap() throws Exception {
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(URI.create(address("/s/" + id + ".html")))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        Path file = Files.createTempFile("carte", ".html");
        Files.write(file, answer.body());
        Page page = stranger.newPage();
        page.navigate(file.toUri().toString());
        assertThat(page.evaluate("document.querySelector('figure img').naturalWidth"))
                .isEqualTo(1200);
        assertThat(plain(page.innerText("main"))).contains("Les communes les plus touchées");
        Files.delete(file);
    }

    @Test
    void anAddressIsNoRight() throws Exception {
        String internal = make("internal").path("id").asString();
        for (String path : List.of("", ".html", ".png", ".svg", ".pdf", ".csv", ".json", "/embed", "/embed.json")) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(address("/s/" + internal + path)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            HttpResponse<String> absent = http.send(
                    HttpRequest.newBuilder(URI.create(address("/s/" + "x".repeat(22) + path)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body().replace(internal, "ID"))
                    .isEqualTo(absent.body().replace("x".repeat(22), "ID"));
        }
        HttpResponse<String> oembed = http.send(
                HttpRequest.newBuilder(URI.create(address("/oembed?url=" + address("/s/" + internal))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(oembed.statusCode()).isEqualTo(404);
    }

    private static void check(Page page) {
        var violations = new AxeBuilder(page).withTags(RULES).analyze().getViolations();
        assertThat(violations.stream()
                        .map(violation -> violation.getId() + " "
                                + violation.getNodes().get(0).getHtml())
                        .toList())
                .isEmpty();
    }

    /** Kept to be looked at where {@code vigie.shots} names a directory. */
    private static void shot(Page page, String name) {
        String directory = System.getProperty("vigie.shots");
        if (directory != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(directory, name + ".png"))
                    .setFullPage(true));
        }
    }
}
