package org.vigie.snapshots;

import java.nio.file.*;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.vigie.*;
import tools.jackson.databind.JsonNode;

@SpringBootTest(
        classes = Vigie.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "vigie.demo=auto")
@ContextConfiguration(initializers = TestDatabase.class)
@Import(Client.class)
class LookTest {
    @Autowired
    Client client;

    @Test
    void look() throws Exception {
        while (client.get("/api/v1/hotspots?fields=pcode&from=2025-11-01&to=2026-10-31")
                        .path("placed")
                        .asInt()
                == 0) Thread.sleep(500);
        var s = new SnapshotClient(client);
        Path out = Path.of("/tmp/look");
        Files.createDirectories(out);
        for (String audience : new String[] {"internal", "public"}) {
            long t = System.nanoTime();
            JsonNode made = s.make(
                    "Incidents de sécurité au Sahel, point de situation",
                    audience,
                    "from",
                    "2025-11-01",
                    "to",
                    "2026-10-31",
                    "category",
                    "INS,COM,CRI");
            System.out.println("FROZEN " + audience + " " + (System.nanoTime() - t) / 1_000_000 + " ms " + made);
            String id = made.path("id").asString();
            s.files(id).forEach((f, b) -> {
                try {
                    Files.write(out.resolve(audience + f.replaceAll("[^a-z0-9.]", "_")), b);
                    System.out.println("SIZE " + f + " " + b.length + " gz "
                            + org.vigie.api.Gzipped.of(b).bytes().length);
                } catch (Exception e) {
                    throw new RuntimeException(e);
                }
            });
            Files.write(out.resolve(audience + "-live.html"), s.bytes(id, ""));
            Files.write(out.resolve(audience + "-embed.html"), s.bytes(id, "/embed"));
            t = System.nanoTime();
            var answer = client.sendJson(
                    "POST",
                    "/api/v1/bulletins",
                    Map.of(
                            "from",
                            "2026-10-01",
                            "to",
                            "2026-10-31",
                            "audience",
                            audience,
                            "language",
                            audience.equals("public") ? "en" : "fr",
                            "category",
                            "INS,COM,CRI"));
            System.out.println("BULLETIN " + (System.nanoTime() - t) / 1_000_000 + " ms " + answer.body());
            id = Client.json(answer.body()).path("id").asString();
            Files.write(out.resolve(audience + "-bulletin.pdf"), s.bytes(id, ".pdf"));
            Files.write(out.resolve(audience + "-bulletin.json"), s.bytes(id, ".json"));
        }
        var answer = client.sendJson(
                "POST", "/api/v1/bulletins", Map.of("from", "2026-10-19", "to", "2026-10-25", "language", "fr"));
        String id = Client.json(answer.body()).path("id").asString();
        Files.write(out.resolve("week-bulletin.pdf"), s.bytes(id, ".pdf"));
    }
}
