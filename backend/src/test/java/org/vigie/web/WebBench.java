package org.vigie.web;

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
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.vigie.TestAccess;
import org.vigie.Vigie;
import org.vigie.jobs.Job;
import org.vigie.jobs.Jobs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How light the page is, in Chromium, over the real communes where they are at hand, else those of the demo, with 20,000 incidents:
 * bytes moved for code and styles, for geometry and for a change of filter; the time until the map is usable on a link of 256
 * kbit/s with 400 ms latency, cold and warm; the time of a frame while panning. The arguments are the number of incidents
 * (20,000).
 */
public final class WebBench {

    private static final Path REAL =
            Path.of("../../shared/data/boundaries").toAbsolutePath().normalize();
    private static final String YEAR = "from=2025-11-01&to=2026-10-31&category=INS,COM,CRI";
    private static final int KILOBITS = 256;
    private static final int LATENCY_MILLIS = 400;
    private static final JsonMapper JSON = new JsonMapper();

    /** The machine's own Chromium serves. */
    private static final Playwright.CreateOptions NO_DOWNLOAD =
            new Playwright.CreateOptions().setEnv(withoutDownload());

    private final ConfigurableApplicationContext app;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;

    private WebBench(ConfigurableApplicationContext app) {
        this.app = app;
        this.address = "http://localhost:" + app.getEnvironment().getProperty("local.server.port");
    }

    /** Runs it against the empty database of {@code VIGIE_DB_URL}. */
    public static void main(String[] arguments) throws Exception {
        int incidents = arguments.length == 0 ? 20_000 : Integer.parseInt(arguments[0]);
        try (var app = SpringApplication.run(Vigie.class, new String[] {
                    "--server.port=0",
                    "--spring.main.banner-mode=off",
                    "--logging.level.root=warn",
                    "--vigie.spool-directory=target/bench-spool"
                });
                Playwright playwright = Playwright.create(NO_DOWNLOAD);
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(
                                        Path.of(System.getenv().getOrDefault("VIGIE_CHROMIUM", "/usr/bin/chromium")))
                                .setArgs(
                                        List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")))) {
            var bench = new WebBench(app);
            bench.loadBoundaries();
            bench.loadIncidents(incidents);
            bench.bytes(browser);
            bench.slowLink(browser);
            bench.frames(browser);
        }
    }

    private static Map<String, String> withoutDownload() {
        var environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        return environment;
    }

    private void loadBoundaries() throws Exception {
        boolean isReal = Files.isDirectory(REAL);
        for (String country : List.of("BFA", "MLI", "NER")) {
            Path file = isReal
                    ? REAL.resolve(country.toLowerCase(Locale.ROOT) + "_adm3.geojson")
                    : Path.of("../data/demo/boundaries-" + country + ".geojson");
            JsonNode job = upload(
                    "boundaries",
                    Map.of("country", country, "vintage", "bench", "source", "bench", "licence", "bench"),
                    file.getFileName().toString(),
                    Files.readAllBytes(file));
            call("POST", "/api/v1/boundaries/" + job.get("id").asString() + "/activate");
        }
        int communes = JSON.readTree(get("/api/v1/areas?level=3").body())
                .get("features")
                .size();
        System.out.printf(
                Locale.ROOT,
                "%,d communes (%s)%n",
                communes,
                isReal ? "real" : "those of the demo: the real ones are not here");
    }

    /** Incidents at corners of communes, a third of them in forty of these. */
    private void loadIncidents(int number) throws Exception {
        JsonNode features = JSON.readTree(get("/api/v1/areas?level=3").body()).get("features");
        var random = new SplittableRandom(20261031);
        var table = new StringBuilder("sourceRef,date,kind,severity,fatalities,longitude,latitude,marking\n");
        for (int i = 0; i < number; i++) {
            int commune =
                    random.nextInt(3) == 0 ? 7 * random.nextInt(40) % features.size() : random.nextInt(features.size());
            JsonNode ring = features.get(commune).at("/geometry/coordinates/0");
            JsonNode corner = (ring.get(0).get(0).isNumber() ? ring : ring.get(0)).get(0);
            table.append(String.format(
                    Locale.ROOT,
                    "B%d,%s,INS.%s,%d,%d,%.4f,%.4f,TLP:CLEAR%n",
                    i,
                    java.time.LocalDate.of(2026, 10, 31).minusDays(random.nextInt(365)),
                    List.of("CLASH", "CIV", "IED").get(random.nextInt(3)),
                    1 + random.nextInt(5),
                    random.nextInt(4),
                    corner.get(0).asDouble() + random.nextDouble(-0.05, 0.05),
                    corner.get(1).asDouble() + random.nextDouble(-0.05, 0.05)));
        }
        upload(
                "imports",
                Map.of("profile", "vigie"),
                "bench.csv",
                table.toString().getBytes());
        System.out.printf(
                Locale.ROOT,
                "%,d incidents placed%n",
                JSON.readTree(get("/api/v1/hotspots?" + YEAR + "&fields=count").body())
                        .get("placed")
                        .asLong());
    }

    // ------------------------------------------------------------------ bytes

    private void bytes(Browser browser) throws Exception {
        System.out.println("\nbytes moved, as they travel (with headers)");
        try (BrowserContext context = context(browser)) {
            Page page = context.newPage();
            Transfers transfers = new Transfers(context.newCDPSession(page));
            open(page);
            page.waitForSelector(
                    "#do-meeting",
                    new Page.WaitForSelectorOptions()
                            .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
            page.waitForTimeout(2000);
            transfers.print("first view");
            report("code and styles", transfers.of("assets", "page"), 250_000);
            report("outlines of communes and regions", transfers.of("outlines"), 350_000);
            transfers.clear();
            page.selectOption("#measure", "count");
            page.waitForTimeout(4000);
            transfers.print("a change of filter");
            report("a change of filter", transfers.of("numbers", "outlines", "assets", "page", "other"), 60_000);
        }
    }

    private static void report(String what, long bytes, long most) {
        System.out.printf(
                Locale.ROOT,
                "%-40s %,9d bytes (at most %,d): %s%n",
                what,
                bytes,
                most,
                bytes <= most ? "kept" : "NOT KEPT");
    }

    // ------------------------------------------------------------------ time on a slow link

    private void slowLink(Browser browser) {
        System.out.printf(
                Locale.ROOT, "%n%d kbit/s, %d ms latency: seconds until the map is drawn%n", KILOBITS, LATENCY_MILLIS);
        try (BrowserContext context = context(browser)) {
            for (String state : List.of("cold", "warm", "warm again")) {
                Page page = context.newPage();
                slow(context.newCDPSession(page));
                open(page);
                System.out.printf(Locale.ROOT, "%-12s %.1f%n", state, seconds(page));
                page.waitForTimeout(15_000); // What comes later comes before the page is left.
                page.close();
            }
        }
    }

    private static double seconds(Page page) {
        return ((Number) page.evaluate("performance.now()")).doubleValue() / 1000;
    }

    private static void slow(CDPSession session) {
        session.send("Network.enable");
        var conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", LATENCY_MILLIS);
        conditions.addProperty("downloadThroughput", KILOBITS * 1000 / 8);
        conditions.addProperty("uploadThroughput", KILOBITS * 1000 / 8);
        session.send("Network.emulateNetworkConditions", conditions);
    }

    // ------------------------------------------------------------------ frames

    private void frames(Browser browser) {
        System.out.println("\nmilliseconds a frame takes while panning, drawn by software: median, 95 %, worst");
        for (String layer : List.of("", "&points=1")) {
            try (BrowserContext context = context(browser)) {
                Page page = context.newPage();
                page.navigate(address + "/?" + YEAR + layer);
                page.waitForSelector("#map[data-classes]", patient());
                page.waitForTimeout(4000);
                page.evaluate("""
                        () => {
                          globalThis.frames = [];
                          let before = performance.now();
                          const note = now => { globalThis.frames.push(now - before); before = now; requestAnimationFrame(note); };
                          requestAnimationFrame(note);
                        }""");
                drag(page);
                List<?> gaps = (List<?>) page.evaluate("globalThis.frames.slice(2).sort((a, b) => a - b)");
                System.out.printf(
                        Locale.ROOT,
                        "%-16s %6.1f %6.1f %6.1f (%d frames)%n",
                        layer.isEmpty() ? "communes" : "and points",
                        at(gaps, 0.5),
                        at(gaps, 0.95),
                        at(gaps, 1),
                        gaps.size());
            }
        }
    }

    private static void drag(Page page) {
        var box = page.locator("#map").boundingBox();
        double x = box.x + box.width / 2;
        double y = box.y + box.height / 2;
        page.mouse().move(x, y);
        page.mouse().down();
        for (int i = 0; i < 180; i++) {
            page.mouse().move(x + 120 * Math.sin(i / 14.0), y + 60 * Math.cos(i / 14.0));
        }
        page.mouse().up();
    }

    private static double at(List<?> sorted, double part) {
        return ((Number) sorted.get((int) Math.min(sorted.size() - 1, part * sorted.size()))).doubleValue();
    }

    // ------------------------------------------------------------------ browser and service

    private static BrowserContext context(Browser browser) {
        return browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(1440, 900)
                .setExtraHTTPHeaders(Map.of(TestAccess.HEADER, TestAccess.BEARER))
                .setLocale("fr-FR"));
    }

    private void open(Page page) {
        page.navigate(
                address + "/?" + YEAR,
                new Page.NavigateOptions()
                        .setTimeout(180_000)
                        .setWaitUntil(com.microsoft.playwright.options.WaitUntilState.COMMIT));
        page.waitForSelector("#map[data-classes]", patient());
    }

    private static Page.WaitForSelectorOptions patient() {
        return new Page.WaitForSelectorOptions().setTimeout(180_000);
    }

    /** What goes over the wire, by kind. */
    private static final class Transfers {

        private final Map<String, String> addresses = new HashMap<>();
        private final Map<String, Long> bytes = new TreeMap<>();
        private final List<String> lines = new ArrayList<>();

        Transfers(CDPSession session) {
            session.on(
                    "Network.responseReceived",
                    event -> addresses.put(
                            event.get("requestId").getAsString(),
                            event.getAsJsonObject("response").get("url").getAsString()));
            session.on("Network.loadingFinished", event -> {
                String url = addresses.getOrDefault(event.get("requestId").getAsString(), "");
                long length = event.get("encodedDataLength").getAsLong();
                bytes.merge(kind(url), length, Long::sum);
                lines.add(String.format(
                        Locale.ROOT,
                        "%,9d %s",
                        length,
                        url.replaceFirst("https?://[^/]+", "").replaceFirst("\\?.*", "?…")));
            });
            session.send("Network.enable");
        }

        private static String kind(String url) {
            if (!url.startsWith("http")) {
                return "made here";
            }
            String path = URI.create(url.isEmpty() ? "/" : url.replaceFirst("\\?.*", ""))
                    .getPath();
            if (path.startsWith("/api/v1/areas")) {
                return "outlines";
            }
            if (path.startsWith("/api/")) {
                return "numbers";
            }
            if (path.contains("/base/")) {
                return "base map";
            }
            return path.startsWith("/assets/") || path.startsWith("/webjars/")
                    ? "assets"
                    : path.equals("/") ? "page" : "other";
        }

        long of(String... kinds) {
            return java.util.Arrays.stream(kinds)
                    .mapToLong(kind -> bytes.getOrDefault(kind, 0L))
                    .sum();
        }

        void clear() {
            bytes.clear();
            lines.clear();
        }

        void print(String what) {
            System.out.println(what + ": " + lines.size() + " answers, " + bytes);
            lines.stream()
                    .sorted(java.util.Comparator.reverseOrder())
                    .limit(8)
                    .forEach(line -> System.out.println("  " + line));
        }
    }

    private JsonNode upload(String collection, Map<String, String> fields, String name, byte[] content)
            throws Exception {
        String boundary = "-----" + UUID.randomUUID();
        var body = new java.io.ByteArrayOutputStream();
        for (var field : fields.entrySet()) {
            body.write("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(boundary, field.getKey(), field.getValue())
                    .getBytes());
        }
        body.write("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                .formatted(boundary, name)
                .getBytes());
        body.write(content);
        body.write(("\r\n--" + boundary + "--\r\n").getBytes());
        HttpResponse<String> answer = http.send(
                TestAccess.sign(HttpRequest.newBuilder(URI.create(address + "/api/v1/" + collection)))
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                        .build(),
                BodyHandlers.ofString());
        JsonNode job = JSON.readTree(answer.body());
        Jobs jobs = app.getBean(Jobs.class);
        Job state = jobs.get(collection, UUID.fromString(job.get("id").asString()));
        while (!state.ended()) {
            Thread.sleep(100);
            state = jobs.get(collection, state.id());
        }
        if (state.state() != Job.State.DONE) {
            throw new IOException(collection + ": " + state.failureCode() + state.failureArguments());
        }
        return job;
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                TestAccess.sign(HttpRequest.newBuilder(URI.create(address + path)))
                        .build(),
                BodyHandlers.ofString());
    }

    private void call(String method, String path) throws Exception {
        var answer = http.send(
                TestAccess.sign(HttpRequest.newBuilder(URI.create(address + path)))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IOException(path + ": " + answer.body());
        }
    }
}
