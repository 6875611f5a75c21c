package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.Client;
import org.vigie.VigieTest;
import org.vigie.World;
import org.vigie.api.DataVersion;
import org.vigie.incidents.IncidentStore;
import org.vigie.jobs.Job;
import tools.jackson.databind.JsonNode;

/** Importing again doubles nothing, changes keep what was before, and what an import did can be taken back. */
@VigieTest
class IdempotenceTest {

    private static final String HEADER = "sourceRef,date,kind,fatalities,longitude,latitude,description\n";
    private static final String TWO =
            HEADER + "a,2025-03-04,INS.IED,1,-0.95,14.05,x\n" + "b,2025-03-05,INS.CLASH,2,-0.85,14.05,y\n";
    private static final String CHANGED =
            HEADER + "a,2025-03-04,INS.IED,7,-0.85,14.05,x\n" + "b,2025-03-05,INS.CLASH,2,-0.85,14.05,y\n";

    @Autowired
    Client client;

    @Autowired
    World world;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DataVersion versions;

    @Autowired
    IncidentStore store;

    @BeforeEach
    void clear() {
        world.clear();
    }

    @Test
    void theSameFileAgainIsUnchanged() {
        Job first = client.importText(TWO);
        assertThat(first.count("created")).isEqualTo(2);
        assertThat(first.dataVersion()).isEqualTo(world.version());
        Job again = client.importText(TWO);
        assertThat(again.count("unchanged")).isEqualTo(2);
        assertThat(again.count("created") + again.count("updated")).isZero();
        assertThat(again.dataVersion()).isNull();
        assertThat(world.version()).isEqualTo(first.dataVersion());
    }

    @Test
    void whatWasRehearsedIsImportedWithoutBeingSentAgain() {
        Job rehearsal = client.importText(TWO, "dryRun", "true", "source", "essai-source");
        assertThat(rehearsal.count("created")).isEqualTo(2);
        String again = "/api/v1/imports?rehearsal=" + rehearsal.id();
        JsonNode started = Client.json(
                new java.io.ByteArrayInputStream(client.call("POST", again).body()));
        Job done = client.await("imports", UUID.fromString(started.get("id").asString()));
        assertThat(done.state()).isEqualTo(Job.State.DONE);
        assertThat(done.count("created")).isEqualTo(2);
        assertThat(done.dataVersion()).isEqualTo(world.version());
        assertThat(done.parameters())
                .containsEntry("dryRun", "false")
                .containsEntry("source", "essai-source")
                .containsEntry("fileName", rehearsal.parameters().get("fileName"));
        assertThat(jdbc.sql("select count(*) from job_file where job_id = :id")
                        .param("id", rehearsal.id())
                        .query(Long.class)
                        .single())
                .as("parts of the file that the dry run still has")
                .isZero();
        assertRefused(again, 410, "REHEARSAL_GONE");
        assertRefused("/api/v1/imports?rehearsal=" + done.id(), 409, "NOT_A_REHEARSAL");
        assertRefused("/api/v1/imports?rehearsal=" + UUID.randomUUID(), 404, "NOT_FOUND");
        assertRefused("/api/v1/imports?profile=vigie&rehearsal=" + rehearsal.id(), 400, "INVALID_PARAMETERS");
    }

    private void assertRefused(String path, int status, String code) {
        var answer = client.call("POST", path);
        assertThat(answer.statusCode()).as(path).isEqualTo(status);
        assertThat(Client.json(new java.io.ByteArrayInputStream(answer.body()))
                        .get("code")
                        .asString())
                .isEqualTo(code);
    }

    @Test
    void aChangedRowIsANewVersionAndTheOldOneIsStillRead() {
        long before = client.importText(TWO).dataVersion();
        UUID id = idOf("a");
        Job changed = client.importText(CHANGED);
        assertThat(changed.count("updated")).isOne();
        assertThat(changed.count("unchanged")).isOne();
        assertThat(idOf("a")).isEqualTo(id);
        assertThat(numbers("")).isEqualTo("A 0/0 B 2/9");
        assertThat(numbers("&asOf=" + before)).isEqualTo("A 1/1 B 1/2");
        assertThat(numbers("&asOf=" + (before - 1))).isEqualTo("A -/- B -/-");
        JsonNode old = client.get("/api/v1/incidents?area=" + World.A + "&asOf=" + before);
        assertThat(old.get("numberMatched").asInt()).isOne();
        assertThat(old.get("dataVersion").asLong()).isEqualTo(before);
        assertThat(old.at("/features/0/properties/fatalities").asInt()).isOne();
        assertThat(old.at("/features/0/properties/description").asString()).isEqualTo("x");
        assertThat(client.get("/api/v1/incidents?area=" + World.A)
                        .get("numberMatched")
                        .asInt())
                .isZero();
    }

    @Test
    void rowsWithoutReferenceAreKnownByTheirContent() {
        String file = "date,longitude,latitude,description\n2025-03-04,-0.95,14.05,x\n2025-03-04,-0.95,14.05,x\n"
                + "2025-03-04,-0.95,14.05,y\n";
        assertThat(client.importText(file).count("created")).isEqualTo(3);
        assertThat(client.importText(file).count("unchanged")).isEqualTo(3);
        String edited = file.replace(",y", ",z");
        Job job = client.importText(edited);
        assertThat(job.count("unchanged")).isEqualTo(2);
        assertThat(job.count("created")).isOne();
    }

    @Test
    void theSameFileUnderACloserMarkingDoublesNothing() {
        String file = "date,longitude,latitude,description\n2025-03-04,-0.95,14.05,x\n";
        client.importText(file, "marking", "TLP:GREEN");
        Job closer = client.importText(file, "marking", "TLP:RED");
        assertThat(closer.count("updated")).isOne();
        JsonNode page = client.get("/api/v1/incidents");
        assertThat(page.get("numberMatched").asInt()).isOne();
        assertThat(page.at("/features/0/properties/marking").asString()).isEqualTo("TLP:RED");
    }

    @Test
    void aDryRunChangesNothing() {
        client.importText(TWO);
        long before = world.version();
        Job dry = client.importText(CHANGED + "c,2025-03-04,INS.IED,7,-0.85,14.05,x\n", "dryRun", "true");
        assertThat(dry.state()).isEqualTo(Job.State.DONE);
        assertThat(List.of(dry.count("created"), dry.count("updated"), dry.count("unchanged")))
                .containsExactly(1L, 1L, 1L);
        assertThat(world.version()).isEqualTo(before);
        assertThat(numbers("")).isEqualTo("A 1/1 B 1/2");
        assertThat(client.call("DELETE", "/api/v1/imports/" + dry.id()).statusCode())
                .isEqualTo(409);
    }

    @Test
    void anImportIsUndone() {
        Job first = client.importText(TWO);
        Job second = client.importText(CHANGED + "c,2025-03-04,INS.IED,3,-0.85,14.05,x\n");
        JsonNode undone = Client.json(client.call("DELETE", "/api/v1/imports/" + second.id()));
        assertThat(undone.get("removed").asInt()).isOne();
        assertThat(undone.get("restored").asInt()).isOne();
        assertThat(undone.get("kept").asInt()).isZero();
        assertThat(numbers("")).isEqualTo("A 1/1 B 1/2");
        assertThat(numbers("&asOf=" + second.dataVersion())).isEqualTo("A 0/0 B 3/12");
        assertThat(client.call("DELETE", "/api/v1/imports/" + second.id()).statusCode())
                .isEqualTo(409);

        Job again = client.importText(CHANGED + "c,2025-03-04,INS.IED,3,-0.85,14.05,x\n");
        assertThat(List.of(again.count("created"), again.count("updated"), again.count("unchanged")))
                .containsExactly(1L, 1L, 1L);
        assertThat(numbers("")).isEqualTo("A 0/0 B 3/12");

        Client.json(client.call("DELETE", "/api/v1/imports/" + again.id()));
        Client.json(client.call("DELETE", "/api/v1/imports/" + first.id()));
        assertThat(client.get("/api/v1/incidents").get("numberMatched").asInt()).isEqualTo(1);
    }

    @Test
    void ofTwoUndosAtOnceOneIsTaken() {
        Job job = client.importText(TWO);
        long before = world.version();
        var undos = List.of(1, 2, 3, 4).stream()
                .map(i -> CompletableFuture.supplyAsync(() ->
                        client.call("DELETE", "/api/v1/imports/" + job.id()).statusCode()))
                .toList();
        assertThat(undos.stream().map(CompletableFuture::join))
                .containsOnlyOnce(200)
                .contains(409);
        assertThat(world.version()).isEqualTo(before + 1);
    }

    @Test
    void anUndoKeepsWhatWasChangedSince() {
        Job job = client.importText(TWO);
        patch(idOf("a"), "{\"fatalities\":9}");
        JsonNode undone = Client.json(client.call("DELETE", "/api/v1/imports/" + job.id()));
        assertThat(undone.get("removed").asInt()).isOne();
        assertThat(undone.get("kept").asInt()).isOne();
        JsonNode left = client.get("/api/v1/incidents");
        assertThat(left.get("numberMatched").asInt()).isOne();
        assertThat(left.at("/features/0/properties/fatalities").asInt()).isEqualTo(9);
        // What is left still knows its reference.
        Job again = client.importText(TWO);
        assertThat(again.count("created")).isOne();
        assertThat(again.count("unchanged")).isOne();
    }

    @Test
    void anUndoTakesWhatOnlyNewBoundariesMoved() {
        Job job = client.importText(TWO);
        jdbc.sql("update data_version set version = version + 1").update();
        long version = world.version();
        jdbc.sql("insert into data_change (version, reason) values (:v, 'boundaries')")
                .param("v", version)
                .update();
        jdbc.sql("update incident set version_to = :v where version_to is null and area_pcode = 'BF990101'")
                .param("v", version)
                .update();
        jdbc.sql("""
                        insert into incident select (jsonb_populate_record(i, jsonb_build_object(
                            'version_from', :v::bigint, 'version_to', null, 'area_pcode', 'BF990102'))).*
                        from incident i where version_to = :v""").param("v", version).update();
        JsonNode undone = Client.json(client.call("DELETE", "/api/v1/imports/" + job.id()));
        assertThat(undone.get("removed").asInt()).isEqualTo(2);
        assertThat(client.get("/api/v1/incidents").get("numberMatched").asInt()).isZero();
    }

    @Test
    void aDeletedIncidentStaysAway() {
        client.importText(TWO);
        UUID id = idOf("a");
        assertThat(client.call("DELETE", "/api/v1/incidents/" + id).statusCode())
                .isEqualTo(204);
        Job again = client.importText(CHANGED);
        assertThat(client.codes(again, "info")).containsExactly("2 DELETED_BEFORE");
        assertThat(again.count("created") + again.count("updated")).isZero();
        assertThat(again.count("unchanged")).isEqualTo(2);
        assertThat(client.get("/api/v1/incidents").get("numberMatched").asInt()).isOne();
    }

    @Test
    void anEditOverwrittenByTheSourceIsTold() {
        client.importText(TWO);
        UUID id = idOf("a");
        patch(id, "{\"fatalities\":9,\"marking\":\"TLP:RED\"}");
        assertThat(client.importText(TWO).count("unchanged")).isEqualTo(2);
        assertThat(incident(id).at("/properties/fatalities").asInt()).isEqualTo(9);
        Job changed = client.importText(CHANGED);
        assertThat(client.codes(changed, "warning")).containsExactly("2 OVERWRITES_EDIT");
        assertThat(incident(id).at("/properties/fatalities").asInt()).isEqualTo(7);
        // A source does not open again what a person has closed.
        assertThat(incident(id).at("/properties/marking").asString()).isEqualTo("TLP:RED");
        client.importText(CHANGED.replace(",7,", ",8,"));
        assertThat(incident(id).at("/properties/marking").asString()).isEqualTo("TLP:RED");
        client.importText(CHANGED.replace(",7,", ",8,").replace("a,2025-03-04,INS.IED", "a,2025-03-04,OTH.SITUATION"));
        assertThat(client.call("GET", "/api/v1/incidents/" + id).statusCode()).isEqualTo(410);
    }

    @Test
    void aReportThatBecomesAnIncidentAndBack() {
        String incident = HEADER + "a,2025-03-04,INS.IED,1,-0.95,14.05,x\n";
        String situation = HEADER + "a,2025-03-04,OTH.SITUATION,,-0.95,14.05,x\n";
        assertThat(client.importText(situation).count("created")).isOne();
        assertThat(client.get("/api/v1/incidents?category=OTH.SITUATION")
                        .get("numberMatched")
                        .asInt())
                .isZero();
        Job second = client.importText(incident);
        assertThat(second.state()).isEqualTo(Job.State.DONE);
        assertThat(second.count("updated")).isOne();
        assertThat(client.get("/api/v1/incidents").get("numberMatched").asInt()).isOne();
        assertThat(client.importText(situation).count("updated")).isOne();
        assertThat(client.get("/api/v1/incidents").get("numberMatched").asInt()).isZero();
    }

    @Test
    void readersSeeAFileWholeOrNotAtAll() {
        var file = new StringBuilder(HEADER);
        for (int i = 0; i < 4_000; i++) {
            file.append("r%d,2025-03-04,INS.IED,1,-0.95,14.05,x\n".formatted(i));
        }
        Set<Integer> seen = new TreeSet<>();
        for (String content : List.of(file.toString(), file.toString().replace(",1,", ",2,"))) {
            var job = CompletableFuture.supplyAsync(() -> client.importText(content));
            while (!job.isDone()) {
                seen.add(client.get("/api/v1/hotspots?measure=fatalities")
                        .at("/communes/0/fatalities")
                        .asInt(0));
                seen.add(4_000
                        * client.get("/api/v1/incidents?limit=1")
                                .get("numberMatched")
                                .asInt()
                        / 4_000);
            }
            assertThat(job.join().state()).isEqualTo(Job.State.DONE);
        }
        seen.add(client.get("/api/v1/hotspots").at("/communes/0/fatalities").asInt());
        assertThat(seen).contains(8_000).isSubsetOf(0, 4_000, 8_000);
    }

    @Test
    void twoWritersOfOneReferenceMakeOneReport() {
        var second = new AtomicReference<CompletableFuture<Job>>();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                            insert into report (version_from, source, source_ref, organisation_id, date_start, date_end, content_hash)
                            values (:version, 'vigie', 'a', 1, '2025-03-04', '2025-03-04', gen_random_uuid())""").param("version", versions.next("report", null)).update();
            second.set(CompletableFuture.supplyAsync(() -> client.importText(TWO)));
            waitUntilAnotherWaits();
        });
        Job job = second.get().join();
        assertThat(job.state()).isEqualTo(Job.State.DONE);
        assertThat(job.count("created")).isOne();
        assertThat(job.count("updated")).isOne();
    }

    @Test
    void aDeletionDuringAnImportPrevails() {
        client.importText(TWO);
        UUID id = idOf("a");
        var imported = new AtomicReference<CompletableFuture<Job>>();
        transaction.executeWithoutResult(status -> {
            store.delete(
                    id,
                    client.get("/api/v1/incidents/" + id)
                            .at("/properties/versionFrom")
                            .asLong());
            imported.set(CompletableFuture.supplyAsync(() -> client.importText(CHANGED)));
            waitUntilAnotherWaits();
        });
        assertThat(imported.get().join().state()).isEqualTo(Job.State.DONE);
        assertThat(client.codes(imported.get().join(), "info")).containsExactly("2 DELETED_BEFORE");
        assertThat(client.call("GET", "/api/v1/incidents/" + id).statusCode()).isEqualTo(410);
    }

    // ------------------------------------------------------------------ helpers

    /** Until some other session waits for a lock that this transaction holds. */
    private void waitUntilAnotherWaits() {
        for (int i = 0; i < 1_000; i++) {
            if (jdbc.sql("select exists (select from pg_stat_activity where datname = current_database()"
                            + " and wait_event_type = 'Lock')")
                    .query(Boolean.class)
                    .single()) {
                return;
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("Nobody waits");
    }

    private UUID idOf(String reference) {
        return jdbc.sql("select incident_id from report where source_ref = :ref and version_to is null")
                .param("ref", reference)
                .query(UUID.class)
                .single();
    }

    private JsonNode incident(UUID id) {
        return client.get("/api/v1/incidents/" + id);
    }

    private void patch(UUID id, String body) {
        var answer = client.sendJson("PATCH", "/api/v1/incidents/" + id, body, "If-Match", "*");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** Count and fatalities of the communes A and B. */
    private String numbers(String parameters) {
        JsonNode communes =
                client.get("/api/v1/hotspots?area=BF9901" + parameters).get("communes");
        return "A %s/%s B %s/%s"
                .formatted(
                        communes.at("/0/count").asString("-"),
                        communes.at("/0/fatalities").asString("-"),
                        communes.at("/1/count").asString("-"),
                        communes.at("/1/fatalities").asString("-"));
    }
}
