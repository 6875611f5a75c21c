package org.vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.vigie.TestAccess;

/** What the page is made of: complete, small, kept for good. */
class AssetsTest extends BrowserTests {

    private static final Path PAGE = Path.of("../web/src/main/resources/META-INF/resources");
    private static final Pattern OWN = Pattern.compile("(?:href|src)=\"((?:assets|webjars)/[^\"]+)\"");
    /** What is loaded only when it is needed, or stands on a page of its own. */
    private static final Pattern LATER =
            Pattern.compile("^js/(admin|do|embed)/|^css/do/|^css/(door|admin|embed|ogc)\\.css$");

    private static final int MOST_CODE_BYTES = 250_000;

    @Test
    void everyModuleOfTheFirstViewIsPreloadedAndEveryStyleLinked() throws Exception {
        String index = Files.readString(PAGE.resolve("index.html"));
        for (String folder : List.of("js", "css")) {
            assertThat(files(folder))
                    .filteredOn(file -> !LATER.matcher(file).find())
                    .allSatisfy(file -> assertThat(index).contains("/" + file + "\""));
        }
    }

    /** What one does with the map comes after the map: it is fetched on first use. */
    @Test
    void whatComesLaterIsNotInTheFirstViewAndIsReached() throws Exception {
        String index = Files.readString(PAGE.resolve("index.html"));
        var code = new StringBuilder();
        for (String file : files("js")) {
            code.append(Files.readString(PAGE.resolve(file)));
        }
        assertThat(index).doesNotContain("/do/");
        assertThat(files("js/do")).hasSizeGreaterThan(20).allSatisfy(file -> assertThat(code)
                .contains("/" + name(file) + "'"));
        assertThat(files("css/do")).hasSizeGreaterThan(4).allSatisfy(file -> assertThat(code)
                .containsPattern("useStyles\\([^)]*'" + name(file).replace(".css", "")));
    }

    private static String name(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    private static List<String> files(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(PAGE.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> PAGE.relativize(file).toString())
                    .toList();
        }
    }

    @Test
    void assetsAreThereKeptForGoodAndSmall() throws Exception {
        var assets = new TreeSet<String>();
        OWN.matcher(fetch("/").body() == null ? "" : new String(fetch("/").body()))
                .results()
                .forEach(found -> assets.add(found.group(1)));
        assertThat(assets).hasSizeGreaterThan(30);
        int bytes = zipped(fetch("/").body());
        for (String asset : assets) {
            HttpResponse<byte[]> answer = fetch("/" + asset);
            assertThat(answer.statusCode()).as(asset).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control").orElse(""))
                    .as(asset)
                    .contains("immutable", "max-age=31536000");
            bytes += zipped(answer.body());
        }
        System.out.println("code and styles of the first view, gzip: " + bytes + " bytes");
        assertThat(bytes).as("bytes of code and styles, gzip").isLessThan(MOST_CODE_BYTES);
    }

    /** The base map is the largest of what the first view needs besides the outlines: on a slow link every second counts. */
    @Test
    void theBaseMapTravelsPacked() throws Exception {
        String build = OWN.matcher(new String(fetch("/").body()))
                .results()
                .map(found -> found.group(1))
                .filter(asset -> asset.startsWith("assets/"))
                .map(asset -> asset.substring(0, asset.indexOf('/', "assets/".length())))
                .findFirst()
                .orElseThrow();
        int bytes = 0;
        for (String name : List.of("countries", "borders", "towns")) {
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(URI.create(address("/" + build + "/base/" + name + ".geojson")))
                            .header("Accept-Encoding", "gzip")
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(name).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).as(name).hasValue("application/geo+json");
            assertThat(answer.headers().firstValue("Content-Encoding")).as(name).hasValue("gzip");
            bytes += answer.body().length;
        }
        assertThat(bytes).as("bytes of the base map").isLessThan(110_000);
    }

    private HttpResponse<byte[]> fetch(String path) throws Exception {
        return http.send(
                TestAccess.sign(HttpRequest.newBuilder(URI.create(address(path))))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static int zipped(byte[] body) throws Exception {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        }
        return out.size();
    }
}
