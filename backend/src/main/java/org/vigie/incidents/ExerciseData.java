package org.vigie.incidents;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Incidents and reports that were made up for exercises. */
@Service
public class ExerciseData {

    private final JdbcClient jdbc;

    ExerciseData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether readers see any now. */
    public boolean exists() {
        return jdbc.sql("select exists (select from incident where exercise and version_to is null)")
                .query(Boolean.class)
                .single();
    }

    /**
     * Closes all of them, with the coverage that came with them, as a part of the change that publishes a version. Their
     * references are free again.
     *
     * @return how many incidents there were
     */
    public long remove(long version) {
        jdbc.sql("""
                        update coverage c set version_to = :version
                        where version_to is null and job_id is not null and exists (
                            select from report r where r.exercise and r.source = c.source and r.version_to is null)""").param("version", version).update();
        jdbc.sql("update report set version_to = :version where exercise and version_to is null")
                .param("version", version)
                .update();
        return jdbc.sql("update incident set version_to = :version where exercise and version_to is null")
                .param("version", version)
                .update();
    }
}
