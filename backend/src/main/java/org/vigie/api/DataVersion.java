package org.vigie.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The data version: a number that grows by one with every published change, under a row lock held to the end of the
 * change's transaction. Versions are therefore in commit order, which a sequence would not be.
 */
@Component
public class DataVersion {

    private final JdbcClient jdbc;

    DataVersion(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest version whose change is committed; 0 for an empty store. */
    public long current() {
        return jdbc.sql("select version from data_version").query(Long.class).single();
    }

    /**
     * Makes later changes wait until the surrounding transaction ends: for one that must see what is there and change it as one.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock() {
        jdbc.sql("select version from data_version for update")
                .query(Long.class)
                .single();
    }

    /**
     * The version that the surrounding transaction publishes. Later callers wait until that transaction ends, so it is
     * asked for as late as can be. Asking again in the same transaction would number one change twice: don't.
     *
     * @param reason what changed, a short word for the log of changes ({@code import}, {@code boundaries}, …)
     * @param jobId the job that made the change, if one did
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long next(String reason, @Nullable UUID jobId) {
        long version = jdbc.sql("update data_version set version = version + 1 returning version")
                .query(Long.class)
                .single();
        jdbc.sql("insert into data_change (version, reason, job_id) values (:version, :reason, :jobId)")
                .param("version", version)
                .param("reason", reason)
                .param("jobId", jobId)
                .update();
        return version;
    }
}
