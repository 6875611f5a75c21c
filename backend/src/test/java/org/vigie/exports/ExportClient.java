package org.vigie.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.vigie.TestAccess;
import org.vigie.formats.Gdal;
import org.vigie.jobs.Job;
import org.vigie.jobs.Jobs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes files home as users do, and reads them with GDAL. */
@Lazy
final class ExportClient {

    static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Environment environment;
    private final Jobs jobs;

    ExportClient(Environment environment, Jobs jobs) {
        this.environment = environment;
        this.jobs = jobs;
    }

    /** Waits until the exercise data are in, which an empty store loads at start. */
    void loadDemo() {
        awaitDemo(jobs);
    }

    static void awaitDemo(Jobs jobs) {
        while (jobs.list("imports", 1).isEmpty()
                || Stream.of("boundaries", "gazetteers", "imports")
                        .flatMap(kind -> jobs.list(kind, 10).stream())
                        .anyMatch(job -> !job.ended())) {
            sleep();
        }
        assertThat(jobs.list("imports", 1).get(0).state()).isEqualTo(Job.State.DONE);
    }

    static void sleep() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode json(String path) {
        return JSON.readTree(text(path));
    }

    String text(String path) {
        HttpResponse<String> answer = send(path, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path + "\n" + answer.body()).isEqualTo(200);
        return answer.body();
    }

    <T> HttpResponse<T> send(String path, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request(path), handler);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(path, e);
        }
    }

    HttpRequest request(String path) {
        String port = environment.getProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header(TestAccess.HEADER, TestAccess.BEARER)
                .header("Accept-Language", "fr")
                .build();
    }

    InputStream open(String path) {
        return send(path, BodyHandlers.ofInputStream()).body();
    }

    /** Takes a file home under the name that the answer gives it. */
    Path download(String path, Path directory) {
        HttpResponse<byte[]> answer = send(path, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode())
                .as(path + "\n" + new String(answer.body()))
                .isEqualTo(200);
        String disposition = answer.headers().firstValue("Content-Disposition").orElseThrow();
        String name = disposition.replaceAll(".*filename=\"([^\"]+)\".*", "$1");
        try {
            Path target = Files.createDirectories(
                            directory.resolve(UUID.randomUUID().toString()))
                    .resolve(name);
            return Files.write(target, answer.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The features of a downloaded file as GDAL reads them, by a column, in GeoJSON. */
    Map<String, JsonNode> features(String path, String key, Path directory) throws IOException {
        Path file = download(path, directory);
        Path back = directory.resolve(UUID.randomUUID() + ".geojson");
        String source = file.toString().endsWith(".zip") ? "/vsizip/" + file : file.toString();
        var command = new ArrayList<>(List.of("ogr2ogr", "-f", "GeoJSON", "-lco", "COORDINATE_PRECISION=15"));
        if (source.endsWith(".csv")) {
            List.of("X_POSSIBLE_NAMES=longitude", "Y_POSSIBLE_NAMES=latitude", "AUTODETECT_TYPE=YES")
                    .forEach(option -> command.addAll(List.of("-oo", option)));
        }
        command.addAll(List.of(back.toString(), source));
        if (source.endsWith(".gpkg")) {
            command.add(path.replaceAll(".*/([a-z]+)\\..*", "$1")); // beside it lies the table of styles
        }
        Gdal.run(command.toArray(new String[0]));
        var features = new LinkedHashMap<String, JsonNode>();
        JsonNode collection = JSON.readTree(Files.readString(back));
        for (JsonNode feature : collection.path("features")) {
            JsonNode value = feature.path("properties").path(key); // GDAL takes a feature's id for no property
            assertThat(features.put((value.isMissingNode() ? feature.path("id") : value).asString(), feature))
                    .isNull();
        }
        return features;
    }

    /** The entries of a zip by name. */
    static Map<String, byte[]> unzipped(Path file) throws IOException {
        var entries = new TreeMap<String, byte[]>();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : java.util.Collections.list(zip.entries())) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }

    static @Nullable Object plain(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        return value.isNumber() ? (Object) value.doubleValue() : value.asString();
    }
}
