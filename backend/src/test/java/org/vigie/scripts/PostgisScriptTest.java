package org.vigie.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The private PostGIS cluster: made, stopped, found again after a crash, by root and by an ordinary user. */
class PostgisScriptTest {

    private static final String ORDINARY = "nobody";

    @Test
    void keepsItsDataBetweenRuns() throws Exception {
        try (Checkout checkout = Checkout.open()) {
            assertEquals(3, checkout.script("postgis").run("status").code());
            String settings = start(checkout);
            assertTrue(
                    settings.matches("VIGIE_DB_URL=jdbc:postgresql://127\\.0\\.0\\.1:\\d+/vigie\n"
                            + "VIGIE_DB_USER=vigie\nVIGIE_DB_PASSWORD=[0-9a-f]{48}\n"),
                    settings);
            assertEquals(
                    "fuzzystrmatch\npg_trgm\npostgis\nunaccent\n",
                    sql(checkout, "select extname from pg_extension where extname <> 'plpgsql' order by 1"));
            sql(checkout, "create table kept as select 42 as answer");

            assertEquals(0, checkout.script("postgis").run("stop").code());
            assertEquals(3, checkout.script("postgis").run("status").code());
            assertEquals(1, checkout.script("postgis").run("url").code());

            start(checkout);
            assertEquals(0, checkout.script("postgis").run("status").code());
            assertEquals("42\n", sql(checkout, "select answer from kept"));
        }
    }

    @Test
    void startsOnceHoweverOftenItIsAsked() throws Exception {
        try (Checkout checkout = Checkout.open()) {
            var first = CompletableFuture.supplyAsync(() -> startUnchecked(checkout));
            var second = CompletableFuture.supplyAsync(() -> startUnchecked(checkout));
            assertEquals(first.get(), second.get());
            long postmaster = checkout.postmaster();
            start(checkout);
            assertEquals(postmaster, checkout.postmaster());
        }
    }

    @Test
    void isClosedToOthers() throws Exception {
        try (Checkout checkout = Checkout.open()) {
            start(checkout);
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(checkout.cluster().resolve("password"))));
            assertEquals("scram-sha-256\n", sql(checkout, "select distinct auth_method from pg_hba_file_rules"));
            assertEquals("127.0.0.1\n", sql(checkout, "show listen_addresses"));
            assertEquals("on\n", sql(checkout, "show fsync"));

            assumeTrue(Checkout.IS_ROOT, "skipped in part: only root goes through the postgres user");
            assertEquals("postgres", owner(checkout.postmaster()));
            var refused = checkout.script("postgis").asUser(ORDINARY).run("start");
            assertEquals(1, refused.code());
            assertTrue(refused.err().contains("sudo"), refused.err());
        }
    }

    @Test
    void findsItselfAgainAfterACrash() throws Exception {
        try (Checkout checkout = Checkout.open()) {
            start(checkout);
            sql(checkout, "create table kept as select 42 as answer");
            long postmaster = checkout.postmaster();
            kill(postmaster);
            assertTrue(Files.exists(checkout.cluster().resolve("data/postmaster.pid")), "the stale file is there");
            assertEquals(3, checkout.script("postgis").run("status").code());

            start(checkout);
            assertNotEquals(postmaster, checkout.postmaster());
            assertEquals("42\n", sql(checkout, "select answer from kept"));
        }
    }

    @Test
    void isNotMisledByAProcessThatHasTakenItsNumber() throws Exception {
        try (Checkout checkout = Checkout.open()) {
            start(checkout);
            kill(checkout.postmaster());
            Path pidFile = checkout.cluster().resolve("data/postmaster.pid");
            List<String> lines = Files.readAllLines(pidFile);
            Process stranger = strangerOfTheSameOwner();
            try {
                lines.set(0, Long.toString(stranger.pid()));
                Files.write(pidFile, lines);
                assertEquals(3, checkout.script("postgis").run("status").code());
                start(checkout);
                assertNotEquals(stranger.pid(), checkout.postmaster());
                checkout.script("postgis").run("stop");
                assertTrue(stranger.isAlive(), "somebody else's process is left alone");
            } finally {
                stranger.destroy();
            }
        }
    }

    @Test
    void moves_whenSomebodyElseHasTakenItsPort() throws Exception {
        try (Checkout checkout = Checkout.open()) {
            start(checkout);
            checkout.script("postgis").run("stop");
            int port = Integer.parseInt(
                    Files.readString(checkout.cluster().resolve("port")).strip());
            try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                start(checkout);
                String url = checkout.script("postgis").run("url").out();
                assertFalse(url.contains(":" + taken.getLocalPort() + "/"), url);
                assertEquals("1\n", sql(checkout, "select 1"));
            }
        }
    }

    /** The port of a connection that somebody made is taken too, and nobody answers there. */
    @Test
    void moves_whenAConnectionLeavesFromItsPort() throws Exception {
        try (Checkout checkout = Checkout.open()) {
            start(checkout);
            checkout.script("postgis").run("stop");
            int port = Integer.parseInt(
                    Files.readString(checkout.cluster().resolve("port")).strip());
            InetAddress here = InetAddress.getLoopbackAddress();
            try (var other = new ServerSocket(0, 1, here);
                    var leaving = new Socket(here, other.getLocalPort(), here, port)) {
                start(checkout);
                String url = checkout.script("postgis").run("url").out();
                assertFalse(url.contains(":" + leaving.getLocalPort() + "/"), url);
                assertEquals("1\n", sql(checkout, "select 1"));
            }
        }
    }

    @Test
    void liesInVarLib_whenThePostgresUserCannotReachTheCheckout() throws Exception {
        assumeTrue(Checkout.IS_ROOT, "skipped: only root goes through the postgres user");
        try (Checkout checkout = Checkout.closedToOthers()) {
            start(checkout);
            assertTrue(Files.isSymbolicLink(checkout.cluster()));
            assertTrue(
                    Files.readSymbolicLink(checkout.cluster()).startsWith("/var/lib"),
                    Files.readSymbolicLink(checkout.cluster()).toString());
            kill(checkout.postmaster());
            start(checkout);
            assertEquals("1\n", sql(checkout, "select 1"));
        }
    }

    @Test
    void servesAnOrdinaryUser_andRootBesideThem() throws Exception {
        assumeTrue(Checkout.IS_ROOT, "skipped: only root may act for another user");
        try (Checkout checkout = Checkout.open().ownedBy(ORDINARY)) {
            var started = checkout.script("postgis").asUser(ORDINARY).run("start");
            assertEquals(0, started.code(), started.err());
            assertEquals(ORDINARY, owner(checkout.postmaster()));
            assertEquals(started.out(), start(checkout));

            checkout.script("postgis").run("stop");
            start(checkout);
            assertEquals(ORDINARY, owner(checkout.postmaster()));
            assertEquals(
                    0, checkout.script("postgis").asUser(ORDINARY).run("stop").code());
        }
    }

    private static String start(Checkout checkout) throws Exception {
        var started = checkout.script("postgis").run("start");
        assertEquals(0, started.code(), started.err());
        return started.out();
    }

    private static String startUnchecked(Checkout checkout) {
        try {
            return start(checkout);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sql(Checkout checkout, String sql) throws Exception {
        var answer = checkout.script("postgis").run("psql", "-XAtqc", sql);
        assertEquals(0, answer.code(), answer.err());
        return answer.out();
    }

    private static void kill(long postmaster) throws Exception {
        ProcessHandle process = ProcessHandle.of(postmaster).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(30, TimeUnit.SECONDS);
    }

    private static Process strangerOfTheSameOwner() throws Exception {
        return Checkout.IS_ROOT
                ? new ProcessBuilder("setpriv", "--reuid", "postgres", "--clear-groups", "sleep", "120").start()
                : new ProcessBuilder("sleep", "120").start();
    }

    private static String owner(long process) {
        return ProcessHandle.of(process).orElseThrow().info().user().orElseThrow();
    }
}
