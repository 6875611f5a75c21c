package org.vigie.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Which benchmarks scripts/bench finds. */
class BenchScriptTest {

    @Test
    void listsTheBenchmarksThatCanBeRun() throws Exception {
        try (Checkout checkout = Checkout.open()) {
            source(checkout, "ingest/ImportBench.java", "public static void main(String[] args) {}");
            source(checkout, "hotspots/HotspotsBench.java", "public static void main(String[] args) {}");
            source(checkout, "hotspots/FormerBench.java", "void run() {}");
            source(checkout, "hotspots/HotspotsTest.java", "public static void main(String[] args) {}");

            var outcome = checkout.script("bench").run("--list");

            assertEquals(0, outcome.code(), outcome.err());
            assertEquals("org.vigie.hotspots.HotspotsBench\norg.vigie.ingest.ImportBench\n", outcome.out());
        }
    }

    @Test
    void namesThem_whenAskedForAnother() throws Exception {
        try (Checkout checkout = Checkout.open()) {
            source(checkout, "ingest/ImportBench.java", "public static void main(String[] args) {}");
            var outcome = checkout.script("bench").run("Exports");
            assertEquals(1, outcome.code());
            assertTrue(outcome.err().contains("« Exports » ; il y a : org.vigie.ingest.ImportBench"), outcome.err());
        }
    }

    private static void source(Checkout checkout, String name, String body) throws IOException {
        Path file =
                checkout.directory().resolve("backend/src/test/java/org/vigie").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "class X { " + body + " }\n");
    }
}
