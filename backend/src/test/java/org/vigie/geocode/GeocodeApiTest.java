package org.vigie.geocode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.vigie.access.Marking;
import org.vigie.jobs.Job;
import tools.jackson.databind.JsonNode;

/** Gazetteers, geocoding, reverse geocoding and reviews over HTTP, with the exercise geography that ships. */
@GeocodeTest
@Import(GeocodeApiTest.Listener.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeocodeApiTest {

    private static final Path DEMO = Path.of("../data/demo");
    private static final Map<String, String> PLACES = Map.of("source", "Exercice", "licence", "CC BY 4.0");

    /** Hears decisions as an upper package does. */
    static class Listener {

        private final List<ReviewDecided> heard = Collections.synchronizedList(new ArrayList<>());

        @EventListener
        void on(ReviewDecided decided) {
            assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                    .isTrue();
            heard.add(decided);
        }
    }

    @Autowired
    GeocodeClient client;

    @Autowired
    Geocoder geocoder;

    @Autowired
    Reviews reviews;

    @Autowired
    Gazetteers gazetteers;

    @Autowired
    Listener listener;

    @TempDir
    Path directory;

    @BeforeAll
    void load() {
        for (String country : List.of("BFA", "MLI", "NER")) {
            client.activate(country, "exercice", DEMO.resolve("boundaries-" + country + ".geojson"));
        }
        Job job = client.load("gazetteers", PLACES, DEMO.resolve("places.csv"));
        assertThat(job.state()).as(client.issues(job).toString()).isEqualTo(Job.State.DONE);
        assertThat(job.count("places")).isEqualTo(279);
    }

    @Test
    void aFileOfSeveralCountriesIsAGazetteerOfEachAndComesAgainWithoutDoubling() {
        Job again = client.load("gazetteers", PLACES, DEMO.resolve("places.csv"));
        assertThat(again.dataVersion()).isNotNull();
        JsonNode lists = client.json("/api/v1/gazetteers").get("gazetteers");
        assertThat(lists.valueStream()
                        .filter(list -> list.get("source").asString().equals("Exercice"))
                        .mapToLong(list -> list.get("places").asLong())
                        .sum())
                .isEqualTo(279);
        assertThat(lists.valueStream().map(list -> list.get("country").asString()))
                .contains("BFA", "MLI", "NER");
    }

    @Test
    void aNameIsPlacedWithItsReasons() {
        JsonNode answer = client.geocode("Djibo, Soum", "&country=BFA");
        assertThat(answer.get("decision").asString()).isEqualTo("PLACED");
        JsonNode best = answer.get("candidates").get(0);
        assertThat(best.get("name").asString()).isEqualTo("Djibo");
        assertThat(best.get("precision").asString()).isEqualTo("SETTLEMENT");
        assertThat(best.get("longitude").asDouble()).isCloseTo(-1.63, within(0.05));
        assertThat(best.get("latitude").asDouble()).isCloseTo(14.10, within(0.05));
        assertThat(best.get("pcode").asString()).startsWith("BFX");
        assertThat(best.get("confidence").asDouble()).isBetween(0.9, 1.0);
        assertThat(best.get("why").asString()).contains("exact name").contains("Soum");
    }

    @Test
    void reasonsSpeakTheLanguageOfTheReader() {
        Resolution french = geocoder.geocode(PlaceQuery.of("Djibo"), java.util.Locale.FRENCH);
        assertThat(french.why()).contains("nom exact");
    }

    @Test
    void withinKeepsToAnArea() {
        String niger = client.geocode("Dosso", "&country=NER")
                .get("candidates")
                .get(0)
                .get("pcode")
                .asString();
        assertThat(client.geocode("Dosso", "&within=" + niger).get("decision").asString())
                .isEqualTo("PLACED");
        assertThat(client.geocode("Djibo", "&within=" + niger).get("decision").asString())
                .isNotEqualTo("PLACED");
        assertThat(client.geocode("Djibo", "&within=XX99").get("decision").asString())
                .isEqualTo("NONE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=", "", "q=%20%20", "q=Djibo&limit=0", "q=a%00b", "q=Djibo&pays=BFA", "q=a%0Ab"})
    void wrongQuestionsAreToldSo(String query) {
        HttpResponse<String> answer = client.get("/api/v1/geocode?" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(client.parsed(answer).get("code").asString()).isEqualTo("INVALID_PARAMETERS");
    }

    @Test
    void aVeryLongTextIsRefused() {
        HttpResponse<String> answer = client.get("/api/v1/geocode?q=" + "abcdefghij".repeat(700));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("TEXT_TOO_LONG");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; drop table place; --",
                "\" or 1=1",
                "%27%20union%20select",
                "{0} {1}",
                "<script>alert(1)</script>",
                "نهر السنغال"
            })
    void textsThatAreNoPlacesFindNothing(String text) {
        JsonNode answer = client.geocode(text, "");
        assertThat(answer.get("decision").asString()).isNotEqualTo("PLACED");
    }

    @Test
    void aPositionHasItsAreasAndItsNearestSettlement() {
        JsonNode answer = client.json("/api/v1/reverse?lon=-1.63&lat=14.2");
        assertThat(answer.get("country").asString()).isEqualTo("BFA");
        assertThat(answer.get("areas").valueStream().map(area -> area.get("level")
                        .asInt()))
                .containsExactly(3, 2, 1, 0);
        assertThat(answer.get("nearest").get("name").asString()).isEqualTo("Djibo");
        assertThat(answer.get("nearest").get("distanceKm").asDouble()).isCloseTo(11, within(2.0));
        assertThat(answer.get("nearest").get("bearingDegrees").asDouble()).isNotNegative();
        JsonNode ocean = client.json("/api/v1/reverse?lon=-30&lat=0");
        assertThat(ocean.get("country").isNull()).isTrue();
        assertThat(ocean.get("areas")).isEmpty();
        assertThat(client.get("/api/v1/reverse?lon=200&lat=5").statusCode()).isEqualTo(400);
        assertThat(client.get("/api/v1/reverse?lon=2").statusCode()).isEqualTo(400);
    }

    @Test
    void aTableComesBackWithLocationsBehindItsColumns() {
        String table = "id;lieu;pays;note\r\n1;Djibo;BFA;\"a;b\"\r\n2;Xyzzyx Qwert;;\r\n3;;NER;deux\r\n";
        HttpResponse<String> answer = client.post("/api/v1/geocode/batch", "text/csv", table);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        List<String> lines = answer.body().lines().toList();
        assertThat(lines.get(0))
                .isEqualTo(
                        "id;lieu;pays;note;decision;name;matchedName;pcode;longitude;latitude;precision;confidence;why");
        assertThat(lines.get(1)).startsWith("1;Djibo;BFA;\"a;b\";PLACED;Djibo;Djibo;BFX");
        assertThat(lines.get(2)).startsWith("2;Xyzzyx Qwert;;;NONE;;;;;;;;");
        assertThat(lines.get(3)).startsWith("3;;NER;deux;PLACED;Niger;").contains(";COUNTRY;");
        assertThat(lines).hasSize(4);
    }

    @Test
    void tablesThatCannotBeReadAreToldSo() {
        HttpResponse<String> noColumn = client.post("/api/v1/geocode/batch", "text/csv", "a,b\n1,2\n");
        assertThat(noColumn.statusCode()).isEqualTo(422);
        assertThat(noColumn.body()).contains("NO_PLACE_COLUMN");
        HttpResponse<String> cut = client.post("/api/v1/geocode/batch", "text/csv", "place\nDjibo\n\"Dori\nx\n");
        assertThat(cut.statusCode()).isEqualTo(422);
        assertThat(client.parsed(cut).get("detail").asString()).contains("line 3");
        assertThat(client.post("/api/v1/geocode/batch", "text/csv", "").statusCode())
                .isEqualTo(422);
    }

    @Test
    void badRowsOfAGazetteerAreIssuesAndGoodOnesServe() throws IOException {
        Path file = Files.writeString(directory.resolve("liste.csv"), """
                nom,ADM3_PCODE,longitude,latitude
                Zakouloum,,"-1,65","14,12"
                ,BFX010203,,
                Nulle part,,,
                Trop loin,,250,95
                Tinzaouat,%s,,
                Ailleurs,BF99999999,,
                """.formatted(communeOf("Dori")));
        Job job = client.load("gazetteers", Map.of("country", "BFA", "source", "Liste", "licence", "CC0"), file);
        assertThat(job.state()).isEqualTo(Job.State.DONE);
        assertThat(job.count("places")).isEqualTo(3);
        assertThat(client.issues(job).stream().map(issue -> issue.get("code").asString()))
                .containsExactly("PLACE_NAME_MISSING", "NO_LOCATION", "BAD_COORDINATES", "UNKNOWN_PCODE");
        assertThat(client.geocode("Zakouloum", "")
                        .get("candidates")
                        .get(0)
                        .get("longitude")
                        .asDouble())
                .isEqualTo(-1.65);
        JsonNode listed = client.geocode("Tinzaouat", "").get("candidates").get(0);
        assertThat(listed.get("precision").asString()).isEqualTo("COMMUNE");
        assertThat(listed.get("pcode").asString()).isEqualTo(communeOf("Dori"));

        int id = gazetteers.list().stream()
                .filter(list -> list.source().equals("Liste"))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(client.delete("/api/v1/gazetteers/" + id).statusCode()).isEqualTo(204);
        assertThat(client.geocode("Zakouloum", "").get("decision").asString()).isNotEqualTo("PLACED");
        assertThat(client.delete("/api/v1/gazetteers/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void aFileThatIsNoGazetteerIsRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("rien.csv"), "a,b\n1,2\n");
        Job job = client.load("gazetteers", Map.of("country", "BFA", "source", "x", "licence", "x"), file);
        assertThat(job.state()).isEqualTo(Job.State.FAILED);
        assertThat(job.failureCode()).isEqualTo("NO_NAME_COLUMN");
    }

    @Test
    void theSameWordsAreOneQuestionAndItsAnswerIsLearnt() {
        var query = new PlaceQuery("Djikoloba", "BFA", null, null, null, null);
        Resolution unsure = geocoder.geocode(query, java.util.Locale.FRENCH);
        assertThat(unsure.decision()).isNotEqualTo(Resolution.Decision.PLACED);
        long before = reviews.countOpen();
        reviews.queue(List.of(
                new Reviews.Waiting("report 1", query, unsure, Marking.AMBER),
                new Reviews.Waiting(
                        "report 2", new PlaceQuery("DJIKOLOBA", "bfa", null, null, null, null), unsure, Marking.RED)));
        assertThat(reviews.countOpen()).isEqualTo(before + 1);
        JsonNode review = review("Djikoloba");
        assertThat(review.get("subjects").size()).isEqualTo(2);

        HttpResponse<String> decided = client.post(
                "/api/v1/geocode/reviews/" + review.get("id").asLong(),
                "application/json",
                "{\"action\":\"point\",\"longitude\":-0.5,\"latitude\":13.9}");
        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
        assertThat(client.parsed(decided).get("state").asString()).isEqualTo("POINTED");
        ReviewDecided heard = heard(review.get("id").asLong());
        assertThat(heard.subjects()).containsExactly("report 1", "report 2");
        assertThat(heard.findLocation().orElseThrow().longitude()).isEqualTo(-0.5);

        Resolution learnt = geocoder.geocode(
                new PlaceQuery("village de Djikoloba", "Burkina Faso", null, null, null, null),
                java.util.Locale.ENGLISH);
        assertThat(learnt.placed().orElseThrow().latitude()).isEqualTo(13.9);
        assertThat(learnt.why()).contains("confirmed by a person");
        assertThat(geocoder.geocode(new PlaceQuery("Djikoloba", "MLI", null, null, null, null), java.util.Locale.FRENCH)
                        .decision())
                .isNotEqualTo(Resolution.Decision.PLACED);

        HttpResponse<String> again = client.post(
                "/api/v1/geocode/reviews/" + review.get("id").asLong(), "application/json", "{\"action\":\"reject\"}");
        assertThat(again.statusCode()).isEqualTo(409);
    }

    @Test
    void aCandidateOrAnAreaIsChosenAndNonsenseRejected() {
        var query = new PlaceQuery("Dorri-Sud", "BFA", null, null, null, null);
        Resolution unsure = new Resolution(
                Resolution.Decision.REVIEW,
                geocoder.geocode(PlaceQuery.of("Dori"), java.util.Locale.FRENCH).candidates(),
                "");
        reviews.queue(List.of(new Reviews.Waiting("report 3", query, unsure, Marking.CLEAR)));
        String path = "/api/v1/geocode/reviews/" + review("Dorri-Sud").get("id").asLong();
        for (String wrong : Set.of(
                "{}",
                "{\"action\":\"choose\"}",
                "{\"action\":\"choose\",\"candidate\":99}",
                "{\"action\":\"choose\",\"pcode\":\"ZZ\"}",
                "{\"action\":\"point\",\"longitude\":999,\"latitude\":0}",
                "{\"action\":\"point\"}",
                "{\"action\":\"dance\"}")) {
            assertThat(client.post(path, "application/json", wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
        HttpResponse<String> chosen = client.post(
                path, "application/json", "{\"action\":\"choose\",\"pcode\":\"" + communeOf("Dori") + "\"}");
        assertThat(client.parsed(chosen).get("answer").get("precision").asString())
                .isEqualTo("COMMUNE");
        assertThat(client.parsed(client.get(path)).get("state").asString()).isEqualTo("CHOSEN");
        assertThat(client.post("/api/v1/geocode/reviews/987654", "application/json", "{\"action\":\"reject\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatIsForgottenIsNoQuestionAnyMore() {
        var query = new PlaceQuery("Wxyz", null, null, null, null, null);
        var nothing = new Resolution(Resolution.Decision.NONE, List.of(), "");
        reviews.queue(List.of(new Reviews.Waiting("report 9", query, nothing, Marking.CLEAR)));
        reviews.forget(List.of("report 9"));
        assertThat(client.json("/api/v1/geocode/reviews?limit=500")
                        .get("reviews")
                        .valueStream()
                        .map(review -> review.get("place").asString()))
                .doesNotContain("Wxyz");
    }

    @Test
    void aNewGazetteerAnswersOpenQuestions() throws Exception {
        var query = new PlaceQuery("Bagalambaka", "BFA", null, null, null, null);
        Resolution none = geocoder.geocode(query, java.util.Locale.FRENCH);
        reviews.queue(List.of(new Reviews.Waiting("report 7", query, none, Marking.AMBER)));
        long id = review("Bagalambaka").get("id").asLong();
        Path file =
                Files.writeString(directory.resolve("plus.csv"), "name,longitude,latitude\nBagalambaka,-0.04,13.2\n");
        client.load("gazetteers", Map.of("country", "BFA", "source", "Plus", "licence", "CC0"), file);
        for (int i = 0; i < 200 && listener.heard.stream().noneMatch(one -> one.reviewId() == id); i++) {
            Thread.sleep(50);
        }
        assertThat(heard(id).outcome()).isEqualTo(ReviewDecided.Outcome.RESOLVED);
        assertThat(heard(id).subjects()).containsExactly("report 7");
    }

    @Test
    void theStatedCommuneIsKnownEvenWhereThePlaceIsNot() {
        var query = new PlaceQuery("Xyzzyx Qwert", "BFA", null, null, "Djibo", null);
        assertThat(geocoder.geocode(query, java.util.Locale.FRENCH).decision())
                .isNotEqualTo(Resolution.Decision.PLACED);
        Candidate stated =
                geocoder.findStatedArea(query, java.util.Locale.FRENCH).orElseThrow();
        assertThat(stated.precision()).isEqualTo(LocationPrecision.COMMUNE);
        assertThat(stated.pcode()).isEqualTo(communeOf("Djibo"));
        assertThat(geocoder.kmFromStatedCommune(query, -1.63, 14.1)).hasValue(0);
        assertThat(geocoder.kmFromStatedCommune(query, 2.1, 13.5).orElseThrow()).isGreaterThan(300);
        assertThat(geocoder.kmFromStatedCommune(PlaceQuery.of("Djibo"), 2.1, 13.5))
                .isEmpty();
    }

    private String communeOf(String town) {
        return client.geocode(town, "&country=BFA")
                .get("candidates")
                .get(0)
                .get("pcode")
                .asString();
    }

    private JsonNode review(String place) {
        return client.json("/api/v1/geocode/reviews?limit=500")
                .get("reviews")
                .valueStream()
                .filter(review -> review.get("place").asString().equals(place))
                .findFirst()
                .orElseThrow();
    }

    private ReviewDecided heard(long id) {
        return listener.heard.stream()
                .filter(decided -> decided.reviewId() == id)
                .collect(Collectors.toList())
                .get(0);
    }
}
