package org.vigie.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vigie.Client;
import tools.jackson.databind.JsonNode;

/** Makes snapshots and reads their files, for tests. */
final class SnapshotClient {

    /** The files that every snapshot has, behind {@code /s/{id}}. */
    static final List<String> FILES =
            List.of(".html", ".png", ".png?scale=2", ".svg", ".pdf", ".csv", ".json", "/embed.json");

    private final Client client;

    SnapshotClient(Client client) {
        this.client = client;
    }

    /** Freezes a view, its parameters names and values by turns; fails unless it is made. */
    JsonNode make(String title, String audience, Object... view) {
        HttpResponse<String> answer = post(title, audience, view);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Client.json(answer.body());
    }

    HttpResponse<String> post(String title, String audience, Object... view) {
        return client.sendJson("POST", "/api/v1/snapshots", body(title, audience, view));
    }

    static Map<String, Object> body(String title, String audience, Object... view) {
        var parameters = new LinkedHashMap<String, Object>();
        for (int i = 0; i < view.length; i += 2) {
            parameters.put((String) view[i], view[i + 1]);
        }
        return Map.of("title", title, "language", "fr", "audience", audience, "view", parameters);
    }

    byte[] bytes(String id, String file) {
        HttpResponse<byte[]> answer = client.call("GET", "/s/" + id + file);
        assertThat(answer.statusCode()).as(file).isEqualTo(200);
        return answer.body();
    }

    String text(String id, String file) {
        return new String(bytes(id, file), StandardCharsets.UTF_8);
    }

    /** All files of a snapshot. */
    Map<String, byte[]> files(String id) {
        var files = new TreeMap<String, byte[]>();
        FILES.forEach(file -> files.put(file, bytes(id, file)));
        return files;
    }

    JsonNode verify(String id) {
        HttpResponse<byte[]> answer = client.call("POST", "/api/v1/snapshots/" + id + "/verify");
        return Client.json(answer);
    }
}
