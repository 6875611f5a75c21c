package org.vigie.scripts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A copy of the scripts alone in a temporary directory, with a cluster of its own that ends with it. */
final class Checkout implements AutoCloseable {

    static final boolean IS_ROOT = "root".equals(System.getProperty("user.name"));

    private final Path directory;

    private Checkout(Path directory) {
        this.directory = directory;
    }

    /** A checkout that every user of the machine can reach. */
    static Checkout open() throws IOException {
        Checkout checkout = closedToOthers();
        Files.setPosixFilePermissions(checkout.directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        return checkout;
    }

    /** A checkout that only this user can reach, as below a home directory of mode 700. */
    static Checkout closedToOthers() throws IOException {
        Path directory = Files.createTempDirectory("vigie-checkout");
        Path scripts = Files.createDirectory(directory.resolve("scripts"));
        try (Stream<Path> files = Files.list(Script.CHECKOUT.resolve("scripts"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = Files.copy(file, scripts.resolve(file.getFileName()));
                Files.setPosixFilePermissions(copy, Files.getPosixFilePermissions(file));
            }
        }
        return new Checkout(directory);
    }

    Path directory() {
        return directory;
    }

    Path cluster() {
        return directory.resolve(".vigie/postgres");
    }

    /** Gives it to another user; only root may. */
    Checkout ownedBy(String user) throws IOException, InterruptedException {
        Script.run(List.of("chown", "-R", user + ":", directory.toString()), Map.of(), directory);
        return this;
    }

    Script script(String name) {
        return new Script(directory, name);
    }

    /** The process that postmaster.pid names. */
    long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(cluster().resolve("data/postmaster.pid"))
                .get(0)
                .strip());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (Files.exists(cluster().resolve("data"))) {
            script("postgis").run("stop");
        }
        if (Files.isSymbolicLink(cluster())) {
            Path target = Files.readSymbolicLink(cluster());
            if (target.toString().startsWith("/var/lib/vigie-")) {
                delete(target);
            }
        }
        delete(directory);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> walk = Files.walk(directory)) {
            for (Path path : walk.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
