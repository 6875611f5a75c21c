package org.vigie.faults;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as a process of its own, which can be killed and started again, and its answers. */
final class DrilledService implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String BOUNDARY = "vigie-drill-boundary";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Path home;
    private final Map<String, String> database;
    private final int port;
    private final List<String> settings;
    private Process process;

    /**
     * @param home where its spool, its log and its password lie
     * @param database the environment that names it
     */
    DrilledService(Path home, Map<String, String> database, String... settings) throws IOException {
        this.home = Files.createDirectories(home);
        this.database = database;
        this.settings = List.of(settings);
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    /** Starts it, and does not wait. */
    DrilledService start() throws IOException {
        var command = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-cp",
                System.getProperty("java.class.path"),
                "org.vigie.Vigie",
                "--server.port=" + port,
                "--spring.main.banner-mode=off",
                "--vigie.jobs.look-seconds=2",
                "--vigie.access.password-file=" + home.resolveSibling("admin-password"),
                "--vigie.spool-directory=" + home.resolve("spool")));
        command.addAll(settings);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(database);
        process = builder.redirectOutput(
                        ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()))
                .start();
        return this;
    }

    /** As kill -9 does: nothing of it runs any more when this returns. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Whether it takes requests, with all that it needs. */
    boolean isHealthy() {
        return isWell("/actuator/health");
    }

    /** Whether it runs, whatever it lacks. */
    boolean isAlive() {
        return isWell("/actuator/health/liveness");
    }

    private boolean isWell(String path) {
        try {
            return get(path).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    HttpResponse<String> get(String path) throws IOException {
        return send(request(path).GET());
    }

    JsonNode json(String path) throws IOException {
        return JSON.readTree(get(path).body());
    }

    /** Sends a file of incidents; the answer, whatever it is. */
    HttpResponse<String> upload(String source, String csv) throws IOException {
        String body =
                part("source", "", source) + part("file", "; filename=\"a.csv\"", csv) + "--" + BOUNDARY + "--\r\n";
        return send(request("/api/v1/imports")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofString(body)));
    }

    private static String part(String name, String more, String value) {
        return "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n"
                .formatted(BOUNDARY, name, more, value);
    }

    /** Reports one incident; whether it was acknowledged. */
    boolean report(String json) {
        try {
            int status = send(request("/api/v1/incidents")
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(json)))
                    .statusCode();
            return status == 200 || status == 201;
        } catch (IOException e) {
            return false;
        }
    }

    private HttpRequest.Builder request(String path) throws IOException {
        Path file = home.resolveSibling("admin-password");
        String password = Files.exists(file) ? Files.readString(file).strip() : "";
        String signed = Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Basic " + signed)
                .header("Accept-Language", "en")
                .timeout(Duration.ofSeconds(60));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                kill();
            }
        }
    }
}
