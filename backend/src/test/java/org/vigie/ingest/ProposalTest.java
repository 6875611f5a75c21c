package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.Client;
import org.vigie.VigieTest;
import org.vigie.World;
import tools.jackson.databind.JsonNode;

/** A pasted message becomes a proposed report; the person decides, and the message is kept nowhere. */
@VigieTest
class ProposalTest {

    private static final String PLACES = """
            name,alternateNames,country,pcode,longitude,latitude,population,kind
            Zoulgassi,,BFA,,-0.95,14.05,900,village
            Bani Kouré,,BFA,,-0.85,14.05,900,village
            Tandiagou,,BFA,,-0.95,14.05,900,village
            Tandiagou,,BFA,,-0.85,14.15,900,village
            """ + GeocodingFlowTest.others();

    @Autowired
    Client client;

    @Autowired
    World world;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path directory;

    @BeforeEach
    void places() throws IOException {
        world.clear();
        Path file = Files.writeString(directory.resolve("places.csv"), PLACES);
        client.send("gazetteers", Map.of("source", "Essai", "licence", "CC0"), file);
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
    void dateTimePlaceKindAndNumbersAreProposedWithTheirWords() {
        JsonNode answer = propose("Hier vers 18h30 embuscade près de Bani Kouré, 3 soldats tués et 2 blessés.");
        JsonNode values = answer.get("values");
        assertThat(values.get("date").asString()).isEqualTo("2026-11-23");
        assertThat(values.get("time").asString()).isEqualTo("18:30");
        assertThat(values.get("kind").asString()).isEqualTo("INS.CLASH");
        assertThat(values.get("fatalities").asInt()).isEqualTo(3);
        assertThat(values.get("injured").asInt()).isEqualTo(2);
        assertThat(values.get("place").asString()).isEqualTo("Bani Kouré");
        assertThat(answer.at("/words/fatalities").asString()).isEqualTo("3 soldats tués");
        assertThat(answer.get("decision").asString()).isEqualTo("REVIEW");
        assertThat(answer.at("/candidates/0/pcode").asString()).isEqualTo(World.B);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "attaque hier soir a zoulgassi 4 morts|Zoulgassi",
                "ATTAQUE A BANI KOURE CE MATIN|Bani Kouré",
                "vol de boeufs a bani koure hier|Bani Kouré",
                "RAS dans le village de Zoulgassi ce jour|Zoulgassi",
                "Lieu : Zoulgassi. Bilan : 3 morts|Zoulgassi",
                "Gunmen attacked Zoulgassi last night|Zoulgassi",
                "Embuscade à 3 km au nord de Zoulgassi|Zoulgassi",
                "Attaque à Tandiagou, 2 morts|Tandiagou",
            })
    void placesAreFoundHoweverTheyAreWritten(String message, String name) {
        JsonNode answer = propose(message);
        assertThat(answer.at("/candidates/0/name").asString())
                .as(answer.toString())
                .isEqualTo(name);
    }

    @Test
    void aPlaceThatNobodyKnowsIsProposedInItsWords() {
        JsonNode answer = propose("Attaque à Xyzzabad hier");
        assertThat(answer.at("/values/place").asString()).isEqualTo("Xyzzabad");
        assertThat(answer.get("decision").asString()).isEqualTo("NONE");
        assertThat(answer.get("candidates").isEmpty()).isTrue();
    }

    @Test
    void aMessageWithoutAnythingProposesNothing() {
        JsonNode answer = propose("merci, bonne réception");
        assertThat(answer.get("values").isEmpty()).isTrue();
        assertThat(answer.get("decision").isNull()).isTrue();
    }

    @Test
    void withoutADayOfReceiptItIsToday() {
        HttpResponse<String> answer = send(Map.of("text", "Attaque hier"));
        assertThat(Client.json(answer.body()).at("/values/date").asString())
                .isEqualTo(LocalDate.now(ZoneOffset.UTC).minusDays(1).toString());
    }

    @Test
    void reasonsAreInTheLanguageAskedFor() {
        Map<String, String> body = Map.of("text", "Attaque à Zoulgassi", "language", "fr");
        assertThat(Client.json(send(body).body()).at("/candidates/0/why").asString())
                .contains("nom exact");
        assertThat(Client.json(send(Map.of("text", "Attaque à Zoulgassi", "language", "en"))
                                .body())
                        .at("/candidates/0/why")
                        .asString())
                .contains("exact name");
    }

    @Test
    void whatIsProposedCanBeSavedOnceThePersonAgrees() {
        JsonNode answer = propose("Nuit du 12 au 13 novembre : embuscade à Zoulgassi, deux hommes tués");
        var report = new LinkedHashMap<String, Object>();
        answer.get("values")
                .properties()
                .forEach(value -> report.put(value.getKey(), value.getValue().asString()));
        report.remove("time");
        for (String field : List.of("longitude", "latitude", "precision")) {
            report.put(field, answer.at("/candidates/0/" + field).asString());
        }
        HttpResponse<String> saved = client.sendJson("POST", "/api/v1/incidents", report);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(201);
        JsonNode incident = client.get(saved.headers().firstValue("Location").orElseThrow());
        assertThat(incident.at("/properties/dateStart").asString()).isEqualTo("2026-11-12");
        assertThat(incident.at("/properties/dateEnd").asString()).isEqualTo("2026-11-13");
        assertThat(incident.at("/properties/area").asString()).isEqualTo(World.A);
        assertThat(incident.at("/properties/fatalities").asInt()).isEqualTo(2);
    }

    @Test
    void nothingOfTheMessageIsKept() {
        long version = world.version();
        assertThat(send(Map.of("text", "Hier attaque à Zoulgassi ; mot qui trahit : QWXYTRACE"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(world.version()).isEqualTo(version);
        List<String> tables = jdbc.sql("select quote_ident(table_name) from information_schema.tables"
                        + " where table_schema = 'public' and table_type = 'BASE TABLE'")
                .query(String.class)
                .list();
        assertThat(tables).hasSizeGreaterThan(10).allSatisfy(table -> assertThat(
                        jdbc.sql("select count(*) from " + table + " t where t::text like '%QWXYTRACE%'")
                                .query(Long.class)
                                .single())
                .as(table)
                .isZero());
        HttpResponse<String> answer = send(Map.of("text", "QWXYTRACE"));
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|text:REQUIRED",
                "{'text':'  '}|text:REQUIRED",
                "{'text':'a','language':'de','receivedOn':'hier'}|language:UNKNOWN_VALUE,receivedOn:NOT_A_DAY",
                "{'text':'a','receivedOn':'2999-01-01'}|receivedOn:DAY_IN_FUTURE",
            })
    void wrongFieldsAreNamed(String body, String errors) {
        HttpResponse<String> answer = client.sendJson("POST", "/api/v1/incidents/proposals", body.replace('\'', '"'));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Client.json(answer.body())
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("field").asString() + ":"
                                + error.get("code").asString())
                        .toList())
                .containsExactlyInAnyOrder(errors.split(","));
    }

    @Test
    void aMessageThatIsTooLongIsRefusedAndNotRepeated() {
        HttpResponse<String> answer = send(Map.of("text", "x".repeat(4001)));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("TOO_LONG").doesNotContain("xxxx");
    }

    @Test
    void theCapabilitiesSayThatMessagesAreRead() {
        JsonNode imports = client.get("/api/v1/capabilities").get("imports");
        assertThat(imports.get("proposals").asBoolean()).isTrue();
        assertThat(imports.get("profiles").valueStream().map(JsonNode::asString).toList())
                .contains("auto", "vigie", "ucdp-ged", "acled", "kobo", "geojson");
        assertThat(imports.get("maxBytes").asLong()).isGreaterThan(1_000_000);
    }

    private JsonNode propose(String message) {
        HttpResponse<String> answer = send(Map.of("text", message, "receivedOn", "2026-11-24"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Client.json(answer.body());
    }

    private HttpResponse<String> send(Map<String, String> body) {
        return client.sendJson("POST", "/api/v1/incidents/proposals", body);
    }
}
