package org.vigie.areas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
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
import org.vigie.jobs.Job;
import org.vigie.jobs.Jobs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends files to the service under test as its users do, and waits for their jobs. */
@Lazy
final class AreasClient {

    static final Map<String, String> BFA =
            Map.of("country", "BFA", "vintage", "essai", "source", "Essai", "licence", "CC0");

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Environment environment;
    private final Jobs jobs;

    AreasClient(Environment environment, Jobs jobs) {
        this.environment = environment;
        this.jobs = jobs;
    }

    /** Sends a form with a file; the answer, whatever it is. */
    HttpResponse<String> post(String path, Map<String, String> fields, Path file) {
        String boundary = "-----" + UUID.randomUUID();
        var parts = new ArrayList<byte[]>();
        fields.forEach((name, value) -> parts.add(
                ("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(boundary, name, value))
                        .getBytes(StandardCharsets.UTF_8)));
        try {
            parts.add(("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                            .formatted(boundary, file.getFileName()))
                    .getBytes(StandardCharsets.UTF_8));
            parts.add(Files.readAllBytes(file));
            parts.add(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
            return http.send(
                    request(path)
                            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                            .POST(BodyPublishers.ofByteArrays(parts))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends a file and waits until its job has ended. */
    Job send(String collection, Map<String, String> fields, Path file) {
        HttpResponse<String> answer = post("/api/v1/" + collection, fields, file);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String location = answer.headers().firstValue("Location").orElseThrow();
        return await(collection, UUID.fromString(location.substring(location.lastIndexOf('/') + 1)));
    }

    /** Sends boundaries that are expected to be taken, and activates them; the data version. */
    long activate(Map<String, String> fields, Path file) {
        Job job = send("boundaries", fields, file);
        assertThat(job.state()).as(issues(job).toString()).isEqualTo(Job.State.DONE);
        JsonNode answer = json(call("POST", "/api/v1/boundaries/" + job.id() + "/activate"));
        return answer.get("dataVersion").asLong();
    }

    /** The issues of a job as {@code line code} in the order of the file, with severity and message in English. */
    List<JsonNode> issues(Job job) {
        JsonNode answer = json(call("GET", "/api/v1/" + job.kind() + "/" + job.id() + "/issues?limit=1000"));
        return answer.get("issues").valueStream().toList();
    }

    List<String> codes(Job job, String severity) {
        return issues(job).stream()
                .filter(issue -> issue.get("severity").asString().equals(severity))
                .map(issue ->
                        issue.get("line").asLong() + " " + issue.get("code").asString())
                .toList();
    }

    HttpResponse<byte[]> call(String method, String path, String... headers) {
        try {
            var request = request(path).method(method, BodyPublishers.noBody());
            for (int i = 0; i < headers.length; i += 2) {
                request.setHeader(headers[i], headers[i + 1]);
            }
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    static JsonNode json(InputStream in) {
        return JSON.readTree(in);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://localhost:" + environment.getProperty("local.server.port") + path))
                .header("Accept-Language", "en");
    }

    private Job await(String kind, UUID id) {
        try {
            Job job = jobs.get(kind, id);
            for (int i = 0; i < 1200 && !job.ended(); i++) {
                Thread.sleep(50);
                job = jobs.get(kind, id);
            }
            assertThat(job.ended()).isTrue();
            return job;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
