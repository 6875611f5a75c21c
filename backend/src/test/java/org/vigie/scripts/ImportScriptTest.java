package org.vigie.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sending a file from the shell: what is sent, how it is followed, how it ends. */
class ImportScriptTest {

    private static final String JOB = "/api/v1/imports/0b51f6ad-4c9f-4d3e-8f46-111111111111";

    @TempDir
    private Path directory;

    private PlayedServer service;
    private Path file;

    @BeforeEach
    void start() throws IOException {
        service = new PlayedServer()
                .answer("GET /actuator/health", 200, "{\"status\":\"UP\"}")
                .accept("POST /api/v1/imports", JOB)
                .answer("GET " + JOB, 200, "{\"state\":\"queued\",\"progress\":0}")
                .answer("GET " + JOB, 200, "{\"state\":\"running\",\"progress\":0.5,\"rowsRead\":6}");
        file = Files.writeString(directory.resolve("relevé \"sud\"; 1.csv"), "date,place\n2024-01-01,Djibo\n");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void sendsTheFileAndSumsUp() throws Exception {
        service.answer("GET " + JOB, 200, job(12, 9, 2));
        service.answer(
                "GET " + JOB + "/issues.csv",
                200,
                "\uFEFFline,column,code,severity,value,message\r\n3,\"date\",NOT_A_DAY,error,\"x\",\"« x » n’est pas un jour.\"\r\n");

        var outcome = send("--profile", "vigie", "--source", "@croix;rouge", "--dry-run");

        assertEquals(0, outcome.code(), outcome.err());
        var sent = service.requests("POST /api/v1/imports").get(0);
        assertEquals("date,place\n2024-01-01,Djibo\n", sent.field("file"));
        assertEquals("vigie", sent.field("profile"));
        assertEquals("@croix;rouge", sent.field("source"));
        assertEquals("true", sent.field("dryRun"));
        assertTrue(outcome.err().contains("Lignes lues : 12 ; créées : 9 ;"), outcome.err());
        assertTrue(outcome.err().contains("Rows read: 12; created: 9;"), outcome.err());
        assertTrue(outcome.err().contains("« x » n’est pas un jour."), outcome.err());
        assertTrue(outcome.err().contains("rien n’est enregistré"), outcome.err());
    }

    @Test
    void fails_whenNoRowCouldBeTaken() throws Exception {
        service.answer("GET " + JOB, 200, job(2, 0, 2));
        assertEquals(1, send().code());
    }

    @Test
    void succeeds_whenSomeRowsWereRejected() throws Exception {
        service.answer("GET " + JOB, 200, job(2, 1, 1));
        assertEquals(0, send().code());
    }

    @Test
    void tellsWhyAJobFailed() throws Exception {
        service.answer(
                "GET " + JOB,
                200,
                "{\"state\":\"failed\",\"progress\":0.5,\"failure\":{\"code\":\"X\",\"message\":\"Le fichier s\\u2019arr\\u00eate au milieu.\"}}");
        var outcome = send();
        assertEquals(1, outcome.code());
        assertTrue(outcome.err().contains("Échec : Le fichier s’arrête au milieu."), outcome.err());
    }

    @Test
    void tellsWhyTheServiceRefused() throws Exception {
        try (var strict = new PlayedServer()
                .answer("GET /actuator/health", 200, "{}")
                .answer(
                        "POST /api/v1/imports",
                        400,
                        "{\"detail\":\"Champs faux.\",\"errors\":[{\"field\":\"profile\",\"code\":\"UNKNOWN_VALUE\",\"message\":\"Valeurs : auto, vigie.\"}]}")) {
            var outcome = new Script(Script.CHECKOUT, "import")
                    .run(file.toString(), "--url", strict.url() + "/", "--profile", "x");
            assertEquals(1, outcome.code());
            assertTrue(outcome.err().contains("Champs faux. profile : Valeurs : auto, vigie."), outcome.err());
        }
    }

    @Test
    void namesTheFileThatIsNotThere() throws Exception {
        var outcome = new Script(Script.CHECKOUT, "import").run("absent.csv");
        assertEquals(1, outcome.code());
        assertTrue(outcome.err().contains("absent.csv"), outcome.err());
    }

    private Script.Outcome send(String... options) throws Exception {
        var arguments = new String[options.length + 1];
        arguments[0] = file.toString();
        System.arraycopy(options, 0, arguments, 1, options.length);
        return new Script(Script.CHECKOUT, "import")
                .with("VIGIE_URL", service.url())
                .run(arguments);
    }

    private static String job(int read, int created, int rejected) {
        return """
                {"id": "x", "state": "done", "progress": 1.0, "parameters": {"profile": "vigie"}, "created": %d,
                 "rejected": %d, "rowsRead": %d, "unchanged": 0, "updated": 0, "warnings": 1, "ungeocoded": 1}""".formatted(created, rejected, read);
    }
}
