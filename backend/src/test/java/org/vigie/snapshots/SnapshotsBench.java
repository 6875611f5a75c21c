package org.vigie.snapshots;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.vigie.Client;
import org.vigie.Vigie;
import org.vigie.api.Gzipped;
import org.vigie.jobs.Jobs;
import tools.jackson.databind.JsonNode;

/**
 * How long it takes to freeze a map of the 1,318 real communes and to make a bulletin of it, to read a file of it and to compute it
 * again, and what an embed weighs. Its argument is the number of turns (5).
 */
final class SnapshotsBench {

    private final Client client;
    private final SnapshotClient snapshots;
    private final int turns;

    private SnapshotsBench(Client client, int turns) {
        this.client = client;
        this.snapshots = new SnapshotClient(client);
        this.turns = turns;
    }

    public static void main(String[] arguments) {
        int turns = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
        try (ConfigurableApplicationContext app = SpringApplication.run(
                Vigie.class,
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn",
                "--vigie.spool-directory=target/spool-bench")) {
            var client = new Client(app.getEnvironment(), app.getBean(Jobs.class));
            RealEmbedTest.load(client);
            new SnapshotsBench(client, turns).run();
        }
    }

    private void run() {
        String id = id(freeze(0));
        print("freeze a map", this::freeze);
        print("make a bulletin", this::bulletin);
        print("verify", turn -> snapshots.verify(id));
        for (String file : List.of("", ".html", ".png", ".json", "/embed", "/embed.json")) {
            print("read /s/{id}" + file, turn -> snapshots.bytes(id, file));
        }
        for (String file : SnapshotClient.FILES) {
            byte[] bytes = snapshots.bytes(id, file);
            System.out.printf(
                    Locale.ROOT,
                    "%s: %,d bytes, %,d as sent%n",
                    file,
                    bytes.length,
                    Gzipped.of(bytes).bytes().length);
        }
    }

    private JsonNode freeze(int turn) {
        return snapshots.make("Mesure " + turn, "internal", "from", "2025-01-01", "to", "2025-12-31");
    }

    private JsonNode bulletin(int turn) {
        return Client.json(client.sendJson(
                        "POST",
                        "/api/v1/bulletins",
                        Map.of("title", "Mesure " + turn, "from", "2025-10-01", "to", "2025-10-31"))
                .body());
    }

    private static String id(JsonNode made) {
        return made.path("id").asString();
    }

    private void print(String what, Function<Integer, ?> work) {
        long[] millis = new long[turns];
        for (int turn = 0; turn < turns; turn++) {
            long start = System.nanoTime();
            work.apply(turn);
            millis[turn] = (System.nanoTime() - start) / 1_000_000;
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT, "%s: median %,d ms, slowest %,d ms%n", what, millis[turns / 2], millis[turns - 1]);
    }
}
