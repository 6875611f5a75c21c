package org.vigie.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.vigie.Client;
import org.vigie.TestAccess;
import org.vigie.TestDatabase;
import org.vigie.Vigie;
import org.vigie.World;
import tools.jackson.databind.JsonNode;

/** Two services on one database: what one has frozen the other serves, verifies and takes back. */
class TwoInstancesTest {

    private static ConfigurableApplicationContext one;
    private static ConfigurableApplicationContext other;

    @BeforeAll
    static void start() {
        TestDatabase.Access database = TestDatabase.create();
        one = run(database, "one");
        one.getBean(World.class).clear();
        other = run(database, "other");
    }

    private static ConfigurableApplicationContext run(TestDatabase.Access database, String name) {
        return SpringApplication.run(
                new Class<?>[] {Vigie.class, Client.class, World.class, TestAccess.class}, new String[] {
                    "--server.port=0",
                    "--spring.datasource.url=" + database.url(),
                    "--spring.datasource.username=" + database.user(),
                    "--spring.datasource.password=" + database.password(),
                    "--spring.datasource.hikari.maximum-pool-size=5",
                    "--vigie.jobs.look-seconds=0",
                    "--vigie.spool-directory=target/spool-" + name + "-"
                            + ProcessHandle.current().pid()
                });
    }

    @AfterAll
    static void stop() {
        other.close();
        one.close();
    }

    @Test
    void aSnapshotOpensAtTheOtherInstance() {
        Client here = one.getBean(Client.class);
        Client there = other.getBean(Client.class);
        var made = new SnapshotClient(here);
        var read = new SnapshotClient(there);
        here.importText("sourceRef,date,kind,longitude,latitude\n1,2025-01-20,INS.CLASH,-0.95,14.05\n");
        String id = made.make("Point", "internal", "from", "2025-01-01", "to", "2025-12-31")
                .path("id")
                .asString();
        Map<String, byte[]> files = made.files(id);
        assertThat(files).hasSize(SnapshotClient.FILES.size());
        files.forEach((file, bytes) -> assertThat(read.bytes(id, file)).as(file).isEqualTo(bytes));
        assertThat(there.call("GET", "/s/" + id + ".png").headers().firstValue("ETag"))
                .isEqualTo(here.call("GET", "/s/" + id + ".png").headers().firstValue("ETag"))
                .isPresent();

        // The other one learns of what is published here, and still computes what was known then.
        here.importText("sourceRef,date,kind,longitude,latitude\n2,2025-02-20,INS.CLASH,-0.85,14.05\n");
        JsonNode report = read.verify(id);
        assertThat(report.path("equal").asBoolean()).isTrue();
        assertThat(report.path("areasCompared").asInt()).isEqualTo(7);
        assertThat(read.text(id, "")).contains("data-differs=\"true\"");

        assertThat(there.call("DELETE", "/api/v1/snapshots/" + id + "?reason=Essai")
                        .statusCode())
                .isLessThan(300);
        assertThat(here.call("GET", "/s/" + id + ".png").statusCode()).isEqualTo(410);
    }
}
