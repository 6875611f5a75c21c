package org.vigie;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.api.DataVersion;
import org.vigie.jobs.Job;

/**
 * A small geography of squares of 0.1° (about 119 km²) for tests:
 *
 * <pre>
 * 14.35                M2
 * 14.30       M1       M2
 * 14.25       M1      (gap)
 * 14.20  C (M1 to 14.195) D
 * 14.10       A        B            N (1.0..1.1° E)
 * 14.00
 *        -1.0     -0.9     -0.8
 * </pre>
 *
 * A and B are in province BF9901, C and D in BF9902, all in region BF99; M1 and M2 in ML9901, N in NE9901.
 */
public final class World {

    public static final String A = "BF990101";
    public static final String B = "BF990102";
    public static final String C = "BF990201";
    public static final String D = "BF990202";
    public static final String M1 = "ML990101";
    public static final String M2 = "ML990102";
    public static final String N = "NE990101";

    private final Client client;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final DataVersion versions;

    World(Client client, JdbcClient jdbc, TransactionTemplate transaction, DataVersion versions) {
        this.client = client;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.versions = versions;
    }

    /** Leaves the squares and no incident, report or coverage, as a change with a data version of its own. */
    public void clear() {
        if (!jdbc.sql("select exists (select from boundary_activation)")
                .query(Boolean.class)
                .single()) {
            activate(
                    "BFA", List.of(square(A, -1, 14), square(B, -0.9, 14), square(C, -1, 14.1), square(D, -0.9, 14.1)));
            activate("MLI", List.of(area(M1, -1, 14.195, -0.9, 14.3), area(M2, -0.9, 14.25, -0.8, 14.35)));
            activate("NER", List.of(square(N, 1, 14)));
        }
        transaction.executeWithoutResult(status -> {
            long version = versions.next("cleared", null);
            for (String table : List.of("incident", "report", "coverage")) {
                jdbc.sql("update " + table + " set version_to = :version where version_to is null")
                        .param("version", version)
                        .update();
            }
            jdbc.sql("delete from erasure").update(); // what one test erased may come in again for the next
        });
    }

    /** The newest data version. */
    public long version() {
        return versions.current();
    }

    private void activate(String country, List<String> features) {
        try {
            Path file = Files.createTempFile("world", ".geojson");
            Files.writeString(
                    file, "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}");
            var fields = Map.of("country", country, "vintage", "essai", "source", "Essai", "licence", "CC0");
            Job job = client.send("boundaries", fields, file);
            Files.delete(file);
            assertThat(job.state()).as(client.issues(job).toString()).isEqualTo(Job.State.DONE);
            Client.json(client.call("POST", "/api/v1/boundaries/" + job.id() + "/activate"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String square(String pcode, double west, double south) {
        return area(pcode, west, south, west + 0.1, south + 0.1);
    }

    private static String area(String pcode, double west, double south, double east, double north) {
        var ring = new ArrayList<String>();
        for (double[] corner :
                new double[][] {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}) {
            ring.add(String.format(Locale.ROOT, "[%.4f,%.4f]", corner[0], corner[1]));
        }
        return """
                {"type":"Feature","properties":{"ADM3_PCODE":"%1$s","ADM3_FR":"Commune %1$s","ADM2_PCODE":"%2$s",\
                "ADM2_FR":"Province %2$s","ADM1_PCODE":"%3$s","ADM1_FR":"Région %3$s","ADM0_PCODE":"%4$s",\
                "ADM0_FR":"Pays %4$s"},"geometry":{"type":"Polygon","coordinates":[[%5$s]]}}""".formatted(
                pcode, pcode.substring(0, 6), pcode.substring(0, 4), pcode.substring(0, 2), String.join(",", ring));
    }
}
