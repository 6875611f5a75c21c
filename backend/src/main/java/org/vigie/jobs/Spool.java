package org.vigie.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where uploaded files wait for their job, one file a job, until the job has ended: on disk, and in the database, so that they
 * survive a crash and the loss of the disk, and every instance on the database has them. The directory is
 * {@code vigie.spool-directory}.
 */
@Component
public class Spool {

    private static final String NAME = "spool-name";

    private final Path directory;
    private final JobFiles kept;
    private final String name;

    Spool(@Value("${vigie.spool-directory:.vigie/spool}") Path directory, JobFiles kept) throws IOException {
        this.directory = Files.createDirectories(directory.toAbsolutePath());
        this.kept = kept;
        this.name = named();
    }

    private String named() throws IOException {
        Path file = directory.resolve(NAME);
        try {
            Files.writeString(file, UUID.randomUUID().toString(), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            // an earlier life, or another instance that shares the directory
        }
        return Files.readString(file);
    }

    /** Tells this directory from those of other instances: what is made here and stays on disk can be fetched only here. */
    public String name() {
        return name;
    }

    /** Keeps a stream as the file of a job; it is durable when this returns. */
    public Path keep(UUID jobId, InputStream content) {
        Path file = directory.resolve(jobId.toString());
        try (content) {
            Files.copy(content, file);
            kept.keep(jobId, file);
            return file;
        } catch (IOException | RuntimeException e) {
            removeFile(file);
            throw e instanceof IOException io
                    ? new UncheckedIOException("The upload could not be kept", io)
                    : (RuntimeException) e;
        }
    }

    /**
     * The kept file of a job.
     *
     * @throws JobFailure where it is gone: the job must be sent again
     */
    public Path get(UUID jobId) {
        Path file = directory.resolve(jobId.toString());
        try {
            if (!Files.isRegularFile(file) && !kept.restore(jobId, file)) {
                throw new JobFailure("FILE_GONE");
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("The upload could not be read back", e);
        }
    }

    /** Keeps the file of a job that has ended in the database only, for a day. */
    void setAside(UUID jobId) {
        removeFile(directory.resolve(jobId.toString()));
    }

    /**
     * Makes the kept file of a job that of another; it is durable when this returns.
     *
     * @return whether there was one: of two who take it, one gets it
     */
    public boolean take(UUID from, UUID to) {
        return kept.move(from, to);
    }

    /** Lets the file of a job go. */
    public void remove(UUID jobId) {
        removeFile(directory.resolve(jobId.toString()));
        kept.remove(jobId);
    }

    /** Bytes that the directory's disk has left. */
    public long bytesLeft() {
        try {
            return Files.getFileStore(directory).getUsableSpace();
        } catch (IOException e) {
            return 0;
        }
    }

    private static void removeFile(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
