package org.vigie.exports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where files made by jobs wait to be fetched, one a job, for a day. */
@Component
class ExportFiles {

    private static final Duration KEPT = Duration.ofDays(1);

    private final Path directory;

    ExportFiles(@Value("${vigie.spool-directory:.vigie/spool}") Path spool) throws IOException {
        directory = Files.createDirectories(spool.toAbsolutePath().resolve("exports"));
    }

    /** Where the file of a job belongs. */
    Path path(UUID jobId) {
        return directory.resolve(jobId.toString());
    }

    /** The file of a job; empty where it was never made, or is gone. */
    Optional<Path> find(UUID jobId) {
        return Optional.of(path(jobId)).filter(Files::isRegularFile);
    }

    /** Lets files go that nobody fetched within a day. */
    void removeOld() {
        removeBefore(Instant.now().minus(KEPT));
    }

    /** Lets all files go. */
    void removeAll() {
        removeBefore(Instant.MAX);
    }

    private void removeBefore(Instant limit) {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
