package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;
import org.vigie.Client;
import org.vigie.VigieTest;
import org.vigie.World;
import org.vigie.incidents.Erasures;
import org.vigie.incidents.Eyes;
import org.vigie.jobs.Job;
import tools.jackson.databind.JsonNode;

/** An erased incident is gone for good: from every version, table and cache, and it stays away. */
@VigieTest
class EraseTest {

    private static final String FILE = """
            source,sourceRef,date,kind,province,place,severity,description
            zorglub,ZORG-REF,2025-05-05,INS.CIV,Province BF9901,Zorgplace,99,Zorgdescription of a person
            other,OTHER-1,2025-05-05,INS.CIV,Province BF9901,Elsewhere,2,Something else
            """;

    private static final String GOOD = FILE.replace(",99,", ",4,");

    @Autowired
    Client client;

    @Autowired
    World world;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Erasures erasures;

    @Autowired
    WebApplicationContext context;

    @BeforeEach
    void clear() {
        world.clear();
        jdbc.sql("delete from erasure").update();
    }

    private String idOf(String source) {
        return client.get("/api/v1/incidents?source=" + source)
                .at("/features/0/id")
                .asString();
    }

    /** Every table of the database in words, the audit and the list of migrations apart. */
    private String wholeDatabase() {
        var words = new StringBuilder();
        List<String> tables = jdbc.sql("""
                        select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables
                        where schemaname in ('public', 'staging') and tablename not in ('spatial_ref_sys', 'area')""").query(String.class).list();
        for (String table : tables) {
            jdbc.sql("select t::text from " + table + " t")
                    .query(String.class)
                    .list()
                    .forEach(row -> words.append(row).append('\n'));
        }
        return words.toString();
    }

    @Test
    void nothingIsLeftInAnyTableOrVersion() {
        Job job = client.importText(FILE); // the row with severity 99 is refused, and its words stand among the issues
        assertThat(client.issues(job)).isNotEmpty();
        client.importText(GOOD);
        String id = idOf("zorglub");
        client.sendJson("PATCH", "/api/v1/incidents/" + id, "{\"severity\":5}", "If-Match", "*");
        long before = world.version();
        assertThat(wholeDatabase()).contains("Zorgdescription", "Zorgplace", "ZORG-REF", id);
        client.call("GET", "/api/v1/incidents?asOf=" + before);
        client.call("GET", "/api/v1/hotspots?asOf=" + before);

        var answer =
                client.sendJson("POST", "/api/v1/incidents/" + id + "/erase", "{\"reason\":\"asked by the family\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        long version = Client.json(answer.body()).get("dataVersion").asLong();
        assertThat(version).isEqualTo(before + 1).isEqualTo(world.version());

        String rest = wholeDatabase()
                .lines()
                .filter(line -> !line.contains("INCIDENT_") && !line.contains("IMPORT"))
                .reduce("", String::concat);
        assertThat(rest).doesNotContain("Zorg", "ZORG");
        assertThat(rest).contains("OTHER-1", "asked by the family");
        for (String asOf : List.of("", "?asOf=" + before, "?asOf=" + (before - 1))) {
            JsonNode page = client.get("/api/v1/incidents" + asOf);
            assertThat(page.get("numberMatched").asLong()).as(asOf).isEqualTo(1);
            assertThat(page.toString()).doesNotContain("Zorg", id);
            assertThat(client.get("/api/v1/hotspots" + asOf).get("matched").asLong())
                    .isEqualTo(1);
        }
        assertThat(client.call("GET", "/api/v1/incidents/" + id).statusCode()).isEqualTo(404);
        assertThat(client.get("/api/v1/geocode/reviews?limit=500").toString()).doesNotContain("Zorgplace");
    }

    @Test
    void theSameReportStaysAway() {
        client.importText(GOOD);
        erase(idOf("zorglub"));
        Job again = client.importText(GOOD);
        assertThat(again.count("created")).isZero();
        assertThat(client.codes(again, "info")).contains("2 DELETED_BEFORE");
        assertThat(client.get("/api/v1/incidents?source=zorglub")
                        .get("numberMatched")
                        .asLong())
                .isZero();
        var single = client.sendJson(
                "POST",
                "/api/v1/incidents",
                "{\"source\":\"zorglub\",\"sourceRef\":\"ZORG-REF\",\"date\":\"2025-05-05\",\"kind\":\"INS.CIV\",\"province\":\"Province BF9901\"}");
        assertThat(single.statusCode()).as(single.body()).isEqualTo(410);
        assertThat(jdbc.sql("select count(*) from report where source = 'zorglub'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aReportWithoutReferenceStaysAwayByItsContent() {
        String file = """
                source,date,kind,longitude,latitude,description
                zorglub,2025-05-05,INS.CIV,-0.95,14.05,Zorgwords
                """;
        client.importText(file);
        erase(idOf("zorglub"));
        assertThat(client.importText(file).count("created")).isZero();
    }

    @Test
    void aRestoredStoreIsClearedAgain() {
        client.importText(GOOD);
        String id = idOf("zorglub");
        jdbc.sql("create table kept_incident as select * from incident where id = :id::uuid")
                .param("id", id)
                .update();
        jdbc.sql("create table kept_report as select * from report where incident_id = :id::uuid")
                .param("id", id)
                .update();
        erase(id);
        for (String table : List.of("incident", "report")) {
            jdbc.sql("insert into " + table + " select * from kept_" + table).update();
            jdbc.sql("drop table kept_" + table).update();
        }
        assertThat(erasures.replay()).isEqualTo(1);
        assertThat(erasures.replay()).isZero();
        assertThat(wholeDatabase()).doesNotContain("Zorgdescription");
        assertThat(jdbc.sql("select count(*) from erasure").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void deletedIncidentsCanBeErasedToo() {
        client.importText(GOOD);
        String id = idOf("zorglub");
        client.call("DELETE", "/api/v1/incidents/" + id);
        erase(id);
        assertThat(wholeDatabase()
                        .lines()
                        .filter(line -> line.contains("Zorgdescription"))
                        .count())
                .isZero();
    }

    @Test
    void onlyAnAdministratorErases() {
        client.importText(GOOD);
        String path = "/api/v1/incidents/" + idOf("zorglub") + "/erase";
        var eyes = new Eyes(context);
        assertThat(eyes.send(Eyes.EDITOR, "POST", path, "{\"reason\":\"x\"}").getStatus())
                .isEqualTo(403);
        assertThat(client.sendJson("POST", path, "{}").statusCode()).isEqualTo(400);
        assertThat(client.sendJson("POST", path.replaceAll("[0-9a-f]{12}/", "000000000000/"), "{\"reason\":\"x\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    private void erase(String id) {
        var answer = client.sendJson("POST", "/api/v1/incidents/" + id + "/erase", "{\"reason\":\"asked\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
