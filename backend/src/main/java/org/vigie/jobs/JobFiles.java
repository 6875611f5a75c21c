package org.vigie.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Uploaded files in the database, in parts, until their job has ended, or a day longer where its handler keeps them. */
@Repository
class JobFiles {

    private static final int PART_BYTES = 1 << 20;

    private final JdbcClient jdbc;

    JobFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a file whole, or not at all. */
    @Transactional
    public void keep(UUID jobId, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(PART_BYTES);
            for (int part = 0; part == 0 || content.length > 0; part++) {
                jdbc.sql("insert into job_file (job_id, part, content) values (:job, :part, :content)")
                        .param("job", jobId)
                        .param("part", part)
                        .param("content", content)
                        .update();
                content = in.readNBytes(PART_BYTES);
            }
        }
    }

    /** Writes the file of a job; false where there is none. */
    public boolean restore(UUID jobId, Path file) throws IOException {
        Optional<byte[]> content = part(jobId, 0);
        if (content.isEmpty()) {
            return false;
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try (OutputStream out = Files.newOutputStream(unfinished)) {
            for (int part = 0; content.isPresent(); content = part(jobId, ++part)) {
                out.write(content.get());
            }
        }
        Files.move(unfinished, file);
        return true;
    }

    private Optional<byte[]> part(UUID jobId, int part) {
        return jdbc.sql("select content from job_file where job_id = :job and part = :part")
                .param("job", jobId)
                .param("part", part)
                .query((row, number) -> row.getBytes(1))
                .optional();
    }

    /** Makes the file of a job that of another; false where there is none. */
    public boolean move(UUID from, UUID to) {
        return jdbc.sql("update job_file set job_id = :to, kept_at = now() where job_id = :from")
                        .param("from", from)
                        .param("to", to)
                        .update()
                > 0;
    }

    /** Lets the files of all jobs go that have ended. */
    public void removeSetAside() {
        jdbc.sql("delete from job_file where job_id in (select id from job where state in ('DONE', 'FAILED'))")
                .update();
    }

    public void remove(UUID jobId) {
        jdbc.sql("delete from job_file where job_id = :job").param("job", jobId).update();
    }

    /** Lets files go whose job ended a day ago, or never came to be: the service died between the two. */
    public void removeAbandoned() {
        jdbc.sql("""
                delete from job_file where kept_at < now() - interval '1 day'
                    and not exists (select from job where job.id = job_file.job_id and state in ('QUEUED', 'RUNNING'))""").update();
    }
}
