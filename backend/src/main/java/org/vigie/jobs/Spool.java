package org.vigie.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where uploaded files wait for their job: one file a job, on disk until the job has ended, so that a crash does not
 * lose it. The directory is {@code vigie.spool-directory}.
 */
@Component
public class Spool {

    private final Path directory;

    Spool(@Value("${vigie.spool-directory:.vigie/spool}") Path directory) throws IOException {
        this.directory = Files.createDirectories(directory.toAbsolutePath());
    }

    /** Keeps a stream as the file of a job; it is on disk when this returns. */
    public Path keep(UUID jobId, InputStream content) {
        Path file = directory.resolve(jobId.toString());
        try (content) {
            Files.copy(content, file);
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            return file;
        } catch (IOException e) {
            remove(jobId);
            throw new UncheckedIOException("The upload could not be kept", e);
        }
    }

    /**
     * The kept file of a job.
     *
     * @throws JobFailure where it is gone: the job must be sent again
     */
    public Path get(UUID jobId) {
        Path file = directory.resolve(jobId.toString());
        if (!Files.isRegularFile(file)) {
            throw new JobFailure("FILE_GONE");
        }
        return file;
    }

    /** Lets the file of a job go. */
    public void remove(UUID jobId) {
        try {
            Files.deleteIfExists(directory.resolve(jobId.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
