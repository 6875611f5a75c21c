package org.vigie.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What scripts/run refuses, before it builds or starts anything. */
class RunScriptTest {

    @Test
    void saysThatThePortIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Checkout checkout = Checkout.open()) {
            var outcome = checkout.script("run").run("--port", Integer.toString(taken.getLocalPort()));
            assertEquals(1, outcome.code());
            assertEquals(2, outcome.err().lines().count(), outcome.err());
            assertTrue(outcome.err().contains("le port " + taken.getLocalPort() + " est déjà pris"), outcome.err());
            assertFalse(Files.exists(checkout.cluster()));
        }
    }

    @Test
    void refusesWhatIsNoPort() throws Exception {
        for (String port : List.of("0", "65536", "http", "")) {
            var outcome = new Script(Script.CHECKOUT, "run").run("--port", port);
            assertEquals(1, outcome.code(), port);
            assertTrue(outcome.err().contains("« " + port + " »"), outcome.err());
        }
    }

    @Test
    void refusesUnknownArguments() throws Exception {
        var outcome = new Script(Script.CHECKOUT, "run").run("--demo");
        assertEquals(1, outcome.code());
        assertTrue(outcome.err().contains("--demo"), outcome.err());
    }

    /** A machine where nothing may be installed is played by a PATH with the few tools that every Debian has. */
    @Test
    void givesTheCommand_whereItMayNotInstall() throws Exception {
        try (Checkout checkout = Checkout.open()) {
            Path few = Files.createDirectory(checkout.directory().resolve("few"));
            for (String tool :
                    List.of("bash", "env", "dirname", "id", "sed", "sort", "tail", "tr", "basename", "readlink")) {
                Files.createSymbolicLink(few.resolve(tool), Path.of("/usr/bin", tool));
            }
            var outcome = checkout.script("run").with("PATH", few.toString()).run("--port", "1");
            assertEquals(1, outcome.code());
            assertTrue(outcome.err().contains("apt-get update && apt-get install "), outcome.err());
            assertTrue(outcome.err().contains(" maven curl"), outcome.err());
            assertFalse(Files.exists(checkout.cluster()));
        }
    }
}
