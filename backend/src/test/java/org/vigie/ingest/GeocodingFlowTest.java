package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.vigie.Client;
import org.vigie.VigieTest;
import org.vigie.World;
import org.vigie.jobs.Job;
import tools.jackson.databind.JsonNode;

/** Reports with words and no coordinates: placed, queued, decided, learnt, tried again. */
@VigieTest
class GeocodingFlowTest {

    private static final String PLACES = """
            name,alternateNames,country,pcode,longitude,latitude,population,kind
            Zoulgassi,,BFA,,-0.95,14.05,900,village
            Tandiagou,,BFA,,-0.95,14.05,900,village
            Tandiagou,,BFA,,-0.85,14.15,900,village
            """ + others();
    private static final String HEADER = "sourceRef,date,kind,country,commune,place,longitude,latitude\n";

    @Autowired
    Client client;

    @Autowired
    World world;

    @TempDir
    Path directory;

    @BeforeEach
    void places() throws IOException {
        world.clear();
        gazetteer(PLACES);
    }

    @AfterEach
    void withoutPlaces() {
        client.get("/api/v1/gazetteers")
                .get("gazetteers")
                .valueStream()
                .forEach(each -> client.call(
                        "DELETE", "/api/v1/gazetteers/" + each.get("id").asInt()));
    }

    @Test
    void aNameThatIsSureIsPlaced() {
        Job job = client.importText(HEADER + "f1,2025-03-04,INS.CIV,BFA," + World.A + ",Zoulgassi,,\n");
        assertThat(job.count("ungeocoded")).isZero();
        JsonNode incident = incident("f1");
        assertThat(incident.at("/properties/area").asString()).isEqualTo(World.A);
        assertThat(incident.at("/properties/precision").asString()).isEqualTo("SETTLEMENT");
        assertThat(incident.at("/geometry/coordinates/0").asDouble()).isEqualTo(-0.95);
    }

    @Test
    void anAmbiguousNameWaitsAndIsPlacedWhenDecided() {
        Job job = client.importText(HEADER + "f2,2025-03-04,INS.CIV,BFA,,Tandiagou,,\n");
        assertThat(job.count("ungeocoded")).isEqualTo(1);
        assertThat(client.codes(job, "warning")).containsExactly("2 PLACE_UNSURE");
        JsonNode before = incident("f2");
        assertThat(before.get("geometry").isNull()).isTrue();
        assertThat(before.at("/properties/precision").asString()).isEqualTo("COUNTRY");
        long version = world.version();

        JsonNode review = review("Tandiagou");
        assertThat(review.get("candidates").size()).isEqualTo(2);
        int inD = review.at("/candidates/0/pcode").asString().equals(World.D) ? 0 : 1;
        decide(review, Map.of("action", "choose", "candidate", inD));

        JsonNode after = incident("f2");
        assertThat(after.at("/properties/area").asString()).isEqualTo(World.D);
        assertThat(world.version()).isGreaterThan(version);
        assertThat(client.get("/api/v1/hotspots?fields=count&asOf=" + version)
                        .get("placed")
                        .asInt())
                .isZero();
        assertThat(client.get("/api/v1/hotspots?fields=count").get("placed").asInt())
                .isEqualTo(1);

        // What a person said of these words serves from now on.
        Job again = client.importText(HEADER + "f3,2025-03-05,INS.CIV,BFA,,Tandiagou,,\n");
        assertThat(again.count("ungeocoded")).isZero();
        assertThat(incident("f3").at("/properties/area").asString()).isEqualTo(World.D);
    }

    @Test
    void aPointOnTheMapAnswersToo() {
        client.importText(HEADER + "f4,2025-03-04,INS.CIV,BFA,,Bolkouma Ouest,,\n");
        decide(
                review("Bolkouma Ouest"),
                Map.of("action", "point", "longitude", -0.85, "latitude", 14.05, "learn", false));
        assertThat(incident("f4").at("/properties/area").asString()).isEqualTo(World.B);
    }

    @Test
    void aRejectedPlaceStaysWhereItWas() {
        client.importText(HEADER + "f5,2025-03-04,INS.CIV,BFA,,Quelque part là-bas,,\n");
        decide(review("Quelque part là-bas"), Map.of("action", "reject"));
        assertThat(incident("f5").get("geometry").isNull()).isTrue();
    }

    @Test
    void undecidedNamesAreTriedAgainWhenTheGazetteerChanges() throws Exception {
        client.importText(HEADER + "f6,2025-03-04,INS.CIV,BFA," + World.B + ",Yalgabouri,,\n");
        assertThat(incident("f6").at("/properties/precision").asString()).isEqualTo("COMMUNE");
        gazetteer(PLACES + "Yalgabouri,,BFA,,-0.85,14.05,900,village\n");
        for (int i = 0; i < 200 && incident("f6").get("geometry").isNull(); i++) {
            Thread.sleep(50);
        }
        assertThat(incident("f6").at("/properties/precision").asString()).isEqualTo("SETTLEMENT");
        assertThat(incident("f6").at("/geometry/coordinates/0").asDouble()).isEqualTo(-0.85);
    }

    @Test
    void aPointFarFromItsCommuneIsDoubted() {
        Job job = client.importText(HEADER + "f7,2025-03-04,INS.CIV,,Commune " + World.A + ",,1.05,14.05\n");
        assertThat(client.codes(job, "warning")).containsExactly("2 FAR_FROM_COMMUNE");
        assertThat(incident("f7").at("/properties/area").asString()).isEqualTo(World.N);
    }

    @Test
    void anAreaAloneIsKnownAtItsLevel() {
        client.importText("sourceRef,date,kind,country,province\nf8,2025-03-04,INS.CIV,BFA,Province BF9902\n");
        JsonNode incident = incident("f8");
        assertThat(incident.at("/properties/precision").asString()).isEqualTo("PROVINCE");
        assertThat(incident.at("/properties/area").asString()).isEqualTo("BF9902");
        assertThat(client.get("/api/v1/hotspots?fields=count")
                        .at("/unplaced/byLevel/PROVINCE")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aSingleReportWaitsLikeAFile() {
        var answer = client.sendJson(
                "POST",
                "/api/v1/incidents",
                Map.of("source", "s", "sourceRef", "f9", "date", "2025-03-04", "country", "BFA", "place", "Tandiagou"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(review("Tandiagou").get("subjects").size()).isPositive();
    }

    /** Three hundred more villages: in a list of three, a name that is missing would be likelier than one that is there. */
    static String others() {
        List<String> first = List.of("Ban", "Dor", "Fil", "Gor", "Kel", "Lam", "Mor", "Nas", "Pel", "Ras");
        List<String> second = List.of("ado", "ekuy", "ibi", "omdi", "uka", "anga");
        List<String> third = List.of("ri", "ssa", "to", "ya", "wol");
        var lines = new StringBuilder();
        for (String one : first) {
            for (String two : second) {
                for (String three : third) {
                    lines.append(one + two + three + ",,BFA,,-0.93,14.07,200,village\n");
                }
            }
        }
        return lines.toString();
    }

    private void gazetteer(String places) throws IOException {
        Path file = Files.writeString(directory.resolve("places.csv"), places);
        Job job = client.send("gazetteers", Map.of("source", "Essai", "licence", "CC0"), file);
        assertThat(job.state()).as(client.issues(job).toString()).isEqualTo(Job.State.DONE);
    }

    private JsonNode incident(String reference) {
        List<JsonNode> all = client.get("/api/v1/incidents?limit=1000")
                .get("features")
                .valueStream()
                .toList();
        return all.stream()
                .map(each -> client.get("/api/v1/incidents/" + each.get("id").asString()))
                .filter(each -> each.at("/reports/0/sourceRef").asString().equals(reference))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode review(String place) {
        return client.get("/api/v1/geocode/reviews?limit=500")
                .get("reviews")
                .valueStream()
                .filter(each -> each.get("place").asString().equals(place))
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    private void decide(JsonNode review, Map<String, Object> answer) {
        var decided = client.sendJson(
                "POST", "/api/v1/geocode/reviews/" + review.get("id").asLong(), answer);
        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
    }
}
