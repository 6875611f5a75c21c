package org.vigie;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Real boundaries, events and gazetteers that lie beside the project on some machines and are never part of it. A test
 * that needs them is skipped, saying so, where they are absent.
 */
public final class SharedData {

    private static final Path DIRECTORY = Path.of(System.getProperty("vigie.shared.data", "../../shared/data"))
            .toAbsolutePath()
            .normalize();

    private SharedData() {}

    /** A file of the shared data; skips the running test where it is absent. */
    public static Path require(String relative) {
        Path file = DIRECTORY.resolve(relative);
        Assumptions.assumeTrue(Files.exists(file), "skipped: the shared test data is not here: " + relative);
        return file;
    }
}
