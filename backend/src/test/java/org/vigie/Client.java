package org.vigie;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.vigie.jobs.Job;
import org.vigie.jobs.Jobs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to the service under test as its users do, in English unless told otherwise, and waits for its jobs. */
@Primary
public class Client {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Environment environment;
    private final Jobs jobs;

    public Client(Environment environment, Jobs jobs) {
        this.environment = environment;
        this.jobs = jobs;
    }

    /** Sends a form with a file; the answer, whatever it is. */
    public HttpResponse<String> post(String path, Map<String, String> fields, Path file) {
        try {
            return post(path, fields, file.getFileName().toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends a form with a file of these bytes; without a file where they are null. */
    public HttpResponse<String> post(String path, Map<String, String> fields, String fileName, byte[] content) {
        String boundary = "-----" + UUID.randomUUID();
        var parts = new ArrayList<byte[]>();
        fields.forEach((name, value) -> parts.add(
                bytes("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n", boundary, name, value)));
        if (content != null) {
            parts.add(bytes(
                    "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n",
                    boundary, fileName));
            parts.add(content);
            parts.add(bytes("\r\n"));
        }
        parts.add(bytes("--%s--\r\n", boundary));
        return exchange(
                request(path)
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(BodyPublishers.ofByteArrays(parts))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Sends a file and waits until its job has ended. */
    public Job send(String collection, Map<String, String> fields, Path file) {
        return accepted(collection, post("/api/v1/" + collection, fields, file));
    }

    /** Imports a text as a file of reports and waits; fields are names and values by turns. */
    public Job importText(String text, String... fields) {
        return importBytes(bytes("%s", text), fields);
    }

    /** Imports bytes as a file of reports and waits; fields are names and values by turns. */
    public Job importBytes(byte[] content, String... fields) {
        return accepted("imports", post("/api/v1/imports", map(fields), "reports.csv", content));
    }

    /** The issues of a job in the order of the file, their messages in English. */
    public List<JsonNode> issues(Job job) {
        JsonNode answer = json(call("GET", "/api/v1/" + job.kind() + "/" + job.id() + "/issues?limit=1000"));
        return answer.get("issues").valueStream().toList();
    }

    /** The issues of a severity as {@code line code}. */
    public List<String> codes(Job job, String severity) {
        return issues(job).stream()
                .filter(issue -> issue.get("severity").asString().equals(severity))
                .map(issue ->
                        issue.get("line").asLong() + " " + issue.get("code").asString())
                .toList();
    }

    /** The JSON answer of a path, which must be 200. */
    public JsonNode get(String path) {
        return json(call("GET", path));
    }

    /** A request without a body; headers are names and values by turns. */
    public HttpResponse<byte[]> call(String method, String path, String... headers) {
        return exchange(
                with(request(path), headers)
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofByteArray());
    }

    /** A request with a JSON body; headers are names and values by turns. */
    public HttpResponse<String> sendJson(String method, String path, Object body, String... headers) {
        String text = body instanceof String string ? string : JSON.writeValueAsString(body);
        return exchange(
                with(request(path).header("Content-Type", "application/json"), headers)
                        .method(method, BodyPublishers.ofString(text))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Waits until a job has ended. */
    public Job await(String kind, UUID id) {
        try {
            Job job = jobs.get(kind, id);
            for (int i = 0; i < 6000 && !job.ended(); i++) {
                Thread.sleep(i < 20 ? 5 : 50);
                job = jobs.get(kind, id);
            }
            assertThat(job.ended()).isTrue();
            return job;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The JSON of an answer, which must be 200. */
    public static JsonNode json(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** The JSON of a text. */
    public static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    /** The JSON of a stream. */
    public static JsonNode json(InputStream in) {
        return JSON.readTree(in);
    }

    /** A map of names and values by turns. */
    public static Map<String, String> map(String... namesAndValues) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    private Job accepted(String collection, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String location = answer.headers().firstValue("Location").orElseThrow();
        return await(collection, UUID.fromString(location.substring(location.lastIndexOf('/') + 1)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://localhost:" + environment.getProperty("local.server.port") + path))
                .header(TestAccess.HEADER, TestAccess.BEARER)
                .header("Accept-Language", "en");
    }

    private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
        map(headers).forEach(request::setHeader);
        return request;
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String format, Object... values) {
        return format.formatted(values).getBytes(StandardCharsets.UTF_8);
    }
}
