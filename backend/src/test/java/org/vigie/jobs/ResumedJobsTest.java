package org.vigie.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.Client;
import org.vigie.VigieTest;
import org.vigie.World;

/** What a crash cut off is finished once at the next start, or said to be lost. */
@VigieTest
class ResumedJobsTest {

    private static final String FILE =
            "sourceRef,date,kind,longitude,latitude\na,2025-03-04,ENV.FIRE,-0.95,14.05\nb,2025-03-04,ENV.FIRE,-0.95,14.05\n";

    @Autowired
    Client client;

    @Autowired
    World world;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Jobs jobs;

    @Autowired
    JobStore store;

    @Autowired
    Spool spool;

    private final UUID id = UUID.randomUUID();

    @BeforeEach
    void clear() {
        world.clear();
    }

    @Test
    void aCutOffImportIsFinishedOnce() {
        cutOff(FILE);
        jdbc.sql("create table " + stage() + " (line bigint)").update(); // of an older form, half full
        jdbc.sql("insert into row_issue (job_id, line, code, severity) values (:id, 9, 'MISSING', 'ERROR')")
                .param("id", id)
                .update();
        jobs.resume();
        jobs.resume(); // and a second start queues it again
        Job job = client.await("imports", id);
        assertThat(job.state()).isEqualTo(Job.State.DONE);
        assertThat(job.count("created")).isEqualTo(2);
        assertThat(client.issues(job)).isEmpty();
        assertThat(client.importText(FILE).count("unchanged")).isEqualTo(2);
        assertThat(client.get("/api/v1/incidents").get("numberMatched").asInt()).isEqualTo(2);
        assertThat(jobs.get("imports", id).count("created")).isEqualTo(2);
        nothingIsLeftBehind();
    }

    @Test
    void whatWasPublishedIsNotPublishedAgain() {
        client.importText(FILE);
        long version = world.version();
        cutOff(FILE.replace("14.05", "14.06"));
        store.published(id, version);
        jdbc.sql("create table " + stage() + " (line bigint)").update();
        jobs.resume();
        assertThat(client.await("imports", id).state()).isEqualTo(Job.State.DONE);
        assertThat(world.version()).isEqualTo(version);
        afterIt();
        nothingIsLeftBehind();
    }

    @Test
    void withoutItsFileAnImportSaysThatItIsLost() {
        store.add(id, "imports", Map.of("profile", "auto"));
        store.start(id);
        jdbc.sql("create table " + stage() + " (line bigint)").update();
        jobs.resume();
        Job job = client.await("imports", id);
        assertThat(job.state()).isEqualTo(Job.State.FAILED);
        assertThat(job.failureCode()).isEqualTo("FILE_GONE");
        assertThat(client.get("/api/v1/imports/" + id).at("/failure/message").asString())
                .contains("send it again");
        afterIt();
        nothingIsLeftBehind();
    }

    @Test
    void whoeverTakesItUpHasItsFile() throws IOException {
        cutOff(FILE);
        Files.delete(spool.get(id)); // the disk of another instance
        jobs.resume();
        assertThat(client.await("imports", id).count("created")).isEqualTo(2);
        afterIt();
        nothingIsLeftBehind();
    }

    @Test
    void whatAnOutageCutOffWaitsAndIsDoneAfterIt() {
        jdbc.sql("""
                create function full_disk() returns trigger language plpgsql as
                $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$""").update();
        jdbc.sql("create trigger trouble before insert on report execute function full_disk()")
                .update();
        try {
            cutOff(FILE);
            jobs.resume();
            Job job = jobs.get("imports", id);
            while (!"DISK".equals(job.parameters().get("waitingFor"))) {
                assertThat(job.ended()).isFalse();
                job = jobs.get("imports", id);
            }
            assertThat(job.state()).isEqualTo(Job.State.QUEUED);
        } finally {
            jdbc.sql("drop trigger trouble on report").update();
            jdbc.sql("drop function full_disk()").update();
        }
        while (jobs.list("imports", 10).stream().anyMatch(job -> !job.ended())) {
            jobs.resume();
        }
        Job job = jobs.get("imports", id);
        assertThat(job.state()).isEqualTo(Job.State.DONE);
        assertThat(job.count("created")).isEqualTo(2);
        assertThat(job.parameters()).doesNotContainKey("waitingFor");
    }

    @Test
    void aFailedImportLeavesNothingBehind() {
        cutOff("date,longitude,latitude,place\n2025-03-04,-0.95,14.05,\"cut");
        jobs.resume();
        assertThat(client.await("imports", id).failureCode()).isEqualTo("CSV_UNCLOSED_QUOTE");
        afterIt();
        nothingIsLeftBehind();
    }

    @Test
    void aBugIsMarkedAndRolledBackWithItsCounts() {
        jdbc.sql("alter table report add constraint trouble check (source_ref <> 'b') not valid")
                .update();
        try {
            cutOff(FILE + "c,nope,ENV.FIRE,1,1\n");
            jobs.resume();
            Job job = client.await("imports", id);
            assertThat(job.state()).isEqualTo(Job.State.FAILED);
            assertThat(job.failureCode()).isEqualTo("INTERNAL");
            assertThat(job.count("created")).isZero();
            assertThat(job.count("rowsRead")).isEqualTo(3);
            assertThat(client.codes(job, "error")).containsExactly("4 NOT_A_DAY");
            assertThat(client.get("/api/v1/incidents").get("numberMatched").asInt())
                    .isZero();
            afterIt();
            nothingIsLeftBehind();
        } finally {
            jdbc.sql("alter table report drop constraint trouble").update();
        }
    }

    /** As a crash in the middle of the work would leave it. */
    private void cutOff(String file) {
        spool.keep(id, new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
        store.add(id, "imports", Map.of("profile", "auto", "fileName", "a.csv"));
        store.start(id);
    }

    /** Jobs run one after the other: when a later one is done, all is cleaned up behind the earlier one. */
    private void afterIt() {
        client.importText("date,longitude,latitude\n");
    }

    private void nothingIsLeftBehind() {
        assertThat(jdbc.sql("select to_regclass(:name) is null")
                        .param("name", stage())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> spool.get(id)).isInstanceOf(JobFailure.class);
    }

    private String stage() {
        return "staging.import_" + id.toString().replace("-", "");
    }
}
