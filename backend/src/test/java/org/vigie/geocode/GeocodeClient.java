package org.vigie.geocode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.vigie.TestAccess;
import org.vigie.jobs.Job;
import org.vigie.jobs.Jobs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to the service under test as its users do. */
@Lazy
final class GeocodeClient {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Environment environment;
    private final Jobs jobs;

    GeocodeClient(Environment environment, Jobs jobs) {
        this.environment = environment;
        this.jobs = jobs;
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** The JSON of a good answer. */
    JsonNode json(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    JsonNode geocode(String q, String more) {
        return json("/api/v1/geocode?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8) + more);
    }

    HttpResponse<String> post(String path, String type, String body) {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> delete(String path) {
        return send(request(path).DELETE());
    }

    JsonNode parsed(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    /** Sends a file with its form and waits until its job has ended. */
    Job load(String collection, Map<String, String> fields, Path file) {
        String boundary = "-----" + UUID.randomUUID();
        var parts = new ArrayList<byte[]>();
        fields.forEach((name, value) -> parts.add(
                ("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(boundary, name, value))
                        .getBytes(StandardCharsets.UTF_8)));
        parts.add(("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                        .formatted(boundary, file.getFileName()))
                .getBytes(StandardCharsets.UTF_8));
        parts.add(bytes(file));
        parts.add(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = send(request("/api/v1/" + collection)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArrays(parts)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String location = answer.headers().firstValue("Location").orElseThrow();
        return await(collection, UUID.fromString(location.substring(location.lastIndexOf('/') + 1)));
    }

    /** Loads and activates a country's boundaries. */
    void activate(String country, String vintage, Path file) {
        Map<String, String> fields =
                Map.of("country", country, "vintage", vintage, "source", "Essai", "licence", "CC0", "activate", "true");
        assertThat(load("boundaries", fields, file).state()).isEqualTo(Job.State.DONE);
    }

    List<JsonNode> issues(Job job) {
        return json("/api/v1/" + job.kind() + "/" + job.id() + "/issues?limit=1000")
                .get("issues")
                .valueStream()
                .toList();
    }

    private Job await(String kind, UUID id) {
        try {
            Job job = jobs.get(kind, id);
            for (int i = 0; i < 2400 && !job.ended(); i++) {
                Thread.sleep(50);
                job = jobs.get(kind, id);
            }
            assertThat(job.ended()).isTrue();
            return job;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://localhost:" + environment.getProperty("local.server.port") + path))
                .header(TestAccess.HEADER, TestAccess.BEARER)
                .header("Accept-Language", "en");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
